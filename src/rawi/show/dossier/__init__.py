"""The dossier of an incident, prepared for pages and terminals."""

from rawi.show.dossier.names import counts, reasons, report_name, when, where
from rawi.show.dossier.view import FIELDS, SHOWN, Dossier, Row, largest, prepare

__all__ = [
    "FIELDS",
    "SHOWN",
    "Dossier",
    "Row",
    "counts",
    "largest",
    "prepare",
    "reasons",
    "report_name",
    "when",
    "where",
]

"""A self-contained page of one incident: versions, origins, copies, drift, texts, drawings; it loads nothing."""

from __future__ import annotations

from collections.abc import Mapping

from rawi.model import Connections, Incident, Reading
from rawi.show.account_page import environment
from rawi.show.dossier import SHOWN, counts, prepare, reasons, when, where


def dossier_page(incident: Incident, connections: Connections, readings: Mapping[str, Reading]) -> str:
    """The page as HTML."""
    dossier = prepare(incident, connections, readings)
    others = [other for other in connections.incidents if other.id != incident.id]
    return (
        environment()
        .get_template("dossier.html")
        .render(dossier=dossier, others=others, when=when, where=where, counts=counts, reasons=reasons, shown=SHOWN)
    )

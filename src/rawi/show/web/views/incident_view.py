"""An incident prepared for its page: the dossier, the matrix of reports and fields, where judgements stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from rawi.model import Connections, Id, Incident, Reading, ReportSummary, Version
from rawi.show import words
from rawi.show.dossier import FIELDS, Dossier, prepare, report_name
from rawi.show.web.views.report_view import title_of
from rawi.show.web.views.standing import Key, Standing, standings, undone_ids
from rawi.store.protocol import Store
from rawi.store.records import Change, IncidentLine, Judgement, StoredIncident

MOST_REPORTS = 150
"""Reports whose texts are read for the page; an incident with more is shown by its first ones."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of one field."""

    values: tuple[tuple[str, int], ...] = ()
    """Each value with the number of its version, so that the same version looks the same."""


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True):
    """One report against the fields."""

    document: Id
    name: str
    title: str
    background: bool
    cells: tuple[Cell, ...]


class IncidentView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page of an incident shows."""

    dossier: Dossier
    fields: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    standings: Mapping[Key, Standing]
    history: tuple[Change, ...]
    judgements: tuple[Judgement, ...]
    undone: frozenset[str]
    related: tuple[IncidentLine, ...]
    titles: Mapping[Id, str]
    left_out: int


def view_incident(stored: StoredIncident, store: Store) -> IncidentView:
    """The incident with its reports' texts."""
    incident = stored.incident
    members = [*incident.reports, *incident.mentioned_in]
    readings = readings_of(incident, store, most=MOST_REPORTS)
    connections = connections_of(stored, readings)
    return IncidentView(
        dossier=prepare(incident, connections, readings),
        fields=_fields(incident),
        matrix=tuple(_matrix(incident, readings)),
        standings=standings(stored.judgements),
        history=stored.history,
        judgements=stored.judgements,
        undone=undone_ids(stored.judgements),
        related=stored.related,
        titles={key: title_of(reading) for key, reading in readings.items()},
        left_out=max(0, len(members) - MOST_REPORTS),
    )


def readings_of(incident: Incident, store: Store, *, most: int | None = None) -> dict[Id, Reading]:
    """Its reports by id, those that tell of it as background last."""
    members = [*incident.reports, *incident.mentioned_in]
    return {reading.document.id: reading for reading in store.readings(members[:most])}


def connections_of(stored: StoredIncident, readings: Mapping[Id, Reading]) -> Connections:
    """The incident with its links, its related incidents by name, and its reports in short."""
    return Connections(
        links=stored.links,
        incidents=(stored.incident, *map(_named, stored.related)),
        reports=tuple(_summary(reading) for reading in readings.values()),
    )


def _summary(reading: Reading) -> ReportSummary:
    document = reading.document
    return ReportSummary(
        id=document.id,
        outlet=document.outlet,
        language=document.language,
        published=document.published.start if document.published else None,
        title=title_of(reading),
    )


def _named(line: IncidentLine) -> Incident:
    """Only what a mention of the incident needs."""
    return Incident(id=line.id, kind=line.kind, title=line.title)


def _fields(incident: Incident) -> tuple[str, ...]:
    given = {version.field for version in incident.versions}
    return tuple(field for field in FIELDS if field in given)


def _matrix(incident: Incident, readings: Mapping[Id, Reading]) -> list[MatrixRow]:
    fields = _fields(incident)
    summaries = {key: _summary(reading) for key, reading in readings.items()}
    members = [key for key in (*incident.reports, *incident.mentioned_in) if key in readings]
    rows = []
    for key in members:
        cells = tuple(_cell([v for v in incident.versions if v.field == field], key) for field in fields)
        rows.append(
            MatrixRow(
                document=key,
                name=report_name(summaries.get(key), key),
                title=summaries[key].title,
                background=key not in incident.reports,
                cells=cells,
            )
        )
    return rows


def _cell(versions: Sequence[Version], document: Id) -> Cell:
    return Cell(
        values=tuple(
            (_value(version), number) for number, version in enumerate(versions) if document in version.reports
        )
    )


def _value(version: Version) -> str:
    if version.low is not None or version.high is not None:
        return words.bounds(version.low, version.high)
    return version.value

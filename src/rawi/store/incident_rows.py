"""Writes and removes the rows of incidents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, delete, select, update

from rawi.model import Id, Incident
from rawi.store.codec import pack
from rawi.store.incident_parts import line_of
from rawi.store.rows import Row, in_chunks, put_new
from rawi.store.tables import documents, drifts, incident_origins, incident_reports, incidents
from rawi.store.wording import spell

ENGINE, PERSON = "engine", "person"
IS_SHOWN: ColumnElement[bool] = incidents.c.shown + 0 == 1
"""For rows found by something else: the sum keeps SQLite from walking the index of all that is shown."""


def _columns(incident: Incident) -> Row:
    start, end = incident.start, incident.end
    return {
        "kind": incident.kind,
        "day": start.toordinal() if start else 0,
        "last_day": max(end.toordinal() - 1, start.toordinal())
        if start and end
        else (start.toordinal() if start else 0),
        "latitude": incident.latitude,
        "longitude": incident.longitude,
        "grade": incident.grade.name if incident.grade else None,
        "folded": " ".join(spell(f"{incident.title} {incident.place or ''}")),
        "line": pack(line_of(incident)),
        "body": pack(incident),
    }


def add_incident(connection: Connection, incident: Incident, *, layer: str) -> None:
    """Adds an incident that the layer does not have yet."""
    values = {**_columns(incident), "id": incident.id, "layer": layer, "shown": 1}
    seq = connection.execute(incidents.insert().values(values).returning(incidents.c.seq)).scalar_one()
    _add_parts(connection, int(seq), incident)


def replace_incident(connection: Connection, seq: int, incident: Incident) -> None:
    """Gives a row's incident a new state."""
    connection.execute(update(incidents).where(incidents.c.seq == seq).values(_columns(incident)))
    _remove_parts(connection, [seq])
    _add_parts(connection, seq, incident)


def remove_incidents(connection: Connection, numbers: Collection[int]) -> None:
    """Removes rows with all that hangs on them."""
    _remove_parts(connection, numbers)
    for chunk in in_chunks(numbers):
        connection.execute(delete(incidents).where(incidents.c.seq.in_(chunk)))


def _remove_parts(connection: Connection, numbers: Collection[int]) -> None:
    for table in (incident_reports, incident_origins, drifts):
        for chunk in in_chunks(numbers):
            connection.execute(delete(table).where(table.c.incident.in_(chunk)))


def _add_parts(connection: Connection, seq: int, incident: Incident) -> None:
    told = [{"incident": seq, "document": key, "main": 1} for key in dict.fromkeys(incident.reports)]
    told += [
        {"incident": seq, "document": key, "main": 0}
        for key in dict.fromkeys(incident.mentioned_in)
        if key not in incident.reports
    ]
    put_new(connection, incident_reports, told)
    put_new(connection, incident_origins, [{"incident": seq, "origin": origin.id} for origin in incident.origins])
    if incident.drifts:
        outlets = outlets_of(connection, [drift.relay.document for drift in incident.drifts])
        connection.execute(
            drifts.insert(),
            [
                {"incident": seq, "outlet": outlets.get(drift.relay.document), "body": pack(drift)}
                for drift in incident.drifts
            ],
        )


def outlets_of(connection: Connection, keys: Sequence[Id]) -> dict[Id, str | None]:
    """The outlet of each report."""
    found: dict[Id, str | None] = {}
    for chunk in in_chunks(dict.fromkeys(keys)):
        rows = connection.execute(select(documents.c.id, documents.c.outlet).where(documents.c.id.in_(chunk)))
        found.update({row.id: row.outlet for row in rows})
    return found

"""Lays the standing judgements of people over what the engine found, each time the engine is rerun or someone judges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select, update

from rawi.model import Feature, Grade, Id, Incident, Link, make_id
from rawi.store.codec import unpack
from rawi.store.incident_parts import joined, with_reports, without_origin
from rawi.store.incident_rows import ENGINE, IS_SHOWN, PERSON, add_incident, remove_incidents, replace_incident
from rawi.store.records import Judgement
from rawi.store.rows import in_chunks
from rawi.store.tables import incident_origins, incident_reports, incidents, links
from rawi.store.trail import live_judgements

Regrade = Callable[[Incident], Grade | None]
"""Gives the grade of an incident that a person changed: the rules of grades are the connecting stage's."""
CORRECTABLE = ("title", "place", "kind", "start", "end", "latitude", "longitude", "radius_km")
"""Fields of an incident that a person can set."""
_MAIN = 1000
"""A report whose main incident it is outweighs any number that only mention it."""
_JUDGED = {"accept": "accepted", "reject": "rejected"}


def replay_links(connection: Connection) -> None:
    """Each link is judged as the latest standing judgement says, else as the engine said."""
    judged = {judgement.target: judgement for judgement in live_judgements(connection, ["link"])}
    said = links.c.judge != "rawi"
    for row in connection.execute(select(links.c.id, links.c.body).where(said)).all():
        if row.id not in judged:
            link = unpack(row.body, Link)
            _set(connection, row.id, link.judgement, link.judge)
    for key, judgement in judged.items():
        _set(connection, key, _JUDGED[judgement.verdict], judgement.person)


def _set(connection: Connection, key: Id, judgement: str, judge: str) -> None:
    connection.execute(update(links).where(links.c.id == key).values(judgement=judgement, judge=judge))


def replay_incidents(connection: Connection, regrade: Regrade) -> None:
    """Incidents as people split, merged, mended or rejected them stand over the engine's, graded anew."""
    old = connection.execute(select(incidents.c.seq).where(incidents.c.layer == PERSON)).scalars().all()
    remove_incidents(connection, old)
    connection.execute(update(incidents).where(incidents.c.shown == 0).values(shown=1))
    for judgement in live_judgements(connection, ["incident", "membership", "origin"]):
        _apply(connection, judgement)
    for row in connection.execute(select(incidents.c.seq, incidents.c.body).where(incidents.c.layer == PERSON)).all():
        incident = unpack(row.body, Incident)
        if incident.grade is None:
            replace_incident(connection, row.seq, msgspec.structs.replace(incident, grade=regrade(incident)))


def _apply(connection: Connection, judgement: Judgement) -> None:
    match judgement.target_kind, judgement.verdict:
        case "incident", "merge":
            _merge(connection, judgement)
        case "incident", "split":
            _split(connection, judgement)
        case "incident", "correct":
            _correct(connection, judgement)
        case "incident", "reject":
            _hide(connection, judgement)
        case "membership", "reject":
            _take_out(connection, judgement)
        case "origin", "reject":
            _take_origin(connection, judgement)
        case _:
            pass  # an accepted one stands as it is


def why_of(judgement: Judgement) -> Feature:
    """The judgement as a reason that a reader can check."""
    return Feature(
        name=f"{judgement.verdict} by {judgement.person}", value=1.0, detail=f"{judgement.time}: {judgement.reason}"
    )


def _merge(connection: Connection, judgement: Judgement) -> None:
    left = best_of(connection, judgement.parts[0], preferred=judgement.target)
    right = best_of(connection, judgement.parts[1], preferred=judgement.value)
    if left is None or right is None or left.seq == right.seq:
        return
    whole = joined(unpack(left.body, Incident), unpack(right.body, Incident), why=why_of(judgement))
    _put_in_place(connection, [left, right], [whole])


def _split(connection: Connection, judgement: Judgement) -> None:
    stay, go = judgement.parts
    row = best_of(connection, go, preferred=judgement.target)
    if row is None:
        return
    incident = unpack(row.body, Incident)
    told = {*incident.reports, *incident.mentioned_in}
    leaving = told & set(go)
    staying = told - leaving
    if not leaving or not staying & set(stay):
        return
    why = why_of(judgement)
    parts = [
        with_reports(incident, staying, key=incident.id, why=why),
        with_reports(incident, leaving, key=make_id("split", judgement.id), why=why),
    ]
    _put_in_place(connection, [row], parts)


def _take_out(connection: Connection, judgement: Judgement) -> None:
    row = best_of(connection, judgement.parts[0], preferred=judgement.target)
    if row is None:
        return
    incident = unpack(row.body, Incident)
    told = {*incident.reports, *incident.mentioned_in}
    if judgement.document in told and len(told) > 1:
        kept = with_reports(incident, told - {judgement.document}, key=incident.id, why=why_of(judgement))
        _put_in_place(connection, [row], [kept])


def _correct(connection: Connection, judgement: Judgement) -> None:
    row = best_of(connection, judgement.parts[0], preferred=judgement.target)
    if row is None:
        return
    incident = corrected(unpack(row.body, Incident), judgement.value)
    reasons = (*incident.reasons, why_of(judgement))
    _put_in_place(connection, [row], [msgspec.structs.replace(incident, reasons=reasons)])


def corrected(incident: Incident, value: str) -> Incident:
    """The incident with `field=value` set; raises ValueError where it has no such field or value."""
    field, _, given = value.partition("=")
    if field not in CORRECTABLE:
        raise ValueError(f"{field!r} cannot be set; {', '.join(CORRECTABLE)} can")
    kinds = {one.name: one.type for one in msgspec.structs.fields(Incident)}
    read = msgspec.convert(given or None, kinds[field], strict=False)
    return msgspec.structs.replace(incident, **{field: read})


def _hide(connection: Connection, judgement: Judgement) -> None:
    row = best_of(connection, judgement.parts[0], preferred=judgement.target)
    if row is not None:
        _put_in_place(connection, [row], [])


def _take_origin(connection: Connection, judgement: Judgement) -> None:
    statement = (
        select(incidents)
        .join(incident_origins, incident_origins.c.incident == incidents.c.seq)
        .where(incident_origins.c.origin == judgement.target, IS_SHOWN)
    )
    rows = connection.execute(statement).all()
    if judgement.value:
        best = best_of(connection, judgement.parts[0], preferred=judgement.value)
        rows = [row for row in rows if best is not None and row.seq == best.seq]
    for row in rows:
        incident = without_origin(unpack(row.body, Incident), judgement.target, why=why_of(judgement))
        _put_in_place(connection, [row], [incident])


def _put_in_place(connection: Connection, rows: Sequence[Row[Any]], found: Sequence[Incident]) -> None:
    """Hides the engine's incidents, removes people's former ones, and shows the new ones."""
    remove_incidents(connection, [row.seq for row in rows if row.layer == PERSON])
    hidden = [row.seq for row in rows if row.layer == ENGINE]
    connection.execute(update(incidents).where(incidents.c.seq.in_(hidden)).values(shown=0))
    for incident in found:
        add_incident(connection, incident, layer=PERSON)


def best_of(connection: Connection, reports: Sequence[Id], *, preferred: Id) -> Row[Any] | None:
    """The shown incident that holds most of the reports; the one of the preferred id where it holds any."""
    counted: dict[int, int] = {}
    for chunk in in_chunks(reports):
        statement = (
            select(incident_reports.c.incident, func.sum(incident_reports.c.main * _MAIN + 1))
            .join(incidents, incidents.c.seq == incident_reports.c.incident)
            .where(incident_reports.c.document.in_(chunk), IS_SHOWN)
            .group_by(incident_reports.c.incident)
        )
        for seq, count in connection.execute(statement):
            counted[seq] = counted.get(seq, 0) + count
    if not counted:
        return None
    rows = connection.execute(select(incidents).where(incidents.c.seq.in_(list(counted)))).all()
    return min(rows, key=lambda row: (row.id != preferred, -counted[row.seq], row.id))

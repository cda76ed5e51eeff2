"""Finds what holds between reports: links, incidents, their history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select, tuple_

from rawi.model import Connections, Id, Incident, Link
from rawi.store.codec import make_cursor, read_cursor, unpack
from rawi.store.geography import in_box, in_circle
from rawi.store.incident_rows import ENGINE, IS_SHOWN
from rawi.store.records import Change, IncidentLine, IncidentQuery, Page, StoredIncident
from rawi.store.rows import in_chunks
from rawi.store.tables import changes, documents, incident_origins, incident_reports, incidents, links, terms
from rawi.store.trail import judgements_on
from rawi.store.wording import spell

MOST_INCIDENTS = 5000
"""The longest page: a map shows so many."""
_MOST_LINKS = 500
_NEWEST = 2000
"""Reports of an outlet whose links are looked at."""
_STEPS = 20
"""Renamings followed before giving up."""


def read_link(row: Row[Any]) -> Link:
    """The link, judged as people judged it."""
    link = unpack(row.body, Link)
    if (link.judgement, link.judge) == (row.judgement, row.judge):
        return link
    return msgspec.structs.replace(link, judgement=row.judgement, judge=row.judge)


def list_links(connection: Connection, keys: Collection[Id] | None, cursor: str | None, limit: int) -> Page[Link]:
    """Links of any of the documents, or all, in the order of saving."""
    limit = max(1, min(limit, _MOST_LINKS))
    statement = select(links)
    if keys is not None:
        wanted = sorted(set(keys))[:_MOST_LINKS]
        # Two index walks joined: an OR over two columns would read the whole table.
        left = select(links.c.seq).where(links.c.left.in_(wanted))
        right = select(links.c.seq).where(links.c.right.in_(wanted))
        statement = statement.where(links.c.seq.in_(left.union(right)))
    if cursor:
        statement = statement.where(links.c.seq > read_cursor(cursor, int)[0])
    rows = connection.execute(statement.order_by(links.c.seq).limit(limit + 1)).all()
    following = make_cursor(rows[limit - 1].seq) if len(rows) > limit else None
    return Page(items=tuple(map(read_link, rows[:limit])), next=following)


def all_connections(connection: Connection, *, judged: bool) -> Connections:
    """All links and incidents: as people judged them, or as the engine last found them."""
    standing = IS_SHOWN if judged else incidents.c.layer == ENGINE
    ties = connection.execute(select(links).order_by(links.c.seq)).all()
    bodies = connection.execute(select(incidents.c.body).where(standing).order_by(incidents.c.seq)).scalars()
    return Connections(
        links=tuple(read_link(row) if judged else unpack(row.body, Link) for row in ties),
        incidents=tuple(unpack(body, Incident) for body in bodies),
    )


def find_link(connection: Connection, key: Id) -> Link | None:
    """One link."""
    row = connection.execute(select(links).where(links.c.id == key)).first()
    return read_link(row) if row else None


def links_of_outlet(connection: Connection, outlet: str, limit: int) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Links in which the outlet's newest reports are made from others, and those in which others are made from them."""
    newest = (
        select(terms.c.seq)
        .where(terms.c.kind == "outlet", terms.c.value == outlet)
        .order_by(terms.c.day.desc(), terms.c.seq.desc())
        .limit(_NEWEST)
    )
    mine = select(documents.c.id).where(documents.c.seq.in_(newest))
    relays: list[Link] = []
    relayed: list[Link] = []
    for column in (links.c.left, links.c.right):
        statement = select(links).where(column.in_(mine)).order_by(links.c.seq.desc()).limit(2 * limit)
        for link in map(read_link, connection.execute(statement)):
            made = {"left_from_right": "left", "right_from_left": "right"}.get(link.direction)
            if made is not None and link.judgement != "rejected":
                (relays if made == column.name else relayed).append(link)
    return tuple(relays[:limit]), tuple(relayed[:limit])


def links_between(connection: Connection, keys: Sequence[Id]) -> tuple[Link, ...]:
    """Links whose two reports are both among these."""
    found: list[Link] = []
    wanted = set(keys)
    for chunk in in_chunks(keys):
        # no ORDER BY: SQLite would walk all links in that order instead of using the index
        rows = connection.execute(select(links).where(links.c.left.in_(chunk))).all()
        found += [read_link(row) for row in sorted(rows, key=lambda row: row.seq) if row.right in wanted]
    return tuple(found[:_MOST_LINKS])


def incident_lines(rows: Iterable[Row[Any]]) -> tuple[IncidentLine, ...]:
    """The lines of rows of incidents."""
    return tuple(unpack(row.line, IncidentLine) for row in rows)


def list_incidents(connection: Connection, query: IncidentQuery, cursor: str | None, limit: int) -> Page[IncidentLine]:
    """Incidents that meet the query, the latest first."""
    limit = max(1, min(limit, MOST_INCIDENTS))
    statement = select(incidents.c.day, incidents.c.seq, incidents.c.line).where(
        incidents.c.shown == 1, *_conditions(query)
    )
    if cursor:
        day, seq = read_cursor(cursor, int, int)
        statement = statement.where(tuple_(incidents.c.day, incidents.c.seq) < tuple_(day, seq))
    rows = connection.execute(statement.order_by(incidents.c.day.desc(), incidents.c.seq.desc()).limit(limit + 1)).all()
    following = make_cursor(rows[limit - 1].day, rows[limit - 1].seq) if len(rows) > limit else None
    return Page(items=incident_lines(rows[:limit]), next=following)


def _conditions(query: IncidentQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.start is not None:
        found.append(incidents.c.last_day >= query.start.toordinal())
    if query.end is not None:
        found += [incidents.c.day < query.end.toordinal(), incidents.c.day > 0]
    if query.box is not None:
        found.append(in_box(incidents.c.latitude, incidents.c.longitude, query.box))
    if query.near is not None:
        found.append(in_circle(incidents.c.latitude, incidents.c.longitude, query.near))
    if query.kind:
        exact = incidents.c.kind == query.kind
        found.append(exact if "/" in query.kind else or_(exact, incidents.c.kind.like(f"{_plain(query.kind)}/%")))
    if query.grade:
        found.append(incidents.c.grade == query.grade)
    if query.origin:
        origin = select(incident_origins.c.incident).where(incident_origins.c.origin == query.origin)
        found.append(incidents.c.seq.in_(origin))
    if query.report:
        report = select(incident_reports.c.incident).where(incident_reports.c.document == query.report)
        found.append(incidents.c.seq.in_(report))
    found += [incidents.c.folded.like(f"%{_plain(word)}%") for word in spell(query.words)[:8]]
    return found


def _plain(word: str) -> str:
    return word.replace("%", "").replace("_", "")


def lines_of_report(connection: Connection, key: Id) -> tuple[IncidentLine, ...]:
    """Incidents that the report tells of, its main ones first."""
    statement = (
        select(incidents.c.line)
        .join(incident_reports, incident_reports.c.incident == incidents.c.seq)
        .where(incident_reports.c.document == key, IS_SHOWN)
        .order_by(incident_reports.c.main.desc(), incidents.c.day.desc(), incidents.c.seq)
    )
    return incident_lines(connection.execute(statement))


def find_incident(connection: Connection, key: Id) -> StoredIncident | None:
    """The incident of that id as it stands, or the one that a former id leads to."""
    row = _standing(connection, key)
    if row is None:
        return None
    incident = unpack(row.body, Incident)
    return StoredIncident(
        incident=incident,
        history=history_of(connection, incident.id),
        judgements=judgements_on(connection, [incident.id, key, *(origin.id for origin in incident.origins)]),
        links=links_between(connection, incident.reports),
        related=_lines(connection, incident.related),
    )


def _standing(connection: Connection, key: Id) -> Row[Any] | None:
    """The row shown for an id; a former id leads on through its changes."""
    seen: set[Id] = set()
    while key not in seen and len(seen) < _STEPS:
        seen.add(key)
        row = connection.execute(select(incidents).where(incidents.c.id == key, IS_SHOWN)).first()
        if row is not None:
            return row
        step = connection.execute(
            select(changes.c.into)
            .where(changes.c.incident == key, changes.c.into.is_not(None))
            .order_by(changes.c.seq.desc())
        ).first()
        if step is None:
            return None
        key = step.into
    return None


def history_of(connection: Connection, key: Id) -> tuple[Change, ...]:
    """What happened to the incident and to those merged into it, the oldest first."""
    own = select(changes.c.seq).where(changes.c.incident == key)
    heirs = select(changes.c.seq).where(changes.c.into == key)
    statement = (
        select(changes.c.seq, changes.c.body)
        .where(changes.c.seq.in_(own.union(heirs)))
        .order_by(changes.c.seq.desc())
        .limit(_MOST_LINKS)
    )
    return tuple(unpack(row.body, Change) for row in reversed(connection.execute(statement).all()))


def list_changes(connection: Connection, cursor: str | None, limit: int) -> Page[Change]:
    """What happened to incidents, the latest first."""
    limit = max(1, min(limit, _MOST_LINKS))
    statement: Select[Any] = select(changes.c.seq, changes.c.body).order_by(changes.c.seq.desc())
    if cursor:
        statement = statement.where(changes.c.seq < read_cursor(cursor, int)[0])
    rows = connection.execute(statement.limit(limit + 1)).all()
    following = make_cursor(rows[limit - 1].seq) if len(rows) > limit else None
    return Page(items=tuple(unpack(row.body, Change) for row in rows[:limit]), next=following)


def _lines(connection: Connection, keys: Sequence[Id]) -> tuple[IncidentLine, ...]:
    statement = select(incidents.c.line).where(and_(incidents.c.id.in_(keys[:100]), IS_SHOWN))
    return incident_lines(connection.execute(statement))

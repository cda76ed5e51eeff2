"""Lists that are not of reports: actors, sources, refusals."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select, tuple_

from rawi.model import Drift, Id, Origin
from rawi.store.codec import make_cursor, read_cursor, unpack
from rawi.store.finding import MOST
from rawi.store.incident_rows import IS_SHOWN
from rawi.store.linking import incident_lines, links_of_outlet
from rawi.store.records import ActorLine, IncidentLine, Page, SourceLine, StoredRefusal, StoredSource
from rawi.store.tables import actors, drifts, incident_origins, incidents, origins, refusals, term_counts
from rawi.store.wording import spell_name

_SHOWN = 200
"""Items of each list on a source's page."""


def list_actors(connection: Connection, words: str, cursor: str | None, limit: int) -> Page[ActorLine]:
    """Actors by how many reports mention them."""
    statement = (
        select(actors, term_counts.c.reports)
        .join(actors, actors.c.id == term_counts.c.value)
        .where(term_counts.c.kind == "actor", term_counts.c.reports > 0)
    )
    if words:
        statement = statement.where(begins_a_word(actors.c.folded, words))
    rows, following = _by_size(connection, statement, cursor, limit)
    return Page(items=tuple(_actor(row) for row in rows), next=following)


def begins_a_word(column: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """Each of the words begins a word of the folded column."""
    spelled = [word.replace("%", "").replace("_", "") for word in spell_name(words).split()[:8]]
    return and_(True, *(or_(column.like(f"{word}%"), column.like(f"% {word}%")) for word in spelled))


def _by_size(
    connection: Connection, statement: Select[Any], cursor: str | None, limit: int
) -> tuple[list[Row[Any]], str | None]:
    limit = max(1, min(limit, MOST))
    size, value = term_counts.c.reports, term_counts.c.value
    if cursor:
        statement = statement.where(tuple_(size, value) < tuple_(*read_cursor(cursor, int, str)))
    rows = connection.execute(statement.order_by(size.desc(), value.desc()).limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    following = make_cursor(last.reports, last.id) if last is not None else None
    return list(rows[:limit]), following


def find_actor(connection: Connection, key: Id) -> ActorLine | None:
    """One actor with its count."""
    statement = (
        select(actors, term_counts.c.reports)
        .outerjoin(term_counts, and_(term_counts.c.kind == "actor", term_counts.c.value == actors.c.id))
        .where(actors.c.id == key)
    )
    row = connection.execute(statement).first()
    return _actor(row) if row else None


def _actor(row: Row[Any]) -> ActorLine:
    return ActorLine(
        id=row.id,
        name=row.name,
        kind=row.kind,
        country=row.country,
        belongs_to=row.belongs_to,
        wikidata=row.wikidata,
        reports=row.reports or 0,
    )


def list_sources(
    connection: Connection, kind: str | None, words: str, cursor: str | None, limit: int
) -> Page[SourceLine]:
    """Outlets and origins by how many reports they stand behind."""
    counts = term_counts.c
    statement = select(
        counts.value.label("id"),
        counts.kind.label("term"),
        counts.reports,
        origins.c.name,
        origins.c.kind,
        origins.c.side,
    ).outerjoin(origins, and_(counts.kind == "origin", origins.c.id == counts.value))
    statement = statement.where(counts.reports > 0)
    if kind == "outlet":
        statement = statement.where(counts.kind == "outlet")
    elif kind:
        statement = statement.where(counts.kind == "origin", origins.c.kind == kind)
    else:
        statement = statement.where(counts.kind.in_(("outlet", "origin")))
    if words:
        named = begins_a_word(origins.c.folded, words)
        statement = statement.where(or_(counts.value.like(f"%{words.strip()}%"), named))
    rows, following = _by_size(connection, statement, cursor, limit)
    return Page(items=tuple(_source(row) for row in rows), next=following)


def _source(row: Row[Any]) -> SourceLine:
    if row.term == "outlet":
        return SourceLine(id=row.id, name=row.id, kind="outlet", reports=row.reports)
    return SourceLine(id=row.id, name=row.name, kind=row.kind, side=row.side, reports=row.reports)


def find_source(connection: Connection, key: str) -> StoredSource | None:
    """An origin, or else an outlet, with what it gave and took."""
    counts = {
        row.kind: row.reports
        for row in connection.execute(
            select(term_counts.c.kind, term_counts.c.reports).where(
                term_counts.c.value == key, term_counts.c.kind.in_(("outlet", "origin"))
            )
        )
    }
    origin = connection.execute(select(origins).where(origins.c.id == key)).first()
    if origin is not None:
        line = SourceLine(id=key, name=origin.name, kind=origin.kind, side=origin.side, reports=counts.get("origin", 0))
        return StoredSource(line=line, origin=unpack(origin.body, Origin), incidents=_originated(connection, key))
    if "outlet" not in counts:
        return None
    relays, relayed = links_of_outlet(connection, key, _SHOWN)
    return StoredSource(
        line=SourceLine(id=key, name=key, kind="outlet", reports=counts["outlet"]),
        relays=relays,
        relayed=relayed,
        drifts=_drifts(connection, key),
    )


def _originated(connection: Connection, key: Id) -> tuple[IncidentLine, ...]:
    statement = (
        select(incidents.c.line)
        .join(incident_origins, incident_origins.c.incident == incidents.c.seq)
        .where(incident_origins.c.origin == key, IS_SHOWN)
        .order_by(incidents.c.day.desc(), incidents.c.seq.desc())
        .limit(_SHOWN)
    )
    return incident_lines(connection.execute(statement))


def _drifts(connection: Connection, outlet: str) -> tuple[Drift, ...]:
    rows = connection.execute(
        select(drifts.c.body).where(drifts.c.outlet == outlet).order_by(drifts.c.seq.desc()).limit(_SHOWN)
    )
    return tuple(unpack(row.body, Drift) for row in rows)


def list_refusals(connection: Connection, cursor: str | None, limit: int) -> Page[StoredRefusal]:
    """What could not be read, the latest first."""
    limit = max(1, min(limit, MOST))
    statement = select(refusals).order_by(refusals.c.seq.desc())
    if cursor:
        statement = statement.where(refusals.c.seq < read_cursor(cursor, int)[0])
    rows = connection.execute(statement.limit(limit + 1)).all()
    following = make_cursor(rows[limit - 1].seq) if len(rows) > limit else None
    items = (
        StoredRefusal(origin=row.origin, reason=row.reason, detail=row.detail, time=row.time) for row in rows[:limit]
    )
    return Page(items=tuple(items), next=following)

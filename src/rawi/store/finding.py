"""Finds reports: lists in order, and counts for narrowing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select, tuple_
from sqlalchemy.sql.selectable import NamedFromClause

from rawi.model import Dating, Document
from rawi.store.codec import make_cursor, read_cursor, unpack
from rawi.store.derive import Term
from rawi.store.geography import in_circle
from rawi.store.records import Facet, Facets, Page, ReportLine, ReportQuery
from rawi.store.rows import in_chunks
from rawi.store.tables import actors, documents, origins, points, term_counts, terms
from rawi.store.text_search import SEVERAL, count_matches, match_condition
from rawi.store.wording import Part, make_snippet, read_query

MOST = 500
"""The longest page."""
_FACET = 20
_COUNTED = 1000
"""Reports over which the facets of a query are counted."""
_FACETS = {
    "language": "languages",
    "outlet": "outlets",
    "event": "kinds",
    "actor": "actors",
    "country": "countries",
    "origin": "origins",
}
_dating = msgspec.json.Decoder(Dating)


def list_reports(connection: Connection, query: ReportQuery, cursor: str | None, limit: int) -> Page[ReportLine]:
    """A page of the reports that meet the query."""
    limit = max(1, min(limit, MOST))
    parts = read_query(query.words)
    statement = _matching(connection, query, parts)
    if statement is None:
        return Page()
    if cursor:
        day, seq = read_cursor(cursor, int, int)
        listed = statement.selected_columns
        statement = statement.where(tuple_(listed.day, listed.seq) < tuple_(day, seq))
    found = connection.execute(statement.limit(limit + 1)).all()
    following = make_cursor(found[limit - 1].day, found[limit - 1].seq) if len(found) > limit else None
    rows = _rows_of(connection, [row.seq for row in found[:limit]], with_body=bool(parts))
    return Page(items=tuple(_line(row, parts) for row in rows), next=following)


def _matching(connection: Connection, query: ReportQuery, parts: Sequence[Part]) -> Select[Any] | None:
    """Day and number of the reports that meet the query, in order; None where surely none does.

    The list walks the reports of the rarest value asked for, already in their order, and probes the rest.
    """
    wanted = _terms(query)
    sizes = _sizes(connection, wanted)
    if any(sizes.get(term, 0) == 0 for term in wanted):
        return None
    wanted.sort(key=lambda term: sizes[term])
    listed = (terms if wanted else documents).alias("listed")
    statement = select(listed.c.day, listed.c.seq)
    if wanted:
        kind, value = wanted[0]
        statement = statement.where(listed.c.kind == kind, listed.c.value == value)
    for term in wanted[1:]:
        statement = statement.where(_has(term, listed))
    if parts:
        few = count_matches(connection, parts) <= SEVERAL
        statement = statement.where(match_condition(connection, parts, few=few))
    if query.near is not None:
        near = select(points.c.seq).where(in_circle(points.c.latitude, points.c.longitude, query.near))
        statement = statement.where(listed.c.seq.in_(near))
    if query.start is not None:
        statement = statement.where(listed.c.day >= query.start.toordinal())
    if query.end is not None:
        statement = statement.where(listed.c.day < query.end.toordinal(), listed.c.day > 0)
    return statement.order_by(listed.c.day.desc(), listed.c.seq.desc())


def _terms(query: ReportQuery) -> list[Term]:
    given = (
        ("actor", query.actor),
        ("event", query.kind),
        ("outlet", query.outlet),
        ("language", query.language),
        ("country", query.country),
        ("origin", query.origin),
    )
    return [(kind, value) for kind, value in given if value]


def _sizes(connection: Connection, wanted: Sequence[Term]) -> dict[Term, int]:
    if not wanted:
        return {}
    counts = term_counts.c
    rows = connection.execute(
        select(counts.kind, counts.value, counts.reports).where(tuple_(counts.kind, counts.value).in_(wanted))
    )
    return {(row.kind, row.value): row.reports for row in rows}


def _has(term: Term, listed: NamedFromClause) -> ColumnElement[bool]:
    kind, value = term
    probe = and_(terms.c.kind == kind, terms.c.value == value, terms.c.day == listed.c.day, terms.c.seq == listed.c.seq)
    return select(terms.c.seq).where(probe).exists()


def _rows_of(connection: Connection, numbers: Sequence[int], *, with_body: bool) -> list[Row[Any]]:
    shown = [column for column in documents.c if with_body or column.name != "body"]
    found = {
        row.seq: row
        for chunk in in_chunks(numbers)
        for row in connection.execute(select(*shown).where(documents.c.seq.in_(chunk)))
    }
    return [found[number] for number in numbers]


def _line(row: Row[Any], parts: tuple[Part, ...]) -> ReportLine:
    return ReportLine(
        id=row.id,
        language=row.language,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        published=_dating.decode(row.published) if row.published else None,
        saved_at=row.saved_at,
        opening=row.opening,
        words=row.words,
        events=row.events,
        kinds=tuple(row.kinds.split()),
        snippet=make_snippet(unpack(row.body, Document), parts) if parts else None,
    )


def count_facets(connection: Connection, query: ReportQuery) -> Facets:
    """Counts over everything where nothing is asked for, else over the newest matches."""
    if query == ReportQuery():
        counted = {kind: _biggest(connection, kind) for kind in _FACETS}
        return _named(connection, counted, counted=0, partial=False)
    statement = _matching(connection, query, read_query(query.words))
    if statement is None:
        return Facets()
    numbers = [row.seq for row in connection.execute(statement.limit(_COUNTED + 1))]
    counted = _among(connection, numbers[:_COUNTED])
    total = min(len(numbers), _COUNTED)
    return _named(connection, counted, counted=total, partial=len(numbers) > _COUNTED)


def _biggest(connection: Connection, kind: str) -> list[tuple[str, int]]:
    counts = term_counts.c
    statement = (
        select(counts.value, counts.reports)
        .where(counts.kind == kind, counts.reports > 0)
        .order_by(counts.reports.desc(), counts.value.desc())
        .limit(_FACET)
    )
    return [(row.value, row.reports) for row in connection.execute(statement)]


def _among(connection: Connection, numbers: Sequence[int]) -> dict[str, list[tuple[str, int]]]:
    totals: dict[str, dict[str, int]] = {kind: {} for kind in _FACETS}
    for chunk in in_chunks(numbers):
        statement = select(terms.c.kind, terms.c.value, func.count()).where(terms.c.seq.in_(chunk))
        for kind, value, count in connection.execute(statement.group_by(terms.c.kind, terms.c.value)):
            totals[kind][value] = totals[kind].get(value, 0) + count
    return {
        kind: sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:_FACET] for kind, found in totals.items()
    }


def _named(
    connection: Connection, counted_by: dict[str, list[tuple[str, int]]], *, counted: int, partial: bool
) -> Facets:
    names = {
        "actor": _names(connection, actors, [value for value, _ in counted_by["actor"]]),
        "origin": _names(connection, origins, [value for value, _ in counted_by["origin"]]),
    }
    lists = {
        _FACETS[kind]: tuple(
            Facet(value=value, count=count, name=names.get(kind, {}).get(value, "")) for value, count in found
        )
        for kind, found in counted_by.items()
    }
    return Facets(**lists, counted=counted, partial=partial)


def _names(connection: Connection, table: Any, keys: Sequence[str]) -> dict[str, str]:
    rows = connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(keys)))
    return {row.id: row.name for row in rows}

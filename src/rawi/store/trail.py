"""Reads judgements: all of them, or those that still stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from rawi.model import Id
from rawi.store.codec import make_cursor, read_cursor, unpack
from rawi.store.records import Judgement, Page
from rawi.store.rows import in_chunks
from rawi.store.tables import judgements

_MOST = 500


_undoing = judgements.alias("undoing")
IS_LIVE: ColumnElement[bool] = (
    judgements.c.undoes.is_(None) & ~select(_undoing.c.seq).where(_undoing.c.undoes == judgements.c.id).exists()
)
"""A judgement that nobody took back, and that takes none back itself."""


def list_judgements(
    connection: Connection, conditions: Iterable[ColumnElement[bool]], cursor: str | None, limit: int
) -> Page[Judgement]:
    """Judgements that meet the conditions, the latest first."""
    limit = max(1, min(limit, _MOST))
    statement = select(judgements.c.seq, judgements.c.body).where(*conditions).order_by(judgements.c.seq.desc())
    if cursor:
        statement = statement.where(judgements.c.seq < read_cursor(cursor, int)[0])
    rows = connection.execute(statement.limit(limit + 1)).all()
    following = make_cursor(rows[limit - 1].seq) if len(rows) > limit else None
    return Page(items=tuple(unpack(row.body, Judgement) for row in rows[:limit]), next=following)


def conditions_of(*, target: Id | None, person: str | None, live: bool) -> list[ColumnElement[bool]]:
    """The conditions for what is given."""
    found: list[ColumnElement[bool]] = []
    if target is not None:
        found.append(judgements.c.target == target)
    if person is not None:
        found.append(judgements.c.person == person)
    if live:
        found.append(IS_LIVE)
    return found


def judgements_on(connection: Connection, targets: Iterable[Id]) -> tuple[Judgement, ...]:
    """All judgements on the targets, the oldest first."""
    rows: list[Any] = []
    for chunk in in_chunks(dict.fromkeys(targets)):
        rows += connection.execute(select(judgements.c.seq, judgements.c.body).where(judgements.c.target.in_(chunk)))
    return tuple(unpack(row.body, Judgement) for row in sorted(rows, key=lambda row: row.seq))


def judgements_about(connection: Connection, document: Id, ties: Iterable[Id]) -> tuple[Judgement, ...]:
    """All judgements on the report, its findings, and its ties, the oldest first."""
    rows = {
        row.seq: row
        for row in connection.execute(
            select(judgements.c.seq, judgements.c.body).where(judgements.c.document == document)
        )
    }
    for chunk in in_chunks(dict.fromkeys([document, *ties])):
        statement = select(judgements.c.seq, judgements.c.body).where(judgements.c.target.in_(chunk))
        rows.update({row.seq: row for row in connection.execute(statement)})
    return tuple(unpack(rows[seq].body, Judgement) for seq in sorted(rows))


def live_judgements(connection: Connection, kinds: Iterable[str]) -> list[Judgement]:
    """Those that stand on targets of the kinds, the oldest first."""
    statement = (
        select(judgements.c.body).where(judgements.c.target_kind.in_(list(kinds)), IS_LIVE).order_by(judgements.c.seq)
    )
    return [unpack(row.body, Judgement) for row in connection.execute(statement)]

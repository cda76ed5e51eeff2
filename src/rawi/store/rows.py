"""Small acts on rows that both databases do alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from rawi.store.text_search import is_postgres

Value = TypeVar("Value")
Row = dict[str, Any]
_CHUNK = 500
"""Values in one statement: SQLite's oldest builds take 999."""


def insert_for(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that knows ON CONFLICT."""
    return postgresql.insert(table) if is_postgres(connection) else sqlite.insert(table)


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Adds the rows; one with the key of an old row replaces its other columns."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    insert = insert_for(connection, table)
    changed = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    if changed:
        connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed), rows)
    else:
        connection.execute(insert.on_conflict_do_nothing(index_elements=keys), rows)


def put_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Adds the rows; one that clashes with an old row is left out."""
    if rows:
        connection.execute(insert_for(connection, table).on_conflict_do_nothing(), rows)


def in_chunks(values: Iterable[Value], size: int = _CHUNK) -> Iterator[list[Value]]:
    """Lists of at most `size`."""
    chunk: list[Value] = []
    for value in values:
        chunk.append(value)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk

"""Small acts on rows that both databases do alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, TextClause, text

Value = TypeVar("Value")
Row = dict[str, Any]
_CHUNK = 500
"""Values in one statement: SQLite's oldest builds take 999."""


@lru_cache(maxsize=200)
def _insert(table: Table, names: tuple[str, ...], *, replacing: bool) -> TextClause:
    """An insert that settles clashes, in words that both databases know.

    SQLAlchemy's own on_conflict clauses cannot be cached: compiling them took most of the time of saving a report.
    """
    keys = [column.name for column in table.primary_key]
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in keys)
    clash = f"({_listed(keys)}) DO UPDATE SET {changed}" if replacing and changed else "DO NOTHING"
    values = ", ".join(f":{name}" for name in names)
    return text(f"INSERT INTO {table.name} ({_listed(names)}) VALUES ({values}) ON CONFLICT {clash}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Adds the rows; one with the key of an old row replaces its other columns."""
    if rows:
        statement = _insert(table, tuple(rows[0]), replacing=True)
        connection.execute(statement, rows)


def put_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Adds the rows; one that clashes with an old row is left out."""
    if rows:
        statement = _insert(table, tuple(rows[0]), replacing=False)
        connection.execute(statement, rows)


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

"""Full text on each database: FTS5 in SQLite, tsvector in PostgreSQL, both over the same folded words."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, TextClause, text

from rawi.store.wording import Part

SEVERAL = 2000
"""Up to so many matches are fetched and sorted; beyond, the list is walked in its order."""


def is_postgres(connection: Connection) -> bool:
    """The database is PostgreSQL, not SQLite."""
    return connection.dialect.name == "postgresql"


def index_words(connection: Connection, seq: int, words: str, inner: str) -> None:
    """Makes the report findable by these words and no others."""
    if is_postgres(connection):
        statement = (
            "INSERT INTO report_text (seq, search) VALUES (:seq, to_tsvector('simple', :words)"
            " || to_tsvector('simple', :inner)) ON CONFLICT (seq) DO UPDATE SET search = excluded.search"
        )
    else:
        connection.execute(text("DELETE FROM report_text WHERE rowid = :seq"), {"seq": seq})
        statement = "INSERT INTO report_text (rowid, words, inner_words) VALUES (:seq, :words, :inner)"
    connection.execute(text(statement), {"seq": seq, "words": words, "inner": inner})


def count_matches(connection: Connection, parts: Sequence[Part]) -> int:
    """How many reports match, counted up to one more than SEVERAL."""
    statement = (
        f"SELECT count(*) FROM (SELECT 1 FROM report_text WHERE {_match(connection)} LIMIT {SEVERAL + 1}) AS few"
    )
    return int(connection.execute(text(statement), {"words": _expression(connection, parts)}).scalar_one())


def match_condition(connection: Connection, parts: Sequence[Part], *, few: bool) -> TextClause:
    """A condition on `listed.seq`.

    Where many match, the plus sign keeps SQLite from fetching and sorting them all: it walks the list in its order and
    looks each report up among the matches (probing the index itself took ten times as long, a prefix a hundred times).
    """
    key = "seq" if is_postgres(connection) else "rowid"
    left = "listed.seq" if few or is_postgres(connection) else "+listed.seq"
    statement = f"{left} IN (SELECT {key} FROM report_text WHERE {_match(connection)})"
    return text(statement).bindparams(words=_expression(connection, parts))


def _match(connection: Connection) -> str:
    return "search @@ CAST(:words AS tsquery)" if is_postgres(connection) else "report_text MATCH :words"


def _expression(connection: Connection, parts: Sequence[Part]) -> str:
    write = _for_postgres if is_postgres(connection) else _for_sqlite
    return write(parts)


def _for_sqlite(parts: Sequence[Part]) -> str:
    def one(part: Part) -> str:
        spellings = (f'"{" ".join(words)}"{" *" if part.prefix else ""}' for words in part.spellings)
        return f"({' OR '.join(spellings)})"

    wanted = " AND ".join(one(part) for part in parts if not part.without)
    return wanted + "".join(f" NOT {one(part)}" for part in parts if part.without)


def _for_postgres(parts: Sequence[Part]) -> str:
    def one(part: Part) -> str:
        ends = ":*" if part.prefix else ""
        spellings = (" <-> ".join(f"'{word}'" for word in words) + ends for words in part.spellings)
        alternatives = " | ".join(f"({spelling})" for spelling in spellings)
        return f"{'!' if part.without else ''}({alternatives})"

    return " & ".join(map(one, parts))

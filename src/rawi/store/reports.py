"""One report with all that is kept about it, and the stream of all readings."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from rawi.model import Account, Document, Id, Reading
from rawi.store.codec import unpack
from rawi.store.linking import lines_of_report, list_links
from rawi.store.records import Kept, StoredReport
from rawi.store.rows import in_chunks
from rawi.store.tables import accounts, documents, raws
from rawi.store.trail import judgements_about

_AT_ONCE = 100
"""Readings fetched at once: they are the largest records."""
_LINKS = 200


def find_kept(connection: Connection, key: Id) -> Kept | None:
    """A document and the engines that read it."""
    body = connection.execute(select(documents.c.body).where(documents.c.id == key)).scalar()
    return Kept(document=unpack(body, Document), engines=_engines(connection, key)) if body is not None else None


def _engines(connection: Connection, key: Id) -> tuple[str, ...]:
    statement = select(accounts.c.engine).where(accounts.c.document == key).order_by(accounts.c.seq)
    return tuple(connection.execute(statement).scalars())


def find_report(connection: Connection, key: Id, engine: str | None) -> StoredReport | None:
    """One report with its current account, or that of the engine asked for."""
    row = connection.execute(
        select(documents.c.body, documents.c.engine, documents.c.saved_at).where(documents.c.id == key)
    ).first()
    if row is None:
        return None
    account = connection.execute(
        select(accounts.c.body).where(accounts.c.document == key, accounts.c.engine == (engine or row.engine))
    ).first()
    if account is None:
        return None
    links = list_links(connection, [key], None, _LINKS).items
    happened = lines_of_report(connection, key)
    ties = [*(link.id for link in links), *(incident.id for incident in happened)]
    return StoredReport(
        document=unpack(row.body, Document),
        account=unpack(account.body, Account),
        engines=_engines(connection, key),
        saved_at=row.saved_at,
        links=links,
        incidents=happened,
        judgements=judgements_about(connection, key, ties),
    )


def find_raw(connection: Connection, sha256: str) -> bytes | None:
    """The bytes that a report was read from."""
    body = connection.execute(select(raws.c.body).where(raws.c.sha256 == sha256)).scalar()
    return zlib.decompress(body) if body is not None else None


def readings_after(connection: Connection, seq: int) -> tuple[list[Reading], int]:
    """The next current readings in the order of saving, and where they end."""
    rows = connection.execute(_current().where(documents.c.seq > seq).order_by(documents.c.seq).limit(_AT_ONCE)).all()
    return [_reading(row) for row in rows], rows[-1].seq if rows else seq


def readings_of(connection: Connection, ids: Iterable[Id]) -> Iterator[list[Reading]]:
    """Current readings of the reports that there are, in the order asked for."""
    for chunk in in_chunks(ids, _AT_ONCE):
        rows = {row.id: row for row in connection.execute(_current().where(documents.c.id.in_(chunk)))}
        yield [_reading(rows[key]) for key in chunk if key in rows]


def _current() -> Any:
    return select(documents.c.seq, documents.c.id, documents.c.body, accounts.c.body.label("account")).join(
        accounts, (accounts.c.document == documents.c.id) & (accounts.c.engine == documents.c.engine)
    )


def _reading(row: Row[Any]) -> Reading:
    return Reading(document=unpack(row.body, Document), account=unpack(row.account, Account))

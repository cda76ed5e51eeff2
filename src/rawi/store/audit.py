"""The log that can only grow: each line's hash covers the line and the hash before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from rawi.store.codec import make_cursor, pack, read_cursor, unpack
from rawi.store.records import AuditEntry, Fault, Page
from rawi.store.tables import audit

_MOST = 500


def append_entry(
    connection: Connection, *, time: str, person: str, action: str, target: str = "", detail: str = ""
) -> AuditEntry:
    """Adds a line, inside the transaction of what it tells of."""
    last = connection.execute(select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)).first()
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        time=time,
        person=person,
        action=action,
        target=target,
        detail=detail,
        previous=last.hash if last else "",
    )
    entry = msgspec.structs.replace(entry, hash=hash_of(entry))
    connection.execute(audit.insert().values(number=entry.number, hash=entry.hash, body=pack(entry)))
    return entry


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over everything but the hash itself."""
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(entry, hash=""))).hexdigest()


def list_entries(connection: Connection, cursor: str | None, limit: int) -> Page[AuditEntry]:
    """The log, the latest line first."""
    limit = max(1, min(limit, _MOST))
    statement = select(audit.c.number, audit.c.body).order_by(audit.c.number.desc())
    if cursor:
        statement = statement.where(audit.c.number < read_cursor(cursor, int)[0])
    rows = connection.execute(statement.limit(limit + 1)).all()
    following = make_cursor(rows[limit - 1].number) if len(rows) > limit else None
    return Page(items=tuple(unpack(row.body, AuditEntry) for row in rows[:limit]), next=following)


def check_chain(connection: Connection) -> Iterator[Fault]:
    """Every line that is missing, altered or out of the chain."""
    number, previous = 0, ""
    for row in connection.execute(select(audit).order_by(audit.c.number)):
        number += 1
        try:
            entry = unpack(row.body, AuditEntry)
        except ValueError as error:
            yield Fault(kind="audit", target=str(row.number), detail=str(error))
            previous, number = row.hash, row.number
            continue
        if row.number != number or entry.number != row.number:
            yield Fault(kind="audit", target=str(row.number), detail=f"line {number} is missing")
        if entry.hash != hash_of(entry) or row.hash != entry.hash:
            yield Fault(kind="audit", target=str(row.number), detail="the line was altered")
        elif entry.previous != previous:
            yield Fault(kind="audit", target=str(row.number), detail="the line before was altered or removed")
        number, previous = row.number, row.hash

"""Keeps readings, their bytes and refusals, with everything that is searched by."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select, update

from rawi.errors import Refusal
from rawi.model import Account, Actor, Reading
from rawi.store.codec import pack
from rawi.store.derive import Term, actor_key, columns_of, day_of, mentioned, points_of, review_of, storable, terms_of
from rawi.store.rows import Row, in_chunks, put, put_new
from rawi.store.tables import (
    accounts,
    actors,
    documents,
    judgements,
    points,
    raws,
    refusals,
    review,
    term_counts,
    terms,
)
from rawi.store.text_search import index_words
from rawi.store.trail import IS_LIVE
from rawi.store.wording import index_text, spell_name

_ORIGIN = "origin"
"""The one kind of term that follows from connections, not from the reading."""


def save_reading(connection: Connection, reading: Reading, time: str) -> None:
    """Keeps the reading; where it is already kept, nothing changes."""
    document, account = reading.document, reading.account
    body = pack(document)
    row = connection.execute(
        select(documents.c.seq, documents.c.day, documents.c.engine, documents.c.body).where(
            documents.c.id == document.id
        )
    ).first()
    same_text = row is not None and row.body == body
    account_changed, is_current = _save_account(connection, account, time)
    if row is not None and same_text and (not account_changed or not is_current):
        return
    if row is None:
        seq = _insert(connection, reading, body, time)
    else:
        seq = row.seq
        _replace(connection, seq, reading, body)
        unindex(connection, seq)
    index(connection, seq, reading, words=not same_text)


def _save_account(connection: Connection, account: Account, time: str) -> tuple[bool, bool]:
    """Whether anything changed, and whether this account is now the document's current one."""
    kept = connection.execute(
        select(accounts.c.engine, accounts.c.seq, accounts.c.body)
        .where(accounts.c.document == account.document)
        .order_by(accounts.c.seq)
    ).all()
    body = pack(account)
    same = next((row for row in kept if row.engine == account.engine), None)
    is_current = same is None or same.seq == kept[-1].seq
    if same is not None and same.body == body:
        return False, is_current
    values: Row = {"document": account.document, "engine": account.engine, "saved_at": time, "body": body}
    values["seq"] = same.seq if same is not None else (kept[-1].seq + 1 if kept else 1)
    put(connection, accounts, [values])
    return True, is_current


def _columns(reading: Reading, body: bytes) -> Row:
    document, columns = reading.document, columns_of(reading)
    return {
        "day": columns.day,
        "published": msgspec.json.encode(document.published).decode() if document.published else None,
        "language": document.language,
        "outlet": storable(document.outlet),
        "url": storable(document.url),
        "title": storable(document.title),
        "opening": columns.opening,
        "words": columns.words,
        "events": columns.events,
        "kinds": columns.kinds,
        "raw_sha256": document.raw_sha256,
        "engine": reading.account.engine,
        "body": body,
    }


def _insert(connection: Connection, reading: Reading, body: bytes, time: str) -> int:
    values = {**_columns(reading, body), "id": reading.document.id, "saved_at": time}
    return int(connection.execute(documents.insert().values(values).returning(documents.c.seq)).scalar_one())


def _replace(connection: Connection, seq: int, reading: Reading, body: bytes) -> None:
    connection.execute(update(documents).where(documents.c.seq == seq).values(_columns(reading, body)))


def unindex(connection: Connection, seq: int) -> None:
    """Takes the report out of filters, places and the queue; origins stay, since connections gave them."""
    gone = connection.execute(
        select(terms.c.kind, terms.c.value).where(terms.c.seq == seq, terms.c.kind != _ORIGIN)
    ).all()
    connection.execute(delete(terms).where(terms.c.seq == seq, terms.c.kind != _ORIGIN))
    count_terms(connection, [(row.kind, row.value) for row in gone], -1)
    connection.execute(delete(points).where(points.c.seq == seq))


def index(connection: Connection, seq: int, reading: Reading, *, words: bool = True) -> None:
    """Makes the report found by its words, values and places."""
    day = day_of(reading.document)
    if words:
        index_words(connection, seq, *index_text(reading.document))
    found = sorted(terms_of(reading))
    put_new(connection, terms, [{"kind": kind, "value": value, "day": day, "seq": seq} for kind, value in found])
    count_terms(connection, found, 1)
    put_new(
        connection,
        points,
        [{"seq": seq, "latitude": north, "longitude": east} for north, east in sorted(points_of(reading.account))],
    )
    put(connection, actors, _actor_rows(mentioned(reading.account)))
    _queue(connection, reading)


def count_terms(connection: Connection, found: Sequence[Term], step: int) -> None:
    """Adds `step` to the number of reports that have each value."""
    if not found:
        return
    rows = [{"kind": kind, "value": value, "reports": 0} for kind, value in found]
    if step > 0:
        put_new(connection, term_counts, rows)
    connection.execute(
        update(term_counts)
        .where(term_counts.c.kind == bindparam("of_kind"), term_counts.c.value == bindparam("of_value"))
        .values(reports=term_counts.c.reports + step),
        [{"of_kind": kind, "of_value": value} for kind, value in found],
    )


def _actor_rows(found: Sequence[Actor]) -> list[Row]:
    rows = {
        actor_key(actor): {
            "id": actor_key(actor),
            "name": actor.name,
            "folded": spell_name(actor.name),
            "kind": actor.kind,
            "country": actor.country,
            "belongs_to": actor.belongs_to,
            "wikidata": actor.wikidata,
        }
        for actor in found
    }
    return list(rows.values())


def _queue(connection: Connection, reading: Reading) -> None:
    """Puts what is worth a look in the queue, with the judgements that it already has."""
    connection.execute(delete(review).where(review.c.document == reading.document.id))
    items = {item.target: item for item in review_of(reading)}
    if not items:
        return
    judged = judged_of(connection, list(items))
    put(
        connection,
        review,
        [
            {
                "target": item.target,
                "target_kind": item.target_kind,
                "document": item.document,
                "priority": item.priority,
                "judged": judged.get(item.target, 0),
                "reason": item.reason,
                "title": item.title,
            }
            for item in items.values()
        ],
    )


def judged_of(connection: Connection, targets: Sequence[str]) -> dict[str, int]:
    """How many live judgements each target has; targets without any are left out."""
    found: dict[str, int] = {}
    for chunk in in_chunks(targets):
        statement = select(judgements.c.target, func.count()).where(judgements.c.target.in_(chunk), IS_LIVE)
        found.update((row[0], row[1]) for row in connection.execute(statement.group_by(judgements.c.target)))
    return found


def recount_judged(connection: Connection) -> None:
    """Counts the live judgements of everything in the queue anew."""
    targets = connection.execute(select(review.c.target)).scalars().all()
    for target, count in judged_of(connection, targets).items():
        connection.execute(update(review).where(review.c.target == target).values(judged=count))


def save_raw(connection: Connection, pages: Iterable[bytes]) -> None:
    """Keeps each page's bytes once, by what they are."""
    rows = [
        {"sha256": hashlib.sha256(page).hexdigest(), "size": len(page), "body": zlib.compress(page, 6)}
        for page in pages
    ]
    put_new(connection, raws, rows)


def save_refusals(connection: Connection, found: Sequence[Refusal], time: str) -> None:
    """Keeps what could not be read; the same refusal of the same input is kept once."""
    rows = [{"origin": one.origin, "reason": one.reason, "detail": one.detail, "time": time} for one in found]
    put_new(connection, refusals, rows)

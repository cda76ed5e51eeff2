"""Says what a store holds, and everything that is wrong with it."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, text

from rawi.model import Account, Document, Incident, Link, Reading
from rawi.store.audit import check_chain
from rawi.store.codec import unpack
from rawi.store.derive import terms_of
from rawi.store.judging import digest_of
from rawi.store.records import AuditEntry, Fault, Info, Judgement
from rawi.store.spans import index_faults, quotes_in, span_faults
from rawi.store.tables import (
    REVISION,
    accounts,
    audit,
    documents,
    incidents,
    judgements,
    links,
    raws,
    refusals,
    term_counts,
    terms,
)
from rawi.store.text_search import is_postgres

_BETWEEN_REPORTS = frozenset({"same_text", "translation", "revises", "cites"})
_DIGEST = "sha256 "


def describe(connection: Connection, address: str) -> Info:
    """Counts of everything."""
    engines = connection.execute(select(accounts.c.engine).distinct().order_by(accounts.c.engine)).scalars()
    kept = connection.execute(select(func.coalesce(func.sum(raws.c.size), 0))).scalar_one()
    return Info(
        address=address,
        schema=REVISION,
        reports=_count(connection, documents),
        accounts=_count(connection, accounts),
        engines=tuple(engines),
        raw_bytes=int(kept),
        refusals=_count(connection, refusals),
        links=_count(connection, links),
        incidents=connection.execute(
            select(func.count()).select_from(incidents).where(incidents.c.shown == 1)
        ).scalar_one(),
        judgements=_count(connection, judgements),
        audit_entries=_count(connection, audit),
        size_bytes=_size(connection),
    )


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _size(connection: Connection) -> int | None:
    if is_postgres(connection):
        return connection.execute(text("SELECT pg_database_size(current_database())")).scalar()
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def find_faults(connection: Connection) -> Iterator[Fault]:
    """Everything that is wrong, a table at a time."""
    yield from _file_faults(connection)
    yield from _raw_faults(connection)
    yield from _report_faults(connection)
    yield from _count_faults(connection)
    yield from _link_faults(connection)
    yield from _incident_faults(connection)
    yield from _judgement_faults(connection)
    yield from check_chain(connection)


def _file_faults(connection: Connection) -> Iterator[Fault]:
    if is_postgres(connection):
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield Fault(kind="file", target="sqlite", detail=said)


def _raw_faults(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(raws).execution_options(yield_per=50)):
        try:
            page = zlib.decompress(row.body)
        except zlib.error as error:
            yield Fault(kind="hash", target=row.sha256, detail=f"the bytes cannot be unpacked: {error}")
            continue
        if hashlib.sha256(page).hexdigest() != row.sha256:
            yield Fault(kind="hash", target=row.sha256, detail="the bytes are not those that were kept")


def _report_faults(connection: Connection) -> Iterator[Fault]:
    indexed = _indexed(connection)
    kept = documents.c.id
    orphans = select(accounts.c.document).where(accounts.c.document.not_in(select(kept)))
    for key in connection.execute(orphans).scalars():
        yield Fault(kind="reference", target=key, detail="an account of a document that is not there")
    for row in _walk(connection, documents):
        yield from _one_report(connection, row, indexed)


def _walk(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """All rows in the order of their numbers, some at a time: bodies of a large store do not fit in memory."""
    last = 0
    while rows := connection.execute(select(table).where(table.c.seq > last).order_by(table.c.seq).limit(200)).all():
        yield from rows
        last = rows[-1].seq


def _indexed(connection: Connection) -> set[int]:
    key = "seq" if is_postgres(connection) else "rowid"
    return set(connection.execute(text(f"SELECT {key} FROM report_text")).scalars())


def _one_report(connection: Connection, row: Row[Any], indexed: set[int]) -> Iterator[Fault]:
    try:
        document = unpack(row.body, Document)
    except ValueError as error:
        yield Fault(kind="hash", target=row.id, detail=f"the document cannot be read: {error}")
        return
    if document.id != row.id:
        yield Fault(kind="reference", target=row.id, detail=f"the document calls itself {document.id}")
    for said in span_faults(document, document.text):
        yield Fault(kind="span", target=row.id, detail=f"document: {said}")
    if row.seq not in indexed:
        yield Fault(kind="index", target=row.id, detail="its words are not in the search index")
    yield from _its_accounts(connection, row, document)


def _its_accounts(connection: Connection, row: Row[Any], document: Document) -> Iterator[Fault]:
    current = None
    for kept in connection.execute(select(accounts).where(accounts.c.document == row.id)).all():
        try:
            account = unpack(kept.body, Account)
        except ValueError as error:
            yield Fault(kind="hash", target=row.id, detail=f"the account of {kept.engine} cannot be read: {error}")
            continue
        if kept.engine == row.engine:
            current = account
        for said in span_faults(account, document.text):
            yield Fault(kind="span", target=row.id, detail=f"{kept.engine}: {said}")
        for said in index_faults(account):
            yield Fault(kind="reference", target=row.id, detail=f"{kept.engine}: {said}")
    if current is None:
        yield Fault(kind="reference", target=row.id, detail=f"there is no account of its engine {row.engine}")
        return
    found = {
        (term.kind, term.value)
        for term in connection.execute(select(terms).where(terms.c.seq == row.seq, terms.c.kind != "origin"))
    }
    if found != terms_of(Reading(document=document, account=current)):
        yield Fault(kind="index", target=row.id, detail="the filters do not match its account")


def _count_faults(connection: Connection) -> Iterator[Fault]:
    counted = Counter(
        {(row.kind, row.value): row.reports for row in connection.execute(select(term_counts)) if row.reports}
    )
    grouped = select(terms.c.kind, terms.c.value, func.count().label("reports")).group_by(terms.c.kind, terms.c.value)
    true = Counter({(row.kind, row.value): row.reports for row in connection.execute(grouped)})
    for kind, value in sorted(key for key in counted | true if counted[key] != true[key]):
        detail = f"counted {counted[kind, value]}, there are {true[kind, value]}"
        yield Fault(kind="index", target=f"{kind}:{value}", detail=detail)


def _texts(connection: Connection, keys: set[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = dict.fromkeys(keys)
    for key in keys:
        body = connection.execute(select(documents.c.body).where(documents.c.id == key)).scalar()
        if body is not None:
            try:
                found[key] = unpack(body, Document).text
            except ValueError:
                found[key] = None  # told with the document itself
    return found


def _link_faults(connection: Connection) -> Iterator[Fault]:
    for row in _walk(connection, links):
        try:
            link = unpack(row.body, Link)
        except ValueError as error:
            yield Fault(kind="hash", target=row.id, detail=f"the link cannot be read: {error}")
            continue
        if link.kind not in _BETWEEN_REPORTS:
            continue
        sides = _texts(connection, {link.left, link.right})
        for key, content in sides.items():
            if content is None:
                yield Fault(kind="reference", target=row.id, detail=f"it ties report {key}, which is not there")
        for pair in link.pairs:
            for key, span in ((link.left, pair.left), (link.right, pair.right)):
                content = sides[key]
                if content is not None and span.end > len(content):
                    yield Fault(kind="span", target=row.id, detail=f"passage [{span.start}, {span.end}) leaves {key}")


def _incident_faults(connection: Connection) -> Iterator[Fault]:
    for row in _walk(connection, incidents):
        try:
            incident = unpack(row.body, Incident)
        except ValueError as error:
            yield Fault(kind="hash", target=row.id, detail=f"the incident cannot be read: {error}")
            continue
        quotes = list(quotes_in(incident))
        told = {*incident.reports, *incident.mentioned_in}
        texts = _texts(connection, told | {quote.document for quote in quotes})
        for key in sorted(told):
            if texts[key] is None:
                yield Fault(kind="reference", target=row.id, detail=f"it holds report {key}, which is not there")
        for quote in quotes:
            content = texts[quote.document]
            if content is None or quote.span.of(content) != quote.text:
                detail = f"the words of {quote.document} at [{quote.span.start}, {quote.span.end}) are others"
                yield Fault(kind="quote", target=row.id, detail=detail)


def _judgement_faults(connection: Connection) -> Iterator[Fault]:
    """A judgement that the audit log does not know as it is was forged."""
    digests: dict[str, str] = {}
    for body in connection.execute(select(audit.c.body)).scalars():
        try:
            entry = unpack(body, AuditEntry)
        except ValueError:
            continue  # told with the log
        if entry.action.startswith("judge ") and _DIGEST in entry.detail:
            digests[entry.detail.split()[1]] = entry.detail.rpartition(_DIGEST)[2]
    seen: set[str] = set()
    for row in _walk(connection, judgements):
        seen.add(row.id)
        try:
            judgement = unpack(row.body, Judgement)
        except ValueError as error:
            yield Fault(kind="hash", target=row.id, detail=f"the judgement cannot be read: {error}")
            continue
        if digests.get(row.id) != digest_of(judgement):
            yield Fault(kind="audit", target=row.id, detail="the audit log does not know this judgement as it is")
    for key in sorted(digests.keys() - seen):
        yield Fault(kind="audit", target=key, detail="a judgement that the audit log tells of is gone")

"""Everything a store holds as JSON lines, and back: between databases, versions and machines."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, select, update

from rawi.errors import InputError
from rawi.model import Account, Document, Incident, Link, Reading
from rawi.store.audit import hash_of
from rawi.store.codec import pack, unpack
from rawi.store.connecting import add_changes, derive_from_connections, link_row
from rawi.store.incident_rows import ENGINE, add_incident
from rawi.store.judging import add_judgement
from rawi.store.people import save_user
from rawi.store.records import AuditEntry, Change, Judgement, StoredRefusal, User
from rawi.store.replay import Regrade, replay_incidents, replay_links
from rawi.store.saving import recount_judged, save_raw, save_reading
from rawi.store.tables import (
    accounts,
    audit,
    changes,
    documents,
    incidents,
    judgements,
    links,
    raws,
    refusals,
    users,
)

SCHEMA = "rawi.store/1"


class Header(msgspec.Struct, frozen=True, tag="store", tag_field="line"):
    """The first line."""

    schema: str


class RawLine(msgspec.Struct, frozen=True, tag="raw", tag_field="line"):
    """The bytes of a page, in base 64."""

    data: bytes


class DocumentLine(msgspec.Struct, frozen=True, tag="document", tag_field="line"):
    """A document; the lines of its accounts follow, the oldest first."""

    saved_at: str
    document: Document


class AccountLine(msgspec.Struct, frozen=True, tag="account", tag_field="line"):
    """One engine's account of the document before."""

    saved_at: str
    account: Account


class RefusalLine(msgspec.Struct, frozen=True, tag="refusal", tag_field="line"):
    """What could not be read."""

    refusal: StoredRefusal


class LinkLine(msgspec.Struct, frozen=True, tag="link", tag_field="line"):
    """A link as the engine found it."""

    link: Link


class IncidentRecord(msgspec.Struct, frozen=True, tag="incident", tag_field="line"):
    """An incident as the engine found it."""

    incident: Incident


class ChangeLine(msgspec.Struct, frozen=True, tag="change", tag_field="line"):
    """A step in an incident's history."""

    change: Change


class JudgementLine(msgspec.Struct, frozen=True, tag="judgement", tag_field="line"):
    """What a person judged."""

    judgement: Judgement


class UserLine(msgspec.Struct, frozen=True, tag="user", tag_field="line"):
    """A user, with the hash of the password."""

    user: User


class AuditLine(msgspec.Struct, frozen=True, tag="audit", tag_field="line"):
    """A line of the log."""

    entry: AuditEntry


Line = (
    Header
    | RawLine
    | DocumentLine
    | AccountLine
    | RefusalLine
    | LinkLine
    | IncidentRecord
    | ChangeLine
    | JudgementLine
    | UserLine
    | AuditLine
)
_decoder: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)


def export_lines(connection: Connection) -> Iterator[bytes]:
    """All records, each a line of JSON with its newline; the same store gives the same bytes."""
    for line in _lines(connection):
        yield msgspec.json.encode(line) + b"\n"


def _lines(connection: Connection) -> Iterator[Line]:
    yield Header(schema=SCHEMA)
    for body in _bodies(connection, raws.c.body, raws.c.sha256):
        yield RawLine(data=zlib.decompress(body))
    for row in connection.execute(select(documents.c.id, documents.c.saved_at).order_by(documents.c.seq)).all():
        yield from _report_lines(connection, row.id, row.saved_at)
    for row in connection.execute(select(refusals).order_by(refusals.c.seq)):
        refusal = StoredRefusal(origin=row.origin, reason=row.reason, detail=row.detail, time=row.time)
        yield RefusalLine(refusal=refusal)
    for body in _bodies(connection, links.c.body, links.c.seq):
        yield LinkLine(link=unpack(body, Link))
    engine = select(incidents.c.body).where(incidents.c.layer == ENGINE).order_by(incidents.c.seq)
    for body in connection.execute(engine).scalars():
        yield IncidentRecord(incident=unpack(body, Incident))
    for body in _bodies(connection, changes.c.body, changes.c.seq):
        yield ChangeLine(change=unpack(body, Change))
    for body in _bodies(connection, judgements.c.body, judgements.c.seq):
        yield JudgementLine(judgement=unpack(body, Judgement))
    for body in _bodies(connection, users.c.body, users.c.name):
        yield UserLine(user=unpack(body, User))
    for body in _bodies(connection, audit.c.body, audit.c.number):
        yield AuditLine(entry=unpack(body, AuditEntry))


def _bodies(connection: Connection, body: Column[bytes], order: Column[Any]) -> Iterator[bytes]:
    statement = select(body).order_by(order).execution_options(yield_per=100)
    yield from connection.execute(statement).scalars()


def _report_lines(connection: Connection, key: str, saved_at: str) -> Iterator[Line]:
    body = connection.execute(select(documents.c.body).where(documents.c.id == key)).scalar_one()
    yield DocumentLine(saved_at=saved_at, document=unpack(body, Document))
    told = select(accounts.c.saved_at, accounts.c.body).where(accounts.c.document == key).order_by(accounts.c.seq)
    for row in connection.execute(told):
        yield AccountLine(saved_at=row.saved_at, account=unpack(row.body, Account))


def load_lines(connection: Connection, lines: Iterable[bytes], regrade: Regrade) -> int:
    """Takes in what `export_lines` gave, into an empty store, and returns how many lines there were."""
    for table in (documents, judgements, audit):
        if connection.execute(select(table).limit(1)).first() is not None:
            raise InputError("import: the store holds something already; give the address of a new one (--store)")
    loading = _Loading(connection)
    for line in _decoded(lines):
        loading.take(line)
    loading.finish(regrade)
    return loading.taken


def _decoded(lines: Iterable[bytes]) -> Iterator[Line]:
    for number, line in enumerate(lines, start=1):
        try:
            record = _decoder.decode(line)
        except (msgspec.DecodeError, ValueError) as error:
            raise InputError(f"import, line {number}: no line of schema {SCHEMA}: {error}") from error
        if (number == 1) != isinstance(record, Header):
            raise InputError(f"import, line {number}: an export begins with its one header line")
        yield record


class _Loading:
    """What is underway while lines come in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._document: DocumentLine | None = None
        self._incidents: list[Incident] = []
        self._links: list[Link] = []
        self.taken = 0

    def take(self, line: Line) -> None:
        """Keeps one record."""
        self.taken += 1
        connection = self._connection
        match line:
            case Header(schema=schema):
                if schema != SCHEMA:
                    raise InputError(f"import: schema {schema}; this rawi reads {SCHEMA}, so upgrade rawi")
            case RawLine(data=page):
                save_raw(connection, [page])
            case DocumentLine():
                self._document = line
            case AccountLine():
                self._account(line)
            case RefusalLine(refusal=one):
                row = {"origin": one.origin, "reason": one.reason, "detail": one.detail, "time": one.time}
                connection.execute(refusals.insert().values(row))
            case LinkLine(link=link):
                self._links.append(link)
                connection.execute(links.insert().values(link_row(link)))
            case IncidentRecord(incident=incident):
                self._incidents.append(incident)
                add_incident(connection, incident, layer=ENGINE)
            case ChangeLine(change=change):
                add_changes(connection, [change])
            case JudgementLine(judgement=judgement):
                add_judgement(connection, judgement)
            case UserLine(user=user):
                save_user(connection, user)
            case AuditLine(entry=entry):
                values = {"number": entry.number, "hash": hash_of(entry), "body": pack(entry)}
                connection.execute(audit.insert().values(values))

    def _account(self, line: AccountLine) -> None:
        before = self._document
        if before is None or before.document.id != line.account.document:
            raise InputError(f"import: an account of {line.account.document} does not follow its document")
        save_reading(self._connection, Reading(document=before.document, account=line.account), line.saved_at)
        self._connection.execute(
            update(documents).where(documents.c.id == before.document.id).values(saved_at=before.saved_at)
        )

    def finish(self, regrade: Regrade) -> None:
        """What follows from all records together."""
        replay_links(self._connection)
        replay_incidents(self._connection, regrade)
        derive_from_connections(self._connection, self._links, self._incidents)
        recount_judged(self._connection)

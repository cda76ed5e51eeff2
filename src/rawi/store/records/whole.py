"""One thing with all that is kept about it."""

from __future__ import annotations

import msgspec

from rawi.model import Account, Document, Drift, Incident, Link, Origin, Reading
from rawi.store.records.judging import Change, Judgement
from rawi.store.records.listing import IncidentLine, SourceLine


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A document and the engines that read it, the newest last."""

    document: Document
    engines: tuple[str, ...]


class StoredReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with all that is kept about it."""

    document: Document
    account: Account
    engines: tuple[str, ...]
    """Engines that read it, the newest last; the account is the newest's or the one asked for."""
    saved_at: str
    links: tuple[Link, ...] = ()
    incidents: tuple[IncidentLine, ...] = ()
    """Its main incidents first."""
    judgements: tuple[Judgement, ...] = ()
    """All about it and its findings, links and memberships, undone ones included, the oldest first."""

    @property
    def reading(self) -> Reading:
        """What the connecting and showing stages work on."""
        return Reading(document=self.document, account=self.account)


class StoredIncident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as it stands after the judgements, with its history."""

    incident: Incident
    history: tuple[Change, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    links: tuple[Link, ...] = ()
    """Links between its reports."""
    related: tuple[IncidentLine, ...] = ()


class StoredSource(msgspec.Struct, frozen=True, kw_only=True):
    """What an outlet or origin gave and what it took; each list holds at most 200, the newest first."""

    line: SourceLine
    origin: Origin | None = None
    relays: tuple[Link, ...] = ()
    """Links in which its report is made from another."""
    relayed: tuple[Link, ...] = ()
    """Links in which another is made from its report."""
    drifts: tuple[Drift, ...] = ()
    """Drifts in its own relays."""
    incidents: tuple[IncidentLine, ...] = ()
    """Incidents in which it is an origin."""


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """What a store holds."""

    address: str
    schema: str
    """Revision of the tables."""
    reports: int
    accounts: int
    engines: tuple[str, ...]
    raw_bytes: int
    refusals: int
    links: int
    incidents: int
    judgements: int
    audit_entries: int
    size_bytes: int | None = None


class Fault(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that `check` found wrong."""

    kind: str
    """hash, span, quote, reference, index, audit or file."""
    target: str
    detail: str

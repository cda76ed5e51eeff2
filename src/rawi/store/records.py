"""What only a store knows: how records are asked for, listed, judged and traced."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

import msgspec

from rawi.model import Account, Dating, Document, Drift, Id, Incident, Link, Origin, Reading

Item = TypeVar("Item")

TARGETS = (
    "mention",
    "actor",
    "place",
    "time",
    "quantity",
    "attribution",
    "event",
    "claim",
    "link",
    "membership",
    "origin",
    "incident",
)
"""What can be judged."""
VERDICTS = ("accept", "reject", "correct", "split", "merge", "undo")
"""What can be said about it."""
ROLES = ("reader", "reviewer", "admin")


class Page(msgspec.Struct, Generic[Item], frozen=True, kw_only=True):
    """Some items of a list; `next` is the cursor of the page after it, None at the end."""

    items: tuple[Item, ...] = ()
    next: str | None = None


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """All points within `kilometres` of a point."""

    latitude: float
    longitude: float
    kilometres: float


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """Degrees, both bounds meant; west may be greater than east across the 180th meridian."""

    south: float
    west: float
    north: float
    east: float


class ReportQuery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Reports that meet all that is given; empty is every report."""

    words: str = ""
    """All words must stand in the text or title: case, accents and Arabic letter forms do not matter. `"two words"` in
    that order, `strik*` any ending, `-word` without it."""
    actor: Id | None = None
    kind: str | None = None
    """A PLOVER type (ASSAULT) or type with mode (ASSAULT/aerial) of one of its events."""
    outlet: str | None = None
    language: str | None = None
    origin: Id | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2 of one of its places."""
    near: Circle | None = None
    start: date | None = None
    """Published on that day or later."""
    end: date | None = None
    """Published before that day."""


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the report around what was searched: `text` begins at `start` of the document's text."""

    text: str
    start: int
    marks: tuple[tuple[int, int], ...] = ()
    """Half-open spans in `text`."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A document and the engines that read it, the newest last."""

    document: Document
    engines: tuple[str, ...]


class ReportLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report in a list."""

    id: Id
    language: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Dating | None = None
    saved_at: str = ""
    opening: str = ""
    """The first characters of its text, for want of a title."""
    words: int = 0
    events: int = 0
    kinds: tuple[str, ...] = ()
    """Kinds of its events, the main ones first."""
    snippet: Snippet | None = None


class Facet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One value of a field and how many reports have it."""

    value: str
    count: int
    name: str = ""
    """How to print the value where it is a key."""


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """Counts for narrowing a search; each list holds the 20 most frequent values.

    With a query they are counted over its newest `counted` reports only, and `partial` says that there are more.
    """

    languages: tuple[Facet, ...] = ()
    outlets: tuple[Facet, ...] = ()
    kinds: tuple[Facet, ...] = ()
    actors: tuple[Facet, ...] = ()
    countries: tuple[Facet, ...] = ()
    origins: tuple[Facet, ...] = ()
    counted: int = 0
    partial: bool = False


class Judgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person said about a finding, a link or an incident; never edited, undone only by a new record."""

    id: Id
    time: str
    """ISO 8601 in UTC, as `2026-11-25T19:30:00Z`."""
    person: str
    target_kind: str
    """One of TARGETS."""
    target: Id
    """Id of the finding, link, origin or incident; for a membership, of the incident."""
    verdict: str
    """One of VERDICTS."""
    reason: str
    document: Id | None = None
    """The report that the finding stands in, or whose membership is judged."""
    value: str = ""
    """correct: the right value (of a field: `field=value`); merge: id of the other incident."""
    parts: tuple[tuple[Id, ...], ...] = ()
    """split: reports that stay, reports that leave; merge: reports of the one, of the other (filled in by the store).
    Incidents are found again by them when the engine is rerun."""
    undoes: Id | None = None
    """undo: the judgement taken back."""


class IncidentQuery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Incidents that meet all that is given."""

    start: date | None = None
    """Happened on that day or later."""
    end: date | None = None
    """Happened before that day."""
    box: Box | None = None
    near: Circle | None = None
    kind: str | None = None
    grade: str | None = None
    origin: Id | None = None
    words: str = ""
    """In its title or place."""
    report: Id | None = None
    """Incidents that this report tells of, main or not."""


class IncidentLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An incident in a list or on a map."""

    id: Id
    kind: str
    title: str = ""
    place: str | None = None
    start: date | None = None
    end: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    grade: str | None = None
    reports: int = 0
    origins: int = 0
    killed: tuple[int, int] | None = None
    """Least and most that any version says."""


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step in an incident's history."""

    incident: Id
    time: str
    change: str
    """created, grew, changed, merged, split, renamed, retired, restored."""
    others: tuple[Id, ...] = ()
    """merged, renamed, retired: into which; split: from which; created: out of which."""
    by: str = "rawi"
    judgement: Id | None = None


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


class ActorLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An actor and how many reports mention it."""

    id: Id
    name: str
    kind: str = "unknown"
    country: str | None = None
    belongs_to: Id | None = None
    wikidata: str | None = None
    reports: int = 0


class SourceLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An outlet that publishes, or an origin that claims go back to."""

    id: str
    """The outlet's name as its reports give it, or the origin's id."""
    name: str
    kind: str
    """outlet, or the kind of the origin."""
    side: str | None = None
    reports: int = 0


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


class QueueItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that is worth a look, and why."""

    target_kind: str
    target: Id
    priority: float
    """0 to 1."""
    reason: str
    """Low confidence, contested, high impact: in words."""
    document: Id | None = None
    title: str = ""
    judgements: int = 0
    """Live judgements that it already has."""


class StoredRefusal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document that could not be read."""

    origin: str
    reason: str
    detail: str = ""
    time: str = ""


class User(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person with an account; `secret` is a salted hash that the workbench makes."""

    name: str
    role: str = "reader"
    secret: str = ""
    active: bool = True
    created: str = ""


class Session(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A login or an API token: kept by the hash of its key."""

    key_hash: str
    user: str
    kind: str = "session"
    """session or token."""
    csrf: str = ""
    label: str = ""
    created: str = ""
    expires: str = ""
    """ISO 8601 in UTC; empty never expires."""


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the log: its hash covers all of it and the hash of the line before."""

    number: int
    time: str
    person: str
    action: str
    target: str = ""
    detail: str = ""
    previous: str = ""
    hash: str = ""


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

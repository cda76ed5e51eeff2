"""Records in a list: what one line shows."""

from __future__ import annotations

from datetime import date

import msgspec

from rawi.model import Dating, Id


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the report around what was searched: `text` begins at `start` of the document's text."""

    text: str
    start: int
    marks: tuple[tuple[int, int], ...] = ()
    """Half-open spans in `text`."""


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
    """Independent ones that say it happened."""
    killed: tuple[int, int] | None = None
    """Least and most that any version says."""


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

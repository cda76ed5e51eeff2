"""What holds between documents: links, origins, versions, incidents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from rawi.model.text import Id, Span


class Feature(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One reason of a score, in words that a reader can check."""

    name: str
    value: float
    weight: float = 0.0
    detail: str = ""


class Quote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of one report."""

    document: Id
    span: Span
    text: str


class AlignedPair(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage of the left report and the passage of the right one that says the same, with what changed."""

    left: Span
    right: Span
    score: float
    changes: tuple[str, ...] = ()
    """figure_changed, hedge_dropped, hedge_added, source_sharpened, source_lost, accusation_added, synonyms, dropped, added."""


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A tie between two reports (or two events), by a machine or a person, with its reasons."""

    id: Id
    left: Id
    right: Id
    kind: str
    """same_text, translation, revises, cites, same_event, contradicts, related."""
    score: float
    judgement: str = "proposed"
    """proposed, accepted or rejected."""
    direction: str = "unknown"
    """left_from_right, right_from_left or unknown: which of the two was made from the other."""
    ground: str = ""
    """credit, time, containment, or nothing: why that direction."""
    pairs: tuple[AlignedPair, ...] = ()
    reasons: tuple[Feature, ...] = ()
    judge: str = "rawi"


class ClaimAt(msgspec.Struct, frozen=True, array_like=True):
    """A claim of one document's account, by its index."""

    document: Id
    claim: int


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who a claim goes back to, counted once however many pages repeat it."""

    id: Id
    name: str
    kind: str
    """party, official, monitor, agency, outlet, witness, media, unnamed or unresolved."""
    side: str | None = None
    """The party to the conflict whose own word this is, where it is one."""
    related: tuple[Id, ...] = ()
    """Origins of one owner or state: shown, never merged."""
    claims: tuple[ClaimAt, ...] = ()
    grounds: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it corroborates: nobody's word ("media", an unnamed activist) is kept and never counted."""
        return self.kind not in ("unresolved", "media")


class Version(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One value of one field of an incident, with all who stand behind it or deny it."""

    field: str
    value: str
    low: int | None = None
    high: int | None = None
    claims: tuple[ClaimAt, ...] = ()
    origins: tuple[Id, ...] = ()
    reports: tuple[Id, ...] = ()
    denied_in: tuple[Id, ...] = ()
    denied_by: tuple[Id, ...] = ()
    quotes: tuple[Quote, ...] = ()
    first_report: Id | None = None
    first_seen: date | None = None
    certainty: str = "affirmed"
    revises: str | None = None
    """The earlier value of the same origin that this one replaces."""


class Drift(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A relay that altered its source: 3 becomes dozens, a hedge becomes a fact."""

    source: Quote
    relay: Quote
    change: str
    detail: str = ""


class Grade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A word about the reporting, never about the truth, with the rule that gave it."""

    name: str
    reasons: tuple[str, ...] = ()


class EventAt(msgspec.Struct, frozen=True, array_like=True):
    """An event description of one document's account, by its index."""

    document: Id
    event: int


class Incident(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One happening as many reports describe it."""

    id: Id
    kind: str
    title: str = ""
    start: date | None = None
    end: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    place: str | None = None
    reports: tuple[Id, ...] = ()
    """Reports whose main incident this is."""
    mentioned_in: tuple[Id, ...] = ()
    """Reports that tell of it as background."""
    events: tuple[EventAt, ...] = ()
    versions: tuple[Version, ...] = ()
    origins: tuple[Origin, ...] = ()
    drifts: tuple[Drift, ...] = ()
    related: tuple[Id, ...] = ()
    reasons: tuple[Feature, ...] = ()
    grade: Grade | None = None

    def telling(self) -> frozenset[Id]:
        """The origins that say it happened; see `telling_origins`."""
        return telling_origins(self.versions, self.origins)


def telling_origins(versions: Sequence[Version], origins: Sequence[Origin]) -> frozenset[Id]:
    """The origins that say it happened: what an origin says of one field alone does not count, nor does nobody's word.

    Where no version says that it happened, those of the version that has the most.
    """
    nobody = {origin.id for origin in origins if origin.kind == "media"}
    happened = {key for version in versions if version.field == "occurred" for key in version.origins} - nobody
    if happened:
        return frozenset(happened)
    return max((frozenset(version.origins) - nobody for version in versions), key=len, default=frozenset())


class SourceName(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A source that a report names or hides."""

    name: str
    anonymous: bool = False
    kind: str | None = None
    origin: Id | None = None
    """The origin that the source's word is counted under, where it is one."""


class ReportSummary(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report's place among the others."""

    id: Id
    outlet: str | None = None
    language: str = ""
    published: date | None = None
    title: str = ""
    main_incident: Id | None = None
    mentions: tuple[Id, ...] = ()
    """Incidents that the report tells of as background."""
    copies: tuple[Id, ...] = ()
    """Reports with which it shares text, or of which it is a translation."""
    origins: tuple[Id, ...] = ()
    sources: tuple[SourceName, ...] = ()
    notes: tuple[str, ...] = ()
    """What was missing or odd: no date, duplicated id, circular citation ..."""


class Renaming(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of incidents of an earlier run: nothing is renamed in silence."""

    kind: str
    """kept, renamed, merged, split or gone."""
    before: tuple[Id, ...]
    after: tuple[Id, ...]


class Explanation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why two reports are, or are not, held to tell of one incident and to be independent."""

    left: Id
    right: Id
    one_incident: bool
    likelihood: float
    """Of one incident, by these two reports alone."""
    incident_reasons: tuple[Feature, ...] = ()
    independent: bool = True
    copy_reasons: tuple[Feature, ...] = ()
    links: tuple[Link, ...] = ()
    sentences: tuple[str, ...] = ()
    """The same in words."""


class Connections(msgspec.Struct, frozen=True, kw_only=True):
    """All that the connecting stage says of a collection of reports."""

    schema: str = "rawi.connections/1"
    links: tuple[Link, ...] = ()
    incidents: tuple[Incident, ...] = ()
    reports: tuple[ReportSummary, ...] = ()
    history: tuple[Renaming, ...] = ()
    notes: tuple[str, ...] = ()

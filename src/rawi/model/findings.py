"""What is understood in one document: findings, each pinned to its characters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from rawi.model.text import Document, Id, Span


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something found at `span`; `confidence` (0 to 1) is about the reading, never about the world."""

    id: Id
    span: Span
    confidence: float = 1.0


class Mention(Finding, frozen=True, kw_only=True, omit_defaults=True):
    """Words that name or point at an actor; `actor` is the Actor of the account they belong to."""

    kind: str
    """name, acronym, demonym, title, description or pronoun."""
    actor: Id | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person or body that the document names; its mentions hold its spans.

    `id` is the registry's key where the registry knows it (the same in every document), else it derives from the
    document and the name.
    """

    id: Id
    name: str
    kind: str
    """state, force, armed_group, coalition, alliance, party, monitor, international, agency, outlet, office, person, group or unknown."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    belongs_to: Id | None = None
    """The body for which it speaks or of which it is a part: registry key or id of an actor of this account."""
    wikidata: str | None = None
    resolved: bool = False
    """The registry knows it."""


class Place(Finding, frozen=True, kw_only=True, omit_defaults=True):
    """A place name or a relative place; coordinates stay empty where it cannot be resolved."""

    name: str
    """The resolved name, or the words themselves."""
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    precision: str = "unresolved"
    """site, town, district, province, country, region, border, water, relative or unresolved."""
    country: str | None = None
    geonames: int | None = None
    bearing: float | None = None
    """Degrees from north of the middle of a sector, for "south-east of"; None is a full circle."""
    spread: float | None = None
    """Full angle of the sector in degrees."""
    alternatives: tuple[str, ...] = ()
    """Other places of the name, as `name, country (score)`."""


class TimeInterval(Finding, frozen=True, kw_only=True, omit_defaults=True):
    """An expression that dates something: the half-open interval of days it can mean, None where unknown."""

    start: date | None = None
    end: date | None = None
    grain: str = "day"
    """hour, part, day, night, week, month, season, year or decade."""
    relative: bool = False
    edtf: str | None = None


class Quantity(Finding, frozen=True, kw_only=True, omit_defaults=True):
    """A number with what it counts: from `low` to `high`, both meant; None is no bound."""

    unit: str
    """killed, injured, missing, captured, displaced, munitions, vehicles, buildings, aircraft, people or other."""
    low: int | None
    high: int | None


class LoadedWord(Finding, frozen=True, kw_only=True, omit_defaults=True):
    """A word that judges: kept as the outlet's own, never adopted."""

    word: str
    sense: str
    """The neutral field of the word: attack, actor, death, ideology, rule ..."""


class Attribution(Finding, frozen=True, kw_only=True, omit_defaults=False):
    """An act of saying, showing or relaying: one link of a chain."""

    content: tuple[Span, ...]
    """The attributed words, in several pieces where the cue interrupts them; empty where nothing is quoted."""
    cue: Span | None = None
    source: Span | None = None
    sources: tuple[Id, ...] = ()
    """The actors that the source's words name."""
    voice: str = "indirect"
    """direct, indirect or mixed."""
    stance: str = "states"
    """states, confirms, denies, accuses, claims, declines or doubts."""
    anonymous: bool = False
    anonymous_kind: str | None = None
    """security, military, medical, official, local, media, witness, militant, diplomatic, activist, rescue or unnamed."""
    credit: bool = False
    """The content is the whole text: a credit line, "translated from", "relayed by"."""
    within: int | None = None
    """Index, in the account's attributions, of the link whose content holds this one; None at the outside."""


class Event(Finding, frozen=True, kw_only=True, omit_defaults=False):
    """One description of a happening. Descriptions of one happening in the document share `happening`."""

    trigger: Span
    kind: str
    """PLOVER type, with a mode after a slash for ASSAULT."""
    status: str = "happened"
    """happened, attempted, foiled, planned, denied or hypothetical."""
    main: bool = False
    happening: Id = ""
    acled: tuple[str, str] | None = None
    """ACLED event type and sub-type."""
    actor: Span | None = None
    target: Span | None = None
    place: Span | None = None
    time: Span | None = None
    weapon: Span | None = None
    actor_ids: tuple[Id, ...] = ()
    target_ids: tuple[Id, ...] = ()
    place_at: int | None = None
    """Index of the resolved place in the account's places."""
    time_at: int | None = None
    """Index of the time in the account's times."""
    killed: Quantity | None = None
    injured: Quantity | None = None
    munitions: Quantity | None = None
    vehicles: Quantity | None = None
    other_tolls: tuple[Quantity, ...] = ()
    """Captured, missing, displaced, buildings, aircraft."""
    attribution: int | None = None
    """Index of the innermost attribution whose content holds the trigger; None is the report's own voice."""


class Claim(Finding, frozen=True, kw_only=True, omit_defaults=True):
    """One field of one event on one authority. `span` is the words that carry the value."""

    event: int
    """Index of the event in the account's events."""
    field: str
    """occurred, actor, target, weapon, place, time, killed, injured, munitions or vehicles."""
    value: str
    low: int | None = None
    high: int | None = None
    ids: tuple[Id, ...] = ()
    """Actors that the value names."""
    certainty: str = "affirmed"
    """affirmed, hedged, denied, hypothetical or planned."""
    basis: str = "none"
    """witnessed, footage, document, statement, inference, unnamed, refused or none."""
    basis_span: Span | None = None
    hedge: Span | None = None
    attribution: int | None = None
    """Index of the innermost attribution it stands under; None is the report's own voice."""


def chain_of(attributions: Sequence[Attribution], attribution: int | None) -> tuple[Attribution, ...]:
    """The attribution of that index and those that hold it, from the innermost outwards; empty for None."""
    links: list[Attribution] = []
    seen: set[int] = set()
    while attribution is not None and attribution not in seen:
        seen.add(attribution)
        links.append(attributions[attribution])
        attribution = links[-1].within
    return tuple(links)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """All that one engine understood in one document. Written as JSON this is rawi's account schema."""

    document: Id
    engine: str
    language: str
    schema: str = "rawi.account/1"
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeInterval, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    loaded: tuple[LoadedWord, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()

    def chain(self, attribution: int | None) -> tuple[Attribution, ...]:
        """The links from the innermost outwards; empty for the report's own voice."""
        return chain_of(self.attributions, attribution)

    def actor(self, key: Id) -> Actor | None:
        """The actor of that id, where the account has one."""
        return next((actor for actor in self.actors if actor.id == key), None)

    def actors_in(self, span: Span) -> tuple[Id, ...]:
        """Ids of the actors mentioned inside the span, in order, each once."""
        found = (m.actor for m in self.mentions if m.actor is not None and span.holds(m.span))
        return tuple(dict.fromkeys(found))


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A document beside what was understood in it: what the connecting stage works on."""

    document: Document
    account: Account

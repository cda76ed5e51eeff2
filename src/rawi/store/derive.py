"""What follows from a reading for lists, filters and review: derived anew whenever its account changes."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rawi.model import Account, Actor, Document, Id, Quantity, Reading
from rawi.store.records import QueueItem
from rawi.store.wording import fold_key

Term = tuple[str, str]
"""Kind and value."""
_POINTED = frozenset({"site", "town", "district", "border", "relative"})
"""Places whose point means something; a country's middle does not."""
_OPENING = 200
_MOST_ACTORS = 200
_UNSURE = 0.6
"""Findings below that confidence are worth a look."""
_MOST_UNSURE = 3
_MANY_KILLED = 10


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a report's row that its body does not lead to by a name."""

    day: int
    opening: str
    words: int
    events: int
    kinds: str


def storable(text: str | None) -> str | None:
    """The text without NUL, which PostgreSQL's text cannot hold; bodies keep it, as JSON."""
    return text.replace("\x00", "\ufffd") if text else text


def actor_key(actor: Actor) -> Id:
    """The key under which reports of an actor are found: the registry's, else its folded name."""
    return actor.id if actor.resolved else fold_key(actor.name)


def columns_of(reading: Reading) -> Columns:
    """What a list shows and sorts by."""
    document = reading.document
    return Columns(
        day=day_of(document),
        opening=" ".join(document.text[: 2 * _OPENING].split())[:_OPENING],
        words=len(document.text.split()),
        events=len(reading.account.events),
        kinds=" ".join(kinds_of(reading.account)),
    )


def day_of(document: Document) -> int:
    """Ordinal of the first day it can be published on; 0 where unknown."""
    return document.published.start.toordinal() if document.published else 0


def kinds_of(account: Account) -> tuple[str, ...]:
    """Kinds of its events, those of the main ones first."""
    ordered = sorted(account.events, key=lambda event: not event.main)
    return tuple(dict.fromkeys(event.kind for event in ordered))


def terms_of(reading: Reading) -> set[Term]:
    """All values that the report is filtered by."""
    document, account = reading.document, reading.account
    found: set[Term] = {("language", document.language)}
    if document.outlet:
        found.add(("outlet", storable(document.outlet) or ""))
    for kind in kinds_of(account):
        found |= {("event", kind), ("event", kind.split("/")[0])}
    found |= {("actor", actor_key(actor)) for actor in mentioned(account)}
    found |= {("country", place.country) for place in account.places if place.country}
    return found


def mentioned(account: Account) -> list[Actor]:
    """Actors that its mentions point at; a hostile text may name thousands, so the list is bounded."""
    pointed = {mention.actor for mention in account.mentions}
    return [actor for actor in account.actors if actor.id in pointed][:_MOST_ACTORS]


def points_of(account: Account) -> set[tuple[float, float]]:
    """Where its places lie, in degrees north and east."""
    return {
        (place.latitude, place.longitude)
        for place in account.places
        if place.precision in _POINTED and place.latitude is not None and place.longitude is not None
    }


def review_of(reading: Reading) -> list[QueueItem]:
    """What in the report is worth a look: unsure findings, and tolls that weigh."""
    unsure = sorted(_unsure(reading), key=lambda item: (-item.priority, item.target))
    return [*unsure[:_MOST_UNSURE], *_heavy(reading)]


def _unsure(reading: Reading) -> Iterator[QueueItem]:
    account, document = reading.account, reading.document
    for kind, findings in (
        ("event", account.events),
        ("attribution", account.attributions),
        ("claim", account.claims),
    ):
        for finding in findings:
            if finding.confidence < _UNSURE:
                yield QueueItem(
                    target_kind=kind,
                    target=finding.id,
                    priority=round(0.8 * (1 - finding.confidence), 4),
                    reason=f"low confidence: {finding.confidence:.2f}",
                    document=document.id,
                    title=" ".join(document.quote(finding.span).split())[:_OPENING],
                )


def _heavy(reading: Reading) -> Iterator[QueueItem]:
    document = reading.document
    heavy = [event for event in reading.account.events if event.main and _deaths(event.killed) >= _MANY_KILLED]
    for event in heavy[:1]:
        deaths = _deaths(event.killed)
        yield QueueItem(
            target_kind="event",
            target=event.id,
            priority=round(0.4 + 0.4 * min(1.0, deaths / 100), 4),
            reason=f"high impact: {deaths} killed",
            document=document.id,
            title=" ".join(document.quote(event.span).split())[:_OPENING],
        )


def _deaths(toll: Quantity | None) -> int:
    return 0 if toll is None else (toll.low or toll.high or 0)

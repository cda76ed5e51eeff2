"""Drones and aircraft as the ones who act."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rawi.knowledge.event_words_grammar import closed_class
from rawi.model import Event
from rawi.understand.events.page import Page

SUBJECT_REACH = 3
"""Tokens between an aircraft and its verb: auxiliaries, adverbs."""
_FLYING = frozenset(["drone", "aerial"])
_PASSIVES = closed_class("be", "fr") | closed_class("be", "en")
_KINDS = frozenset(["drone", "air", "uav", "helicopter", "jet"])
_WITH = frozenset(["by", "with", "of", "par", "de", "d'", "des", "avec", "à", "from", "via"])


def flying_actors(page: Page, events: Sequence[Event]) -> tuple[Event, ...]:
    """Drones and aircraft act where nobody else is said to."""
    return tuple(_flying(page, event) for event in events)


def _flying(page: Page, event: Event) -> Event:
    """`Drones struck`, `طائرات مسيرة ضربت`: the aircraft is the subject, and so both weapon and actor."""
    if event.actor is not None or event.weapon is None or not event.kind.startswith("ASSAULT"):
        return event
    span = event.weapon
    first, last = page.tokens_of(span)
    flies = any(
        m.value[0].mode in _FLYING and m.value[0].sort == "carrier" and first <= m.first < last for m in page.weapons
    )
    if not flies or page.sentence_of(span) != page.sentence_of(event.trigger):
        return event
    subject = _before_arabic_verb if page.language == "ar" else _before_verb
    return msgspec.structs.replace(event, actor=span) if subject(page, event, first, last) else event


def _before_verb(page: Page, event: Event, first: int, last: int) -> bool:
    """The subject of an active verb; `drone strike` is none, nor is what stands after "by"."""
    at, after = page.tokens_of(event.trigger)
    opening = page.tokens[first - 1] if first else None
    if opening is not None and opening.folded in _WITH and not opening.text[0].isupper():
        return False
    if not 0 <= at - last <= SUBJECT_REACH or any(token.folded in _PASSIVES for token in page.tokens[last:after]):
        return False
    return at > last or page.tokens[last - 1].folded not in _KINDS


def _before_arabic_verb(page: Page, event: Event, first: int, last: int) -> bool:
    """Right after the verb, or not far before it; ب makes it the means."""
    at, after = page.tokens_of(event.trigger)
    folded = page.tokens[first].folded
    if folded.startswith(("ب", "لل")) or any(t.first == at and t.word.patient for t in page.triggers):
        return False
    return 0 <= at - last <= SUBJECT_REACH or first == after

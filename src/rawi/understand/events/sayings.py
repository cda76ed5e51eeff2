"""Accusations and denials are acts of saying and happenings at once: the cue is the trigger, the source the actor."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rawi.knowledge.acled import acled_type
from rawi.model import Attribution, Event, Span, make_id
from rawi.understand.events.page import Page
from rawi.understand.events.phrases import phrase_from

_KINDS = {"denies": "REJECT", "accuses": "ACCUSE"}
_SPEECH = frozenset(["ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "AGREE", "SUPPORT", "CONSULT"])


def with_sayings(page: Page, events: Sequence[Event]) -> list[Event]:
    """The events, speakers filled in, with those that the attributions tell of and no word of the lists did."""
    found = [_spoken(page, event) for event in events]
    for index, attribution in enumerate(page.attributions):
        kind = _KINDS.get(attribution.stance)
        if kind is None or attribution.cue is None or attribution.credit:
            continue
        if any(event.trigger.meets(attribution.cue) for event in found):
            continue
        found.append(_event(page, attribution, kind, _outer(page, index)))
    found.sort(key=lambda event: event.trigger)
    return found


def _outer(page: Page, index: int) -> int | None:
    return page.attributions[index].within


def _spoken(page: Page, event: Event) -> Event:
    """The source of the saying whose cue is the trigger acts."""
    if event.kind not in _SPEECH:
        return event
    for attribution in page.attributions:
        if attribution.cue is not None and attribution.cue.meets(event.trigger) and attribution.source is not None:
            target = event.target
            if event.kind in {"ACCUSE", "REQUEST"}:
                named = [
                    span for span in (event.actor, target) if span is not None and not span.meets(attribution.source)
                ]
                target = named[0] if named and (target is None or page.language == "ar") else target
            return msgspec.structs.replace(event, actor=attribution.source, target=target)
    return event


def _event(page: Page, attribution: Attribution, kind: str, outer: int | None) -> Event:
    cue = attribution.cue if attribution.cue is not None else attribution.span
    return Event(
        id=make_id(page.document.id, "event", cue.start, cue.end, kind),
        span=cue,
        confidence=0.6 * attribution.confidence,
        trigger=cue,
        kind=kind,
        acled=acled_type(kind),
        actor=attribution.source,
        target=_accused(page, cue) if kind == "ACCUSE" else None,
        attribution=outer,
    )


def _accused(page: Page, cue: Span) -> Span | None:
    first, last = page.tokens_of(cue)
    if first >= len(page.tokens):
        return None
    return phrase_from(page, last, page.bounds[page.sentence_of(cue)][1])

"""A model's frames beside the rules' own events: each is judged by the other, and what one lacks the other fills."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from rawi.knowledge.acled import acled_type
from rawi.model import Attribution, Event, Quantity, Span, make_id
from rawi.understand.events.page import Page
from rawi.understand.events.settings import place_at, time_at
from rawi.understand.tools import EventFrame

# Weights of the two judges, tuned on the reports kept aside (training/examples.py: kept_aside).
RULES_SHARE = 0.35
ALONE = -0.6
"""What a frame without a word of the lists loses, in logits."""
SURE_ENOUGH = 0.42
RULES_ALONE = 0.85
"""How sure the rules must be of an event that the model did not see."""
_TOLLS = ("killed", "injured", "munitions", "vehicles")


def merge_frames(page: Page, events: Sequence[Event], frames: Sequence[EventFrame]) -> list[Event]:
    """One list of events: frames with the rules' events that they overlap, and what either side is sure of alone."""
    taken: set[int] = set()
    merged: list[Event] = []
    for frame in frames:
        index = _partner(events, frame, taken)
        if index is not None:
            taken.add(index)
        partner = events[index] if index is not None else None
        score = _score(frame, partner)
        if score >= SURE_ENOUGH:
            merged.append(_event(page, frame, partner, score))
    alone = [e for i, e in enumerate(events) if i not in taken and e.confidence >= RULES_ALONE]
    merged += [e for e in alone if not any(e.trigger.meets(other.trigger) for other in merged)]
    merged.sort(key=lambda event: event.trigger)
    return merged


def _partner(events: Sequence[Event], frame: EventFrame, taken: set[int]) -> int | None:
    """The rules' event at the same words, of the same type if there is one."""
    meeting = [i for i, event in enumerate(events) if i not in taken and event.trigger.meets(frame.trigger)]
    return min(meeting, key=lambda i: (_type(events[i].kind) != _type(frame.kind), i), default=None)


def _type(kind: str) -> str:
    return kind.partition("/")[0]


def _score(frame: EventFrame, partner: Event | None) -> float:
    if partner is None or _type(partner.kind) != _type(frame.kind):
        return _squash(_logit(frame.score) + ALONE)
    return _squash(_logit(frame.score) + RULES_SHARE * (_logit(partner.confidence) + 1.0))


def _logit(chance: float) -> float:
    bounded = min(0.999, max(0.001, chance))
    return math.log(bounded / (1 - bounded))


def _squash(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _event(page: Page, frame: EventFrame, partner: Event | None, score: float) -> Event:
    """The frame's words, with the rules' own where the frame has none."""
    ruled = partner if partner is not None and _type(partner.kind) == _type(frame.kind) else None
    place, time = frame.place, frame.time
    tolls = {name: _toll(page, frame, ruled, name) for name in _TOLLS}
    return Event(
        id=make_id(page.document.id, "event", frame.trigger.start, frame.trigger.end, _type(frame.kind)),
        span=frame.trigger,
        confidence=round(score, 3),
        trigger=frame.trigger,
        kind=frame.kind,
        status=frame.status,
        acled=acled_type(frame.kind),
        actor=frame.actor,
        target=frame.target,
        place=place,
        place_at=place_at(page, place),
        time=time,
        time_at=time_at(page, time),
        weapon=frame.weapon,
        killed=tolls["killed"],
        injured=tolls["injured"],
        munitions=tolls["munitions"],
        vehicles=tolls["vehicles"],
        other_tolls=ruled.other_tolls if ruled is not None else (),
        attribution=innermost(page.attributions, frame.trigger),
    )


def _toll(page: Page, frame: EventFrame, ruled: Event | None, name: str) -> Quantity | None:
    """The quantity in the frame's words; the rules' own where the frame names none."""
    span: Span | None = getattr(frame, name)
    if span is None:
        return None
    return quantity_in(page, span, name) or (getattr(ruled, name) if ruled is not None else None)


def quantity_in(page: Page, span: Span, unit: str) -> Quantity | None:
    """The number in these words as a toll: several joined by "and" add up; a bare noun is one, a plural some."""
    inside = [q for q in page.quantities if q.span.meets(span)]
    same = (
        [q for q in inside if q.unit == unit]
        or [q for q in inside if q.unit in {"people", "other", "aircraft"}]
        or inside
    )
    if not same:
        return None
    first = same[0]
    distinct = list({q.span: q for q in same}.values())
    low, high = first.low, first.high
    for other in distinct[1:]:
        low = None if low is None or other.low is None else low + other.low
        high = None if high is None or other.high is None else high + other.high
    return msgspec.structs.replace(first, unit=unit, span=span, low=low, high=high, id=make_id(first.id, unit))


def innermost(attributions: Sequence[Attribution], span: Span) -> int | None:
    """The narrowest attribution whose content holds the span; credits hold everything and are the last choice."""
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        for piece in attribution.content:
            if piece.holds(span) and (best is None or len(piece) <= best[0]):
                best = (len(piece), index)
    return best[1] if best is not None else None

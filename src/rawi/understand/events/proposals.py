"""A model's frames beside the rules' own events: each is judged by the other, and what one lacks the other fills."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from rawi.knowledge.acled import acled_type
from rawi.model import Attribution, Event, Quantity, Span, make_id
from rawi.understand.events.page import Page
from rawi.understand.events.settings import place_at, time_at
from rawi.understand.events.triggers import Trigger
from rawi.understand.quantities.ranges import Range, find_ranges
from rawi.understand.tools import EventFrame

# How the rules' and the model's certainty weigh together, in logits: fitted by training/event_fusion.py on the reports
# kept aside, where rules alone find 76.6, this model alone 58.
BIAS = 0.34
RULES = 0.59
RULES_ABSENT = -1.91
MODEL = 0.29
MODEL_ABSENT = -0.94
SURE_ENOUGH = 0.4
_TOLLS = ("killed", "injured", "munitions", "vehicles")


def pair_frames(proposed: Sequence[Trigger], scores: Sequence[float], frames: Sequence[EventFrame]) -> dict[int, int]:
    """For each trigger that a frame of its type overlaps, the index of the frame; each frame goes to one trigger."""
    pairs: dict[int, int] = {}
    for position, frame in enumerate(frames):
        meeting = [
            i
            for i, trigger in enumerate(proposed)
            if i not in pairs and trigger.type == _type(frame.kind) and trigger.span.meets(frame.trigger)
        ]
        if meeting:
            pairs[max(meeting, key=lambda i: scores[i])] = position
    return pairs


def fuse_scores(scores: Sequence[float], pairs: dict[int, int], frames: Sequence[EventFrame]) -> list[float]:
    """The rules' certainty of each trigger, weighed with the model's."""
    return [fused(score, frames[pairs[i]].score if i in pairs else None) for i, score in enumerate(scores)]


def overlay(page: Page, event: Event, frame: EventFrame) -> Event:
    """The rules' event with what the model knows better."""
    return _event(page, frame, event, event.confidence)


def beyond_lists(page: Page, events: Sequence[Event], frames: Sequence[EventFrame], paired: set[int]) -> list[Event]:
    """Events of frames that no word of the lists told of, where the model is sure enough."""
    found: list[Event] = []
    for position, frame in enumerate(frames):
        score = fused(None, frame.score)
        if position in paired or score < SURE_ENOUGH:
            continue
        if not any(frame.trigger.meets(event.trigger) for event in [*events, *found]):
            found.append(_event(page, frame, None, score))
    return found


def fused(rules: float | None, model: float | None) -> float:
    """One certainty of the rules' and the model's, either of which may have seen nothing."""
    score = BIAS
    score += RULES * _logit(rules) if rules is not None else RULES_ABSENT
    score += MODEL * _logit(model) if model is not None else MODEL_ABSENT
    return round(_squash(score), 3)


def _type(kind: str) -> str:
    return kind.partition("/")[0]


def _logit(chance: float) -> float:
    bounded = min(0.999, max(0.001, chance))
    return math.log(bounded / (1 - bounded))


def _squash(score: float) -> float:
    return 1 / (1 + math.exp(-score))


# Whose word counts for each field where both sides speak: chosen on the reports kept aside and the bench.
MODE_BY_RULES = True
STATUS_BY_RULES: tuple[str, ...] = ("denied", "foiled")
ROLES_BY_MODEL = ("actor", "target", "weapon", "place", "time")
FILLED_BY_RULES: tuple[str, ...] = ("weapon",)
NEEDS_MODEL: tuple[str, ...] = ()
"""Tolls that stand only where the model sees one too."""
TOLLS_BY_MODEL: tuple[str, ...] = ("killed", "injured", "munitions", "vehicles")


def _event(page: Page, frame: EventFrame, partner: Event | None, score: float) -> Event:
    """The frame's words, with the rules' own where they are the better judge."""
    kind = partner.kind if partner is not None and MODE_BY_RULES else frame.kind
    status = frame.status
    if partner is not None and partner.status in STATUS_BY_RULES:
        status = partner.status
    roles = {name: _role(page, frame, partner, name) for name in ("actor", "target", "weapon", "place", "time")}
    tolls = {name: _toll(page, frame, partner, name) for name in _TOLLS}
    trigger = partner.trigger if partner is not None else frame.trigger
    return Event(
        id=make_id(page.document.id, "event", trigger.start, trigger.end, _type(kind)),
        span=trigger,
        confidence=score,
        trigger=trigger,
        kind=kind,
        status=status,
        acled=acled_type(kind),
        place_at=place_at(page, roles["place"]),
        time_at=time_at(page, roles["time"]),
        other_tolls=partner.other_tolls if partner is not None else (),
        attribution=innermost(page.attributions, trigger),
        actor=roles["actor"],
        target=roles["target"],
        weapon=roles["weapon"],
        place=roles["place"],
        time=roles["time"],
        killed=tolls["killed"],
        injured=tolls["injured"],
        munitions=tolls["munitions"],
        vehicles=tolls["vehicles"],
    )


def _role(page: Page, frame: EventFrame, partner: Event | None, name: str) -> Span | None:
    ruled: Span | None = getattr(partner, name) if partner is not None else None
    told: Span | None = getattr(frame, name)
    if name not in ROLES_BY_MODEL or (name == "actor" and _at_word(page, partner, ruled)):
        return ruled
    return told if told is not None or name not in FILLED_BY_RULES else ruled


def _at_word(page: Page, partner: Event | None, ruled: Span | None) -> bool:
    """The rules' actor is a people's adjective at the trigger itself: `bombardement américain`, `US strike`."""
    if partner is None or ruled is None:
        return False
    gap = max(ruled.start - partner.trigger.end, partner.trigger.start - ruled.end)
    return 0 <= gap <= 1 and any(m.span == ruled and m.kind == "demonym" for m in page.named.mentions)


def _toll(page: Page, frame: EventFrame, partner: Event | None, name: str) -> Quantity | None:
    ruled: Quantity | None = getattr(partner, name) if partner is not None else None
    span: Span | None = getattr(frame, name)
    told = quantity_in(page, span, name) if span is not None else None
    if name in NEEDS_MODEL and span is None:
        return None
    if name in TOLLS_BY_MODEL or partner is None:
        return told or ruled
    return ruled or told


def quantity_in(page: Page, span: Span, unit: str) -> Quantity | None:
    """The number in these words as a toll: several joined by "and" add up; a bare noun is one, a plural some."""
    first, last = page.tokens_of(span)
    heard = [
        r for r in find_ranges(page.tokens[first:last], page.language) if r.high is None or r.high > 0 or r.low == 0
    ]
    inside = [q for q in page.quantities if q.span.meets(span)]
    if not heard:
        same = [q for q in inside if q.unit == unit] or inside
        return msgspec.structs.replace(same[0], unit=unit) if same else _one_or_none(page, span, unit)
    low, high = _bounds(page, inside, first, heard[0])
    for number in heard[1:]:
        if _joined(page, first, heard[0], number):
            more = _bounds(page, inside, first, number)
            low, high = low + more[0], None if high is None or more[1] is None else high + more[1]
    if len(heard) == 1 and _and_one(page, first + heard[0].last, last):
        low, high = low + 1, None if high is None else high + 1
    identity = make_id(page.document.id, "quantity", span.start, span.end, unit)
    return Quantity(id=identity, span=span, unit=unit, low=low, high=high)


def _bounds(page: Page, inside: Sequence[Quantity], first: int, number: Range) -> tuple[int, int | None]:
    """The bounds of a number with the words around it that the span may have left out: `au moins [12]`."""
    where = page.span(first + number.first, first + number.last)
    whole = next((q for q in inside if q.span.holds(where) and q.low is not None), None)
    return (whole.low or 0, whole.high) if whole is not None else (number.low, number.high)


def _joined(page: Page, first: int, opening: Range, number: Range) -> bool:
    """The number is added to the first one: `two Americans and three Britons`, not `12 people, 3 of them children`."""
    at = first + number.first
    between = {token.folded for token in page.tokens[first + opening.last : at]}
    if between & _SUBSETS or number.first - opening.last > 7 or any(word.startswith(_HURT) for word in between):
        return False
    before = page.tokens[at - 1].folded
    one_each = before in {",", "،"} and opening.low == number.low == 1
    return before in {"et", "and", "qu'", "plus"} or one_each or _and_arabic(page, at)


def _and_arabic(page: Page, at: int) -> bool:
    folded = page.tokens[at].folded
    return folded.startswith("و") and not folded.startswith("واحد")


_HURT = ("wound", "injur", "hurt", "bless", "جرح", "اصاب", "مصاب")
_SUBSETS = frozenset(["dont", "parmi", "including", "among", "them", "whom", "بينهم", "منهم", "بينهن"])
_NONE = frozenset(
    [
        "no",
        "none",
        "nobody",
        "without",
        "unhurt",
        "aucun",
        "aucune",
        "sans",
        "nul",
        "personne",
        "دون",
        "لا",
        "لم",
        "عدم",
    ]
)
_MANY = frozenset(["les", "des", "the", "those", "plusieurs", "several"])
_ANOTHER = frozenset(["a", "an", "his", "her", "its", "their", "un", "une", "son", "sa", "leur"])


def _and_one(page: Page, first: int, last: int) -> bool:
    """`six presenters and a caretaker`: one more after the number."""
    folded = [token.folded for token in page.tokens[first:last]]
    return any(a in {"and", "et"} and b in _ANOTHER for a, b in pairwise(folded))


def _one_or_none(page: Page, span: Span, unit: str) -> Quantity | None:
    """Words of a toll without a number: nobody, or one who is named."""
    first, last = page.tokens_of(span)
    folded = [token.folded for token in page.tokens[first:last]]
    if not folded or unit not in {"killed", "injured"}:
        return None
    count = 0 if set(folded) & _NONE else 1
    if count and (folded[0] in _MANY or folded[0].endswith(("ون", "ات"))):
        return None
    identity = make_id(page.document.id, "quantity", span.start, span.end, unit)
    return Quantity(id=identity, span=span, unit=unit, low=count, high=count, confidence=0.5)


def innermost(attributions: Sequence[Attribution], span: Span) -> int | None:
    """The narrowest attribution whose content holds the span; credits hold everything and are the last choice."""
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        for piece in attribution.content:
            if piece.holds(span) and (best is None or len(piece) <= best[0]):
                best = (len(piece), index)
    return best[1] if best is not None else None

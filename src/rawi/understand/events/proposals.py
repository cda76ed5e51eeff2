"""A model's frames beside the rules' own events: each is judged by the other, and what one lacks the other fills."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rawi.knowledge.acled import acled_type
from rawi.model import Attribution, Event, Quantity, Span, make_id
from rawi.understand.events.extents import tidy_extent
from rawi.understand.events.page import Page
from rawi.understand.events.settings import place_at, time_at
from rawi.understand.events.speakers import is_teller, without_saying
from rawi.understand.events.toll_words import quantity_in
from rawi.understand.events.tolls import TOLLS
from rawi.understand.events.triggers import Trigger
from rawi.understand.tools import EventFrame

# How the rules' and the model's certainty weigh together, in logits: fitted by training/event_fusion.py on the reports
# kept aside, where rules alone find 76.6, this model alone 58.
BIAS = 0.27
RULES = 0.59
RULES_ABSENT = -1.94
MODEL = 0.32
MODEL_ABSENT = -0.94
SURE_ENOUGH = 0.4


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
FILLED_OF_DEEDS: tuple[str, ...] = ("actor", "target")
"""What the rules fill where the deed is of one party to another."""
DEEDS = ("SUPPORT", "COERCE", "COOPERATE")
WEAPON_REACH = 2
"""Tokens between a weapon that the rules add and the trigger; chosen on the reports kept aside."""
TIDIED = ("actor", "target", "weapon")
"""Roles whose words are cut by rule."""
NEEDS_MODEL: tuple[str, ...] = ()
"""Tolls that stand only where the model sees one too."""
TOLLS_BY_MODEL: tuple[str, ...] = TOLLS


def _event(page: Page, frame: EventFrame, partner: Event | None, score: float) -> Event:
    """The frame's words, with the rules' own where they are the better judge."""
    kind = partner.kind if partner is not None and MODE_BY_RULES else frame.kind
    status = frame.status
    if partner is not None and partner.status in STATUS_BY_RULES:
        status = partner.status
    roles = {name: _role(page, frame, partner, name) for name in ("actor", "target", "weapon", "place", "time")}
    tolls = {name: _toll(page, frame, partner, name) for name in TOLLS}
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
    if told is not None:
        return _tidied(page, frame, told, name)
    deed = partner is not None and _type(partner.kind) in DEEDS
    if name == "weapon" and not _stands_near(page, partner, ruled):
        return None
    return ruled if name in FILLED_BY_RULES or (deed and name in FILLED_OF_DEEDS) else None


def _tidied(page: Page, frame: EventFrame, told: Span, name: str) -> Span | None:
    """The model's words for a party or a weapon, cut by rule; None for who only tells of the deed."""
    if name not in TIDIED:
        return told
    cut = without_saying(page, tidy_extent(page, told), frame.trigger)
    if name == "actor" and is_teller(page, cut, innermost(page.attributions, frame.trigger)):
        return None
    return cut


def _stands_near(page: Page, partner: Event | None, ruled: Span | None) -> bool:
    """A weapon far from the trigger is another description's."""
    if partner is None or ruled is None:
        return False
    first, last = page.tokens_of(partner.trigger)
    start, end = page.tokens_of(ruled)
    return max(start - last, first - end) <= WEAPON_REACH


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


def innermost(attributions: Sequence[Attribution], span: Span) -> int | None:
    """The narrowest attribution whose content holds the span; credits hold everything and are the last choice."""
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        for piece in attribution.content:
            if piece.holds(span) and (best is None or len(piece) <= best[0]):
                best = (len(piece), index)
    return best[1] if best is not None else None

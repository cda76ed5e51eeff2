"""From triggers to events with their roles."""

from __future__ import annotations

from rawi.knowledge.acled import acled_type
from rawi.model import Attribution, Document, Event, Place, Quantity, TimeInterval, make_id
from rawi.understand.events.completing import complete
from rawi.understand.events.deeds import deed_parties
from rawi.understand.events.happenings import tie_happenings
from rawi.understand.events.judge import judge_triggers
from rawi.understand.events.modes import mode_of, weapon_span
from rawi.understand.events.page import Page, open_page
from rawi.understand.events.parties import group_span
from rawi.understand.events.proposals import innermost, merge_frames
from rawi.understand.events.sayings import with_sayings
from rawi.understand.events.selection import best_of_each, likely_triggers
from rawi.understand.events.settings import place_of, time_of
from rawi.understand.events.statuses import status_of
from rawi.understand.events.tolls import Tolls, tolls_of
from rawi.understand.events.triggers import Trigger, find_triggers
from rawi.understand.named import Named
from rawi.understand.tools import Tags

LEAST_FOR_MERGING = 0.03
"""How likely the rules must hold a word beside a model's frames."""


def find_events(
    document: Document,
    tags: Tags,
    named: Named,
    places: tuple[Place, ...],
    times: tuple[TimeInterval, ...],
    quantities: tuple[Quantity, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Event, ...]:
    """Every description of a happening, in the order of the text."""
    proposed = find_triggers(tags.tokens, tags.sentences, document.language)
    page = open_page(document, tags, named, places, times, quantities, attributions, proposed)
    scores = judge_triggers(proposed, tags.tokens, document.language)
    if tags.frames is None:
        kept = likely_triggers(page, proposed, scores)
    else:
        kept = best_of_each(proposed, scores, LEAST_FOR_MERGING)
    triggers = [trigger for trigger, _ in kept]
    tolls = tolls_of(page, triggers)
    events = [_event(page, trigger, score, toll) for (trigger, score), toll in zip(kept, tolls, strict=True)]
    if tags.frames is not None:
        events = merge_frames(page, events, tags.frames.events)
    return tie_happenings(page, complete(page, with_sayings(page, events)))


def _event(page: Page, trigger: Trigger, score: float, tolls: Tolls) -> Event:
    span = group_span(page, trigger)
    kind = mode_of(page, trigger)
    parties = deed_parties(page, trigger)
    attribution = innermost(page.attributions, trigger.span)
    stance = page.attributions[attribution].stance if attribution is not None else None
    place, time = place_of(page, trigger, parties.target), time_of(page, trigger)
    return Event(
        id=make_id(page.document.id, "event", span.start, span.end, kind.partition("/")[0]),
        span=span,
        confidence=round(score, 3),
        trigger=span,
        kind=kind,
        status=status_of(page, trigger, stance),
        acled=acled_type(kind),
        actor=parties.actor,
        target=parties.target,
        place=place[0] if place is not None else None,
        place_at=place[1] if place is not None else None,
        time=time.span if time is not None else None,
        time_at=page.times.index(time) if time is not None else None,
        weapon=weapon_span(page, trigger) if trigger.type == "ASSAULT" else None,
        killed=tolls.killed,
        injured=tolls.injured,
        munitions=tolls.munitions,
        vehicles=tolls.vehicles,
        other_tolls=tolls.others,
        attribution=attribution,
    )

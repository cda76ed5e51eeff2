"""From triggers to events with their roles."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.knowledge.acled import acled_type
from rawi.model import Attribution, Document, Event, Place, Quantity, TimeInterval, make_id
from rawi.understand.events.completing import complete
from rawi.understand.events.deeds import deed_parties
from rawi.understand.events.flying import flying_actors
from rawi.understand.events.happenings import tie_happenings
from rawi.understand.events.judge import judge_triggers
from rawi.understand.events.merging import merge_descriptions
from rawi.understand.events.mode_judge import judge_modes
from rawi.understand.events.modes import mode_of, weapon_span
from rawi.understand.events.page import Page, open_page
from rawi.understand.events.parties import group_span
from rawi.understand.events.proposals import beyond_lists, fuse_scores, innermost, overlay, pair_frames
from rawi.understand.events.sayings import with_sayings
from rawi.understand.events.selection import likely_triggers
from rawi.understand.events.settings import place_of, time_of
from rawi.understand.events.statuses import status_of
from rawi.understand.events.tolls import Tolls, tolls_of
from rawi.understand.events.triggers import Trigger, find_triggers
from rawi.understand.named import Named
from rawi.understand.tools import Tags


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
    page, events = draft_events(document, tags, named, places, times, quantities, attributions)
    judged = judge_modes(page, events, tags.frames.events if tags.frames is not None else ())
    return merge_descriptions(page, judged)


def draft_events(
    document: Document,
    tags: Tags,
    named: Named,
    places: tuple[Place, ...],
    times: tuple[TimeInterval, ...],
    quantities: tuple[Quantity, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Page, tuple[Event, ...]]:
    """The events before their modes are weighed, with the page that they were read from."""
    proposed = find_triggers(tags.tokens, tags.sentences, document.language)
    page = open_page(document, tags, named, places, times, quantities, attributions, proposed)
    scores: Sequence[float] = judge_triggers(proposed, tags.tokens, document.language)
    frames = tags.frames.events if tags.frames is not None else ()
    pairs = pair_frames(proposed, scores, frames)
    if tags.frames is not None:
        scores = fuse_scores(scores, pairs, frames)
    kept = likely_triggers(page, proposed, scores)
    tolls = tolls_of(page, [trigger for trigger, _ in kept], sure=tags.frames is not None)
    events = [_event(page, trigger, score, toll) for (trigger, score), toll in zip(kept, tolls, strict=True)]
    if tags.frames is not None:
        told = {id(proposed[i]): frames[position] for i, position in pairs.items()}
        overlaid = [
            overlay(page, event, told[id(trigger)]) if id(trigger) in told else event
            for event, (trigger, _) in zip(events, kept, strict=True)
        ]
        events = sorted([*overlaid, *beyond_lists(page, events, frames, set(pairs.values()))], key=lambda e: e.trigger)
    return page, flying_actors(page, tie_happenings(page, complete(page, with_sayings(page, events)), frames))


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

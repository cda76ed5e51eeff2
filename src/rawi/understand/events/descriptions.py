"""From triggers to events with their roles."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.knowledge.acled import acled_type
from rawi.model import Attribution, Document, Event, Place, Quantity, Span, TimeInterval, make_id
from rawi.understand.events.closed_words import AGENTS
from rawi.understand.events.completing import complete
from rawi.understand.events.happenings import tie_happenings
from rawi.understand.events.judge import judge_triggers
from rawi.understand.events.modes import mode_of, weapon_span
from rawi.understand.events.page import Page, open_page
from rawi.understand.events.parties import Parties, between, group_span, parties_of
from rawi.understand.events.parties_arabic import arabic_parties
from rawi.understand.events.sayings import with_sayings
from rawi.understand.events.settings import place_of, time_of
from rawi.understand.events.statuses import status_of
from rawi.understand.events.tolls import Tolls, tolls_of
from rawi.understand.events.triggers import Trigger, find_triggers
from rawi.understand.named import Named
from rawi.understand.tools import Tags

# F1 of triggers on our own reports in four folds is flat from 0.30 to 0.45 (training/event_judge.py).
SURE_ENOUGH = 0.4
SURE_OF_COUNTS = 0.65
SURE_OF_PHRASES = 0.2
SURE_OF_PARTIES = 0.05


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
    kept = _kept(page, proposed, judge_triggers(proposed, tags.tokens, document.language))
    triggers = [trigger for trigger, _ in kept]
    tolls = tolls_of(page, triggers)
    events = [_event(page, trigger, score, toll) for (trigger, score), toll in zip(kept, tolls, strict=True)]
    return tie_happenings(page, complete(page, with_sayings(page, events)))


def _kept(page: Page, proposed: Sequence[Trigger], scores: Sequence[float]) -> list[tuple[Trigger, float]]:
    """The likeliest type of each word, where it is likely enough; a count of the dead beside the deed needs more."""
    best: dict[int, tuple[Trigger, float]] = {}
    for trigger, score in zip(proposed, scores, strict=True):
        enough = SURE_OF_PHRASES if trigger.word.context else SURE_ENOUGH
        if score < enough and not (score >= SURE_OF_PARTIES and _between_parties(page, trigger)):
            continue
        if trigger.first not in best or score > best[trigger.first][1]:
            best[trigger.first] = (trigger, score)
    kept = _without_carriers([best[first] for first in sorted(best)], proposed)
    deeds = {trigger.sentence for trigger, _ in kept if trigger.type == "ASSAULT" and not trigger.word.counts}
    return [
        (trigger, score)
        for trigger, score in kept
        if not trigger.word.counts or trigger.sentence not in deeds or score >= SURE_OF_COUNTS
    ]


def _without_carriers(kept: list[tuple[Trigger, float]], proposed: Sequence[Trigger]) -> list[tuple[Trigger, float]]:
    """`A lancé une attaque`: the noun names the deed, the verb only carries it."""
    nouns = {t.first: t for t in proposed if t.type == "ASSAULT" and t.word.form == "noun" and not t.word.counts}
    found: dict[int, tuple[Trigger, float]] = {}
    for trigger, score in kept:
        noun = next((nouns[at] for at in range(trigger.last, trigger.last + 3) if at in nouns), None)
        if trigger.word.weak and trigger.type == "ASSAULT" and trigger.word.form != "noun" and noun is not None:
            trigger = noun
        if trigger.first not in found or score > found[trigger.first][1]:
            found[trigger.first] = (trigger, score)
    return [found[first] for first in sorted(found)]


_DEEDS_BETWEEN = frozenset(["SUPPORT", "COERCE", "COOPERATE"])
_PARTY_KINDS = frozenset(["state", "force", "armed_group", "coalition", "alliance", "group"])


def _between_parties(page: Page, trigger: Trigger) -> bool:
    """A deed of one named party to another: `les USA ont soutenu les talibans`."""
    if (
        trigger.type not in _DEEDS_BETWEEN
        or trigger.word.form in {"noun", "phrase"}
        or (trigger.word.form == "participle" and not trigger.helped)
    ):
        return False
    parties = _parties(page, trigger)
    return all(span is not None and _names_party(page, span) for span in (parties.actor, parties.target))


def _names_party(page: Page, span: Span) -> bool:
    if any(page.tokens[at].folded in AGENTS[page.language] for at in range(*page.tokens_of(span))):
        return True
    kinds = {actor.id: actor.kind for actor in page.named.actors}
    return any(
        span.holds(mention.span) and mention.actor is not None and kinds.get(mention.actor) in _PARTY_KINDS
        for mention in page.named.mentions
    )


def _event(page: Page, trigger: Trigger, score: float, tolls: Tolls) -> Event:
    span = group_span(page, trigger)
    kind = mode_of(page, trigger)
    parties = _parties(page, trigger)
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


# Types whose object is no party: fewer than one in three targets that the rules found there was annotated (training/corpus).
_NO_TARGET = frozenset(
    ["REJECT", "AGREE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "THREATEN", "SUPPORT", "RETREAT"]
)
_SOME_TARGET = frozenset(["SUPPORT", "THREATEN", "CONSULT"])
_OF_TWO = frozenset(["COOPERATE", "CONSULT", "AGREE"])


def _parties(page: Page, trigger: Trigger) -> Parties:
    both = between(page, trigger) if trigger.type in _OF_TWO and trigger.word.form == "noun" else None
    if both is not None:
        return both
    found = arabic_parties(page, trigger) if page.language == "ar" else parties_of(page, trigger)
    if found.actor is not None and found.actor.meets(trigger.span):
        found = Parties(target=found.target)
    if found.target is not None and found.target.meets(trigger.span):
        found = Parties(actor=found.actor)
    if found.target is not None and trigger.type in _NO_TARGET:
        kept = trigger.type in _SOME_TARGET and _names_party(page, found.target)
        found = found if kept else Parties(actor=found.actor)
    return found


def innermost(attributions: Sequence[Attribution], span: Span) -> int | None:
    """The narrowest attribution whose content holds the span; credits hold everything and are the last choice."""
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        for piece in attribution.content:
            if piece.holds(span) and (best is None or len(piece) <= best[0]):
                best = (len(piece), index)
    return best[1] if best is not None else None

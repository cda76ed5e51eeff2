"""Where and when: the place and the time that stand nearest in the sentence of a description."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_classes
from rawi.model import Span, TimeInterval
from rawi.understand.events.closed_words import LOCATIVES, SITES, STOPS
from rawi.understand.events.page import Page
from rawi.understand.events.phrases import phrase_from
from rawi.understand.events.triggers import Trigger
from rawi.words.fold import stems

_PLACE_JOINTS = closed_classes("place_joints")
_NEAR = closed_classes("near")
_REACH = 40


def time_of(page: Page, trigger: Trigger) -> TimeInterval | None:
    """The nearest time of the sentence; a time after the trigger comes before one as near in front."""
    first, last = page.bounds[trigger.sentence]
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    inside = [time for time in page.times if start <= time.span.start < end]
    return min(inside, key=lambda time: _away(page, time.span, trigger), default=None)


def place_of(page: Page, trigger: Trigger, target: Span | None = None) -> tuple[Span, int | None] | None:
    """Where it happened, by the sentence: a target that is a site, else the nearest phrase of place; with the index
    of the resolved place in it, where there is one."""
    first, last = page.bounds[trigger.sentence]
    if target is not None and _is_site(page, target):
        grown = Span(target.start, _joined_end(page, target.end, last))
        return grown, _index_in(page, grown)
    best: tuple[float, Span] | None = None
    for span in _candidates(page, first, last):
        away = _away(page, span, trigger)
        if away <= _REACH and (best is None or away < best[0]):
            best = (away, span)
    return (best[1], _index_in(page, best[1])) if best is not None else None


def place_at(page: Page, span: Span | None) -> int | None:
    """Index of the resolved place in a phrase of place."""
    return _index_in(page, span) if span is not None else None


def time_at(page: Page, span: Span | None) -> int | None:
    """Index of the time that the words are, or overlap."""
    if span is None:
        return None
    return next((i for i, time in enumerate(page.times) if time.span.meets(span)), None)


def _index_in(page: Page, span: Span) -> int | None:
    return next((i for i, place in enumerate(page.places) if place.span.meets(span)), None)


def _is_site(page: Page, target: Span) -> bool:
    """The target is itself a place: `the wells at Dirre`, `la base d'Aïn al-Assad`."""
    first, last = page.tokens_of(target)
    sites = SITES[page.language]
    for at in range(first, min(first + 3, last)):
        folded = page.tokens[at].folded
        if folded in sites or any(stem.text in sites for stem in stems(folded)):
            return True
    return any(
        place.span.start <= page.tokens[min(first + 1, last - 1)].start < place.span.end for place in page.places
    )


def _candidates(page: Page, first: int, last: int) -> list[Span]:
    """Phrases of place in a run of tokens: around resolved names, and after words of place."""
    found: list[Span] = []
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    for place in page.places:
        if start <= place.span.start < end and not any(span.holds(place.span) for span in found):
            head = _phrase_start(page, place.span, first)
            found.append(Span(head, _joined_end(page, place.span.end, last)))
    for at in range(first, last - 1):
        if page.tokens[at].folded in LOCATIVES[page.language] and at + 1 not in page.blocked:
            phrase = _after_locative(page, at + 1, last)
            if phrase is not None and not any(span.meets(phrase) for span in found):
                found.append(Span(phrase.start, _joined_end(page, phrase.end, last)))
    return found


def _after_locative(page: Page, at: int, last: int) -> Span | None:
    """The phrase after a word of place, where a site or an unknown name heads it."""
    while at < last and page.tokens[at].folded in _LOOSE:
        at += 1
    phrase = phrase_from(page, at, last) if at < last else None
    if phrase is None:
        return None
    first, end = page.tokens_of(phrase)
    sites = SITES[page.language]
    head = page.tokens[first : min(end, first + 3)]
    if any(token.folded in sites or any(stem.text in sites for stem in stems(token.folded)) for token in head):
        return phrase
    return None


def _joined_end(page: Page, end: int, last: int) -> int:
    """`Bounti, dans la région de Douentza`: the end of the last place joined to the one that ends here."""
    joints = _PLACE_JOINTS[page.language]
    sites = SITES[page.language]
    for place in page.places:
        if place.span.start < end:
            continue
        first, until = page.token_at(end - 1) + 1, page.token_at(place.span.start)
        if until - first > 6 or until >= last:
            break
        if not all(page.tokens[i].folded in joints or page.tokens[i].folded in sites for i in range(first, until)):
            break
        end = place.span.end
    return end


def _away(page: Page, span: Span, trigger: Trigger) -> float:
    """Tokens between, with a fine for what stands in front and for what lies past the next trigger."""
    first, last = page.tokens_of(span)
    between = first - trigger.last if first >= trigger.last else (trigger.first - last) * 1.3 + 0.5
    crossed = sum(
        1
        for other in page.triggers
        if other.sentence == trigger.sentence
        and other.type == "ASSAULT"
        and min(first, trigger.last) <= other.first < max(first, trigger.first)
    )
    return between + 4 * crossed


def _phrase_start(page: Page, span: Span, floor: int) -> int:
    """The first word of the phrase around a place name: back to its preposition, verb or mark."""
    at = page.token_at(span.start)
    stops = STOPS[page.language]
    near = _NEAR[page.language]
    limit = max(floor, at - 6)
    while at > limit:
        token = page.tokens[at - 1]
        if token.kind == "mark" or token.kind == "number" or at - 1 in page.verbs or at - 1 in page.blocked:
            break
        if token.folded in near:
            at -= 1
            break
        if token.folded in stops or token.folded in _LEFT_ENDS or _is_trigger(page, at - 1):
            break
        if page.language == "ar" and (token.folded.startswith(("و", "ب")) or token.folded in {"من"}):
            break
        at -= 1
    while at < page.token_at(span.start) and page.tokens[at].folded in _LOOSE:
        at += 1
    return min(span.start, page.tokens[at].start)


_LEFT_ENDS = frozenset(["et", "and"])
_LOOSE = frozenset(["de", "d'", "du", "des", "of"])


def _is_trigger(page: Page, at: int) -> bool:
    return any(trigger.first <= at < trigger.last for trigger in page.triggers)

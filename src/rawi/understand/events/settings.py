"""Where and when: the place and the time that stand nearest in the sentence of a description."""

from __future__ import annotations

from rawi.model import Span, TimeInterval
from rawi.understand.events.page import Page
from rawi.understand.events.triggers import Trigger

_PLACE_JOINTS = {
    "fr": frozenset("de d' du des la le les l' en a au aux dans pres et , ville province region district gouvernorat nord sud est ouest nord-est".split()),
    "en": frozenset("of the in , near and province district city town governorate region northern southern eastern western".split()),
    "ar": frozenset("في من ب مدينه محافظه ولايه ريف منطقه قضاء شمال جنوب شرق غرب قرب ، شمالي جنوبي شرقي غربي بلده".split()),
}
_REACH = 40


def time_of(page: Page, trigger: Trigger) -> TimeInterval | None:
    """The nearest time of the sentence; a time after the trigger comes before one as near in front."""
    first, last = page.bounds[trigger.sentence]
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    inside = [time for time in page.times if start <= time.span.start < end]
    return min(inside, key=lambda time: _away(page, time.span, trigger), default=None)


def place_of(page: Page, trigger: Trigger) -> tuple[Span, int] | None:
    """The nearest place of the sentence, grown over the places joined to it, and the index of the first."""
    first, last = page.bounds[trigger.sentence]
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    inside = [(i, place.span) for i, place in enumerate(page.places) if start <= place.span.start < end]
    inside = [(i, span) for i, span in inside if _away(page, span, trigger) <= _REACH]
    if not inside:
        return None
    nearest = min(inside, key=lambda pair: _away(page, pair[1], trigger))
    return _grown(page, nearest[0], nearest[1]), nearest[0]


def _away(page: Page, span: Span, trigger: Trigger) -> float:
    """Tokens between, with a fine for what stands in front and for what lies past the next trigger."""
    first, last = page.tokens_of(span)
    between = first - trigger.last if first >= trigger.last else (trigger.first - last) * 1.3 + 0.5
    crossed = sum(
        1
        for other in page.triggers
        if other.sentence == trigger.sentence and other.type == "ASSAULT" and min(first, trigger.last) <= other.first < max(first, trigger.first)
    )
    return between + 4 * crossed


def _grown(page: Page, index: int, span: Span) -> Span:
    """`Bounti, dans la région de Douentza` is one place."""
    joints = _PLACE_JOINTS[page.language]
    end = span.end
    for place in page.places[index + 1 :]:
        first, last = page.token_at(end - 1) + 1, page.token_at(place.span.start)
        if place.span.start < end:
            continue
        if last - first > 6 or not all(page.tokens[i].folded in joints for i in range(first, last)):
            break
        end = place.span.end
    return Span(span.start, end)

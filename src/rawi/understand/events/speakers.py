"""Who tells of a deed is not who did it: a model's roles without the sayings that they run into."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_class
from rawi.model import Span, chain_of
from rawi.understand.events.page import Page
from rawi.understand.named import best_actor

_TELLING = frozenset(["states", "confirms", "doubts", "declines"])
_TELLERS = frozenset(["person", "monitor", "agency", "outlet", "international", "unknown", "group"])


def without_saying(page: Page, span: Span, trigger: Span) -> Span:
    """`[An officer said the army] shelled the town`: the part of the span between the saying and the trigger."""
    cues = [a.cue for a in page.attributions if a.cue is not None and span.start < a.cue.start and a.cue.end < span.end]
    if not cues:
        return span
    if span.end <= trigger.start:
        first = page.token_at(max(cue.end for cue in cues) - 1) + 1
        last = page.tokens_of(span)[1]
        while first < last and page.tokens[first].folded in closed_class("conjunctions_of_sayings", page.language):
            first += 1
        return Span(page.tokens[first].start, span.end) if first < last else span
    last = page.token_at(min(cue.start for cue in cues))
    first = page.tokens_of(span)[0]
    while last > first and page.tokens[last - 1].kind == "mark":
        last -= 1
    return Span(span.start, page.tokens[last - 1].end) if last > first else span


def is_teller(page: Page, actor: Span, attribution: int | None) -> bool:
    """The words are the source of a saying that holds the deed, and no party: `[US officials] say a drone strike hit ...`."""
    return any(
        saying.source is not None
        and saying.source.meets(actor)
        and saying.stance in _TELLING
        and (saying.anonymous or _tells_only(page, saying.source))
        for saying in chain_of(page.attributions, attribution)
    )


def _tells_only(page: Page, source: Span) -> bool:
    known = best_actor(page.named, source)
    return known is None or known.kind in _TELLERS

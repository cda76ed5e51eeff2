"""Where the words of a party or a weapon begin and end: without relative clauses, and without how many there are about."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_class
from rawi.model import Span
from rawi.understand.events.page import Page


def tidy_extent(page: Page, span: Span) -> Span:
    """The span less what the guidelines leave out; as it was where nothing would remain.

    - A trailing relative clause: `The airport[, where the coalition has a base]`, `une zone [où se tiennent ...]`.
    - Words of measure before it: `[dozens of] militants`, `[au moins] trois soldats`, `[mainly] civilians`.
    - A preposition at its head: `[near] US forces`.
    """
    opening, closing = page.tokens_of(span)
    last = _before_clause(page, opening, closing)
    first = _after_measure(page, opening, last)
    if first >= last:
        return span
    start = span.start if first == opening else page.tokens[first].start
    end = span.end if last == closing else page.tokens[last - 1].end
    return Span(start, end)


def _before_clause(page: Page, first: int, last: int) -> int:
    relatives = closed_class("relatives_cut", page.language)
    for at in range(first + 1, last):
        if page.tokens[at].folded not in relatives:
            continue
        comma = page.tokens[at - 1].text in {",", "،"}
        if comma:
            return at - 1
        if page.language != "en":
            return at
    return last


def _after_measure(page: Page, first: int, last: int) -> int:
    words = closed_class("measuring", page.language)
    at = first
    while at < last - 1 and page.tokens[at].folded in words:
        at += 1
    linked = at > first and page.tokens[at].folded in {"of", "de", "d'", "من"}
    return at + 1 if linked and at < last - 1 else at

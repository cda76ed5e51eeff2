"""What is left out at the edges of a subject: relative clauses, adverbials, conjunctions."""

from __future__ import annotations

from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources.marks import COMMAS, Range
from rawi.understand.attributions.sources.phrase import phrase_start

_OF = frozenset(["de", "d'", "des", "du"])


def drop_relative(layout: Layout, unit: Unit, start: int, stop: int) -> Range:
    """The phrase before `who`, `qui`, `الذي` where the verb stands after the relative clause or right behind the pronoun."""
    if layout.language == "ar":
        return _drop_arabic_relative(layout, start, stop)
    for at in range(start, stop):
        if layout.tokens[at].folded in (
            "who",
            "which",
            "qui",
            "whose",
            "contacted",
            "reached",
            "speaking",
            "quoted",
            "joint",
            "interroge",
        ):
            if at > start:
                return start, at
            before = at - 1
            if before >= unit.first and layout.tokens[before].text in COMMAS:
                before -= 1
            head = phrase_start(layout, unit, before + 1)
            if head is None or head > before:
                return start, start
            return head, before + 1
    return start, stop


def _drop_arabic_relative(layout: Layout, start: int, stop: int) -> Range:
    for at in range(start + 1, stop):
        if layout.tokens[at].folded in ("الذي", "التي", "الذين"):
            return start, at
    return start, stop


def trim_head(layout: Layout, start: int, stop: int) -> int:
    """Leaves out an adverbial and conjunctions before the phrase."""
    tokens, grammar = layout.tokens, layout.grammar
    while start < stop - 1 and (
        tokens[start].folded in grammar.coordinators
        or (tokens[start].folded in grammar.times and tokens[start].folded not in ("ce",))
        or (
            tokens[start].folded in grammar.adverbs
            and tokens[start].folded
            not in ("one", "no", "il", "elle", "ils", "elles", "on", "lui", "so", "tous", "d'", "en")
        )
        or (tokens[start].kind == "mark" and layout.inside[start] < 0)
        or (
            layout.language == "en"
            and tokens[start].folded.endswith("ly")
            and tokens[start].folded not in ("family", "ally")
        )
    ):
        start += 1
    if layout.language == "ar":
        return start
    return _past_adverbial(layout, start, stop)


def _past_adverbial(layout: Layout, start: int, stop: int) -> int:
    """In a statement the ministry ...: the phrase begins with the next article that no preposition governs."""
    tokens, grammar = layout.tokens, layout.grammar
    word = tokens[start].folded
    if (word not in grammar.prepositions or word in _OF) and word not in ("lors", "apres", "after"):
        return start
    heads = (grammar.determiners | grammar.pronouns) - _OF
    for at in range(start + 2, stop):
        if tokens[at].folded in heads and tokens[at - 1].folded not in grammar.prepositions:
            return at
    if layout.language == "en":
        return next((at for at in range(start + 2, stop) if tokens[at - 1].folded in grammar.times), start)
    return start

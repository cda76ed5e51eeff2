"""The subject to the left of its verb."""

from __future__ import annotations

from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources.apposition import is_apposition
from rawi.understand.attributions.sources.marks import BOUNDARIES, COMMAS, Range, is_inner_mark, looks_finite
from rawi.understand.attributions.sources.phrase import phrase_start
from rawi.understand.attributions.sources.trim import drop_relative, trim_head

_LONGEST_ASIDE = 40


def subject_left(layout: Layout, unit: Unit, end: int) -> Range | None:
    """The subject of the verb that begins at token `end`: title, role and name, without a relative clause."""
    tokens, grammar = layout.tokens, layout.grammar
    stop = end
    outer = None
    while stop > unit.first:
        token = tokens[stop - 1]
        if token.text == ")":
            opening = _back_to(layout, unit, stop - 1, "(")
            if opening is None:
                return None
            stop = opening
        elif token.text in COMMAS:
            comma = _previous_comma(layout, unit, stop - 1)
            if comma is None:
                return None
            if outer is None and is_apposition(layout, comma + 1, stop - 1):
                outer = stop - 1
            stop = comma
        elif _is_filler(layout, token.folded) and stop - 1 > unit.first and layout.inside[stop - 1] < 0:
            stop -= 1
        else:
            break
    stop = _before_relative(layout, unit, stop, end)
    start = phrase_start(layout, unit, stop)
    if start is None or start >= stop:
        return None
    start, stop = drop_relative(layout, unit, start, stop)
    start = trim_head(layout, start, stop)
    if start >= stop:
        return None
    if tokens[stop - 1].folded in grammar.subordinators or (tokens[start].kind == "mark" and stop - start == 1):
        return None
    return start, (outer or stop)


def _before_relative(layout: Layout, unit: Unit, stop: int, end: int) -> int:
    """The end of the phrase before a relative clause that stands between it and its verb without a comma."""
    if layout.language == "ar":
        return stop
    for at in range(stop - 1, max(unit.first, stop - 30), -1):
        token = layout.tokens[at]
        if (token.kind == "mark" and token.text in BOUNDARIES) or layout.inside[at] >= 0:
            return stop
        if token.folded == "which" and not any(looks_finite(layout, k) for k in range(at + 1, stop)):
            return stop
        if token.folded in ("who", "which", "qui") and at < stop - 1:
            return at - (layout.tokens[at - 1].text in COMMAS)
        if token.folded in ("that", "que", "qu'", "where", "whom", "when", "lorsque"):
            return stop
    return stop


def _back_to(layout: Layout, unit: Unit, index: int, mark: str) -> int | None:
    for at in range(index - 1, max(unit.first, index - 30) - 1, -1):
        if layout.tokens[at].text == mark:
            return at if at > unit.first else None
    return None


def _previous_comma(layout: Layout, unit: Unit, index: int) -> int | None:
    at = index - 1
    while at > unit.first and index - at <= _LONGEST_ASIDE:
        if layout.inside[at] >= 0 and layout.inside[at] != layout.inside[index]:
            at = layout.quotations[layout.inside[at]].first - 1
            continue
        text = layout.tokens[at].text
        if text in COMMAS:
            return at
        if text in BOUNDARIES and text not in "()-" and not is_inner_mark(layout, at):
            return None
        at -= 1
    return None


def _is_filler(layout: Layout, word: str) -> bool:
    grammar = layout.grammar
    if layout.language == "ar":
        return word in ("قد", "ايضا", "لقد")
    if word in grammar.pronouns or word in ("dernier", "derniere", "derniers", "dernieres"):
        return False
    return (
        word in grammar.adverbs
        or word in grammar.times
        or (
            layout.language == "en"
            and word.endswith("ly")
            and len(word) > 4
            and word not in ("family", "assembly", "italy", "ally")
        )
    )

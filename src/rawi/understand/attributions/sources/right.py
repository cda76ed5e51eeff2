"""The source to the right of its cue."""

from __future__ import annotations

from typing import NamedTuple

from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources.adverbials import is_adverbial, skip_adverbials
from rawi.understand.attributions.sources.apposition import apposition_end
from rawi.understand.attributions.sources.arabic import source_right
from rawi.understand.attributions.sources.marks import COMMAS, Range, is_inner_mark


def noun_phrase_right(layout: Layout, unit: Unit, start: int, cues: list[CueGroup]) -> Range | None:
    """The source that begins at or after token `start`: past the recipient and the day, to the end of its name."""
    if layout.language == "ar":
        return source_right(layout, unit, start, cues)
    at = skip_adverbials(layout, unit, start)
    heads = {cue.first: cue for cue in cues}
    index = at
    while index < unit.last and index - at <= _LONGEST:
        step = _step(layout, unit, at, index, heads)
        if step.behind is not None:
            index = step.behind
        if step.ends:
            break
    end = _without_loose_end(layout, at, index)
    return (at, end) if end > at else None


_LONGEST = 30
_ARTICLES = frozenset(["the", "le", "la", "l'"])


class _Step(NamedTuple):
    """Where the phrase goes on, and whether it ends there."""

    behind: int | None
    ends: bool = False


def _step(layout: Layout, unit: Unit, at: int, index: int, heads: dict[int, CueGroup]) -> _Step:
    """Past one word, one bracket, one quoted name or one apposition."""
    token = layout.tokens[index]
    if index > at and index in layout.named:
        return _Step(index + 1)
    number = layout.inside[index]
    if number >= 0 and number != (layout.inside[at - 1] if at > 0 else -1):
        quotation = layout.quotations[number]
        short = quotation.last - quotation.first <= 7 and quotation.first == index and quotation.closed
        return _Step(quotation.last + 1) if short else _Step(None, True)
    if token.kind == "mark" and not _is_word_mark(layout, index):
        return _past_mark(layout, unit, at, index, heads)
    if index > at and _ends(layout, unit, index, heads):
        return _Step(None, True)
    return _Step(index + 1)


def _is_word_mark(layout: Layout, index: int) -> bool:
    return layout.tokens[index].text not in COMMAS and layout.tokens[index].text != "(" and is_inner_mark(layout, index)


def _past_mark(layout: Layout, unit: Unit, at: int, index: int, heads: dict[int, CueGroup]) -> _Step:
    """A comma may bring an apposition, a bracket an acronym; other marks end the phrase."""
    tokens = layout.tokens
    if tokens[index].text in COMMAS and index > at:
        return _Step(apposition_end(layout, unit, index, heads), True)
    if tokens[index].text == "(" and index > at:
        closing = next((k for k in range(index, min(unit.last, index + 6)) if tokens[k].text == ")"), None)
        if closing is not None:
            return _Step(closing + 1)
    return _Step(None, True)


def _ends(layout: Layout, unit: Unit, index: int, heads: dict[int, CueGroup]) -> bool:
    """The word begins a relative clause, an adverbial, another act of saying or a verb."""
    grammar, token = layout.grammar, layout.tokens[index]
    word = token.folded
    if word in grammar.relatives or (word in grammar.subordinators and word not in ("pour", "to", "s'")):
        return True
    if word in grammar.times and word not in ("plus", "ce"):
        return True
    if word in grammar.outside and is_adverbial(layout, unit, index):
        return True
    cue = heads.get(index)
    if cue is not None and cue.shape in ("active", "gerund", "fixed", "passive"):
        return True
    if word in grammar.coordinators and index + 1 < unit.last:
        following = layout.tokens[index + 1].folded
        if index + 1 in heads or index + 2 in heads or following in grammar.pronouns:
            return True
    has = layout.language == "fr" and token.text in ("a", "ont")
    return (word in grammar.finite and word not in ("a", "fait")) or has


def _without_loose_end(layout: Layout, at: int, end: int) -> int:
    """The phrase does not end with a preposition, a conjunction or an article."""
    loose = layout.grammar.prepositions | layout.grammar.coordinators | _ARTICLES
    while end > at and layout.tokens[end - 1].folded in loose:
        end -= 1
    return end

"""The source to the right of its cue."""

from __future__ import annotations

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
    tokens, grammar = layout.tokens, layout.grammar
    heads = {cue.first: cue for cue in cues}
    index = at
    while index < unit.last:
        token = tokens[index]
        word = token.folded
        if index > at and index in layout.named:
            index += 1
            continue
        number = layout.inside[index]
        if number >= 0 and number != (layout.inside[at - 1] if at > 0 else -1):
            quotation = layout.quotations[number]
            if quotation.last - quotation.first <= 7 and quotation.first == index and quotation.closed:
                index = quotation.last + 1
                continue
            break
        if token.kind == "mark":
            if token.text in COMMAS and index > at:
                end = apposition_end(layout, unit, index, heads)
                if end is not None:
                    index = end
                break
            if token.text == "(":
                closing = next((k for k in range(index, min(unit.last, index + 6)) if tokens[k].text == ")"), None)
                if closing is not None and index > at:
                    index = closing + 1
                    continue
            if not is_inner_mark(layout, index):
                break
        if index > at:
            if word in grammar.relatives or (word in grammar.subordinators and word not in ("pour", "to", "s'")):
                break
            if word in grammar.times and not (word == "plus" or word == "ce"):
                break
            if word in grammar.outside and is_adverbial(layout, unit, index):
                break
            cue = heads.get(index)
            if cue is not None and cue.shape in ("active", "gerund", "fixed", "passive"):
                break
            if (
                word in grammar.coordinators
                and index + 1 < unit.last
                and ((index + 1) in heads or tokens[index + 1].folded in grammar.pronouns or (index + 2) in heads)
            ):
                break
            if word in grammar.finite and word not in ("a", "fait"):
                break
            if word in ("a", "ont") and layout.language == "fr" and token.text in ("a", "ont"):
                break
        index += 1
        if index - at > 30:
            break
    while index > at and tokens[index - 1].folded in (
        grammar.prepositions | grammar.coordinators | {"the", "le", "la", "l'"}
    ):
        index -= 1
    if index <= at:
        return None
    return at, index

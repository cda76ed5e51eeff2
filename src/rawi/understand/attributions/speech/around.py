"""Words in front of a source and its verb, and those that go on behind."""

from __future__ import annotations

from rawi.understand.attributions.contents import COMMAS, clause_end, clause_start, quotation_at
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Range
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources import skip_adverbials


def words_before(layout: Layout, unit: Unit, cues: list[CueGroup], end: int) -> list[Range]:
    """The clause or the quotation that ends before token `end`."""
    while end > unit.first and layout.tokens[end - 1].text in COMMAS | {"–", "—", ":"}:
        end -= 1
    if end <= unit.first:
        return []
    start = clause_start(layout, unit, end, cues)
    for cue in cues:
        if start < cue.first < end and cue.cue.kind == "verb" and layout.inside[cue.first] < 0:
            linked = layout.tokens[cue.first - 1].folded in layout.grammar.coordinators
            if linked and layout.inside[end - 1] >= 0:
                start = max(start, layout.quotations[layout.inside[end - 1]].first)
    return [(start, end)] if end > start else []


def words_after(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, end: int, content: list[Range]
) -> list[Range]:
    """Words that go on behind the incise: a quotation, or the rest of the clause that it broke."""
    tokens, grammar = layout.tokens, layout.grammar
    position = skip_adverbials(layout, unit, end)
    while position < unit.last and tokens[position].text in COMMAS | {":", ".", "–"}:
        position += 1
    if position >= unit.last or position == end:
        return []
    quotation = quotation_at(layout, position)
    if quotation is not None:
        return [quotation]
    if tokens[position - 1].text not in COMMAS or any(other.first in (position, position + 1) for other in cues):
        return []
    word = tokens[position].folded
    if tokens[position].kind == "number":
        return []
    if word in grammar.relatives | grammar.subordinators | grammar.conjunctions | grammar.outside or word in (
        "sans",
        "d'",
        "en",
        "without",
    ):
        return []
    left = content[0][1] - content[0][0]
    if left > 7 and layout.language == "fr" and word in grammar.determiners and word not in ("ni",):
        return []
    stop = clause_end(layout, unit, position, cues, cue)
    return [(position, stop)] if stop - position >= 3 else []

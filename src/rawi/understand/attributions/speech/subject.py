"""Verbs behind their subject, their words on the right or in front."""

from __future__ import annotations

from rawi.understand.attributions.contents import COMMAS, quotation_at
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Draft, Range
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources import looks_finite, skip_adverbials, subject_left
from rawi.understand.attributions.speech.around import words_after, words_before
from rawi.understand.attributions.speech.clauses import past_hearer
from rawi.understand.attributions.speech.common import CLOSERS, HEARERS, make_draft
from rawi.understand.attributions.speech.right import words_on_the_right


def read_subject_first(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]
) -> Draft | None:
    """X a déclaré que; X said Y; "Y", X said."""
    tokens = layout.tokens
    source = subject_left(layout, unit, cue.first)
    inherits = False
    if source is None and _is_joined(layout, unit, cue):
        inherits = True
        source = clause_subject(layout, unit, cue, before)
        if source is not None:
            inherits = False
    if source is None and not inherits:
        return None
    content = words_on_the_right(layout, unit, cues, cue, cue.last)
    if not content and source is not None and "q" in cue.cue.takes and _ends_here(layout, unit, cues, cue):
        edge = source[0]
        if edge > unit.first and (tokens[edge - 1].text in COMMAS | CLOSERS | {"–", "—", "-", ":"}):
            content = words_before(layout, unit, cues, edge)
            if content:
                content += words_after(layout, unit, cues, cue, cue.last, content)
    elif content and source is not None and source[0] > unit.first + 1 and "q" in cue.cue.takes:
        edge = source[0]
        quoted = tokens[edge - 1].text in CLOSERS and layout.inside[edge - 1] >= 0
        if (
            quoted
            and layout.quotations[layout.inside[edge - 1]].last - layout.quotations[layout.inside[edge - 1]].first > 3
        ):
            content = words_before(layout, unit, cues, edge) + (
                [content[0]] if quotation_at(layout, content[0][0] - 1) else []
            )
    if not content and cue.cue.base in ("claim", "say", "dire"):
        return None
    return make_draft(cue, content, source, inherits=inherits)


def _ends_here(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> bool:
    """Nothing but adverbials, hearers and marks follows the verb: its words stand before it."""
    position = skip_adverbials(layout, unit, cue.last)
    if position < unit.last and cue.cue.base in HEARERS:
        position = past_hearer(layout, unit, position)
    if position >= unit.last or layout.tokens[position].kind == "mark":
        return True
    word = layout.tokens[position].folded
    if word in layout.grammar.prepositions | layout.grammar.conjunctions | layout.grammar.outside:
        return True
    return any(other.first == position for other in cues)


def _is_joined(layout: Layout, unit: Unit, cue: CueGroup) -> bool:
    return cue.first > unit.first and layout.tokens[cue.first - 1].folded in layout.grammar.coordinators


def clause_subject(layout: Layout, unit: Unit, cue: CueGroup, before: list[Draft]) -> Range | None:
    """The subject of the verb that this one is joined to."""
    tokens = layout.tokens
    for known in reversed(before):
        if known.source is not None and known.content and 0 <= cue.first - known.content[-1][1] <= 2:
            return known.source
    spoken = max(
        (draft.cue.first for draft in before if draft.cue is not None and draft.source is not None), default=-1
    )
    at = cue.first - 2
    while at > max(unit.first, spoken) and tokens[at].text not in (";", ":", "."):
        if layout.inside[at] < 0 and looks_finite(layout, at) and tokens[at - 1].kind != "mark":
            subject = subject_left(layout, unit, at)
            if subject is not None and subject[1] - subject[0] <= 14:
                return subject
        at -= 1
    spoken_by = [known for known in before if known.source is not None and known.cue is not None]
    earlier = [
        known
        for known in spoken_by
        if known.cue is not None and known.cue.first < cue.first and known.cue.cue.kind == "verb"
    ]
    return earlier[-1].source if earlier else None

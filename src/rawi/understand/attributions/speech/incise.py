"""Verbs behind their words: ", a déclaré X,"."""

from __future__ import annotations

from rawi.understand.attributions.contents import COMMAS
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Draft, Range
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources import looks_finite, noun_phrase_right, skip_adverbials
from rawi.understand.attributions.speech.around import words_after, words_before
from rawi.understand.attributions.speech.common import CLOSERS, HEARERS, make_draft


def _mark_before(layout: Layout, unit: Unit, index: int) -> bool:
    return index > unit.first and layout.tokens[index - 1].text in CLOSERS | {",", "–", "—", "!", "?"}


def read_incise(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """ ", a déclaré X": the verb behind its words, its subject behind the verb."""
    if cue.first == unit.first:
        return None
    clause, relative = _clause_before(layout, unit, cue)
    source = _pronoun_inside(layout, cue) if cue.inverted else _subject_behind(layout, unit, cues, cue, relative)
    if source is None:
        return None
    content = words_before(layout, unit, cues, clause)
    if not content:
        return None
    end = cue.last if cue.inverted else source[1]
    content += words_after(layout, unit, cues, cue, end, content)
    return make_draft(cue, content, source)


def _clause_before(layout: Layout, unit: Unit, cue: CueGroup) -> tuple[int, bool]:
    """Where the words in front of the verb end, and whether "que", "ce que" or "comme" ties it to them."""
    clause = cue.first
    relative = layout.tokens[clause - 1].folded in ("que", "qu'", "comme", "as")
    if relative:
        clause -= 1
        if clause > unit.first and layout.tokens[clause - 1].folded == "ce":
            clause -= 1
    return clause, relative


def _pronoun_inside(layout: Layout, cue: CueGroup) -> Range:
    """a-t-il dit, dit-il: the pronoun behind the verb, else behind the auxiliary."""
    order = (*range(cue.head, cue.last), *range(cue.first, cue.head))
    pronoun = next((at for at in order if layout.tokens[at].folded in layout.grammar.pronouns), cue.head)
    return pronoun, pronoun + 1


def _subject_behind(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, relative: bool) -> Range | None:
    """The subject right behind the verb, where the verb stands behind its words."""
    tokens = layout.tokens
    if not (relative or (_mark_before(layout, unit, cue.first) and "q" in cue.cue.takes)):
        return None
    following = skip_adverbials(layout, unit, cue.last)
    if following >= unit.last or tokens[following].kind == "mark" or tokens[following].folded in layout.grammar.that:
        return None
    if tokens[cue.last].kind == "mark" or (layout.language == "en" and not _inverts(layout, cue, following)):
        return None
    told = relative or _is_behind_quotation(layout, unit, cue)
    if not told and (_later_that(layout, unit, cue.last, cues) or not _has_clause(layout, unit, cue)):
        return None
    source = noun_phrase_right(layout, unit, cue.last, cues)
    return source if source is not None and _is_closed(layout, unit, source[1], cues) else None


def _is_behind_quotation(layout: Layout, unit: Unit, cue: CueGroup) -> bool:
    before = cue.first - 1
    return layout.inside[before] >= 0 or (before - 1 >= unit.first and layout.inside[before - 1] >= 0)


def _inverts(layout: Layout, cue: CueGroup, following: int) -> bool:
    word = layout.tokens[following].folded
    return cue.cue.base not in HEARERS and word not in layout.grammar.conjunctions | layout.grammar.prepositions


def _has_clause(layout: Layout, unit: Unit, cue: CueGroup) -> bool:
    """The words before the comma hold a verb of their own: they are no subject with an apposition."""
    tokens, grammar = layout.tokens, layout.grammar
    commas = [at for at in range(unit.first, cue.first - 1) if tokens[at].text in COMMAS and layout.inside[at] < 0]
    end = commas[-1] if commas else cue.first
    aside = range(end + 1, cue.first)
    if any(looks_finite(layout, at) for at in range(unit.first, end)):
        return True
    if not commas:
        return True
    first = tokens[end + 1].folded if end + 1 < cue.first else ""
    if any(looks_finite(layout, at) for at in aside):
        return first not in grammar.relatives
    return not (
        first in grammar.relatives | grammar.pronouns | grammar.prepositions | grammar.appositives
        or len(aside) <= 4
        or cue.first - unit.first < 14
    )


def _is_closed(layout: Layout, unit: Unit, end: int, cues: list[CueGroup]) -> bool:
    """Behind the subject of an incise stands a mark, an adverbial or another act of saying, no object."""
    if end >= unit.last:
        return True
    token = layout.tokens[end]
    grammar = layout.grammar
    if (
        token.kind == "mark"
        or token.folded
        in grammar.relatives | grammar.outside | grammar.times | grammar.coordinators | grammar.conjunctions
    ):
        return True
    return any(cue.first == end for cue in cues) or token.folded in grammar.prepositions


def _later_that(layout: Layout, unit: Unit, start: int, cues: list[CueGroup]) -> bool:
    """ "que" stands behind the verb before another verb of saying does."""
    stop = next((other.first for other in cues if other.first >= start), unit.last)
    return any(
        layout.tokens[at].folded in layout.grammar.that and layout.tokens[at - 1].text not in COMMAS
        for at in range(start, min(stop, start + 50))
    )

"""The words of an Arabic verb of saying: behind "that", in quotation marks, or its object."""

from __future__ import annotations

from rawi.understand.attributions.contents import COMMAS, clause_end, clause_start, object_end, quotation_at
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Range
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources.arabic import begins_object, object_start

QUOTES = frozenset('«“"”')


def arabic_words(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, start: int) -> list[Range]:
    """The clause from "that", the quotation, or the object behind a verb and its subject."""
    tokens = layout.tokens
    stop = next((other.first for other in cues if _begins_anew(other, cue, start)), unit.last)
    start = _past_aside(layout, unit, start)
    if start < unit.last and begins_object(layout, start):
        return _object(layout, unit, cues, cue, start)
    for at in range(start, min(stop, start + 28, unit.last)):
        token = tokens[at]
        if token.folded in layout.grammar.that:
            return [(at, clause_end(layout, unit, at, cues, cue))]
        if token.text == ":":
            return _behind_colon(layout, unit, cues, cue, at)
        if quotation_at(layout, at) is not None and (at == start or _is_long(layout, at)):
            return _quoted(layout, unit, cues, cue, at)
        if token.text in ".؛" or (token.text in COMMAS and not _that_after_aside(layout, unit, at, stop)):
            break
    return _object(layout, unit, cues, cue, start)


def _begins_anew(other: CueGroup, cue: CueGroup, start: int) -> bool:
    """A later verb that a conjunction joins on: what follows is its own."""
    later = other.first > cue.head and other.first >= start
    return later and other.cue.kind == "verb" and other.shape != "passive" and other.linked


def _behind_colon(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, colon: int) -> list[Range]:
    following = quotation_at(layout, colon + 1)
    if following is not None and _ends_there(layout, unit, colon + 1):
        return [following]
    return [(colon + 1, clause_end(layout, unit, colon + 1, cues, cue))] if colon + 1 < unit.last else []


def _quoted(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, at: int) -> list[Range]:
    """The quotation alone, or the clause that goes on behind it."""
    quotation = quotation_at(layout, at)
    if quotation is not None and _ends_there(layout, unit, at):
        return [quotation]
    return [(at, clause_end(layout, unit, at, cues, cue))]


def _past_aside(layout: Layout, unit: Unit, start: int) -> int:
    """، في بيان مقتضب، : an aside between commas right behind the source."""
    tokens = layout.tokens
    if start < unit.last and tokens[start].text in COMMAS:
        for at in range(start + 1, min(unit.last - 1, start + 26)):
            if tokens[at].text in COMMAS and layout.inside[at] < 0:
                return at + 1
            if tokens[at].text in ".؛:" or tokens[at].folded in layout.grammar.that:
                return start
    return start


def _that_after_aside(layout: Layout, unit: Unit, comma: int, stop: int) -> bool:
    """A later comma of the same clause is followed by "that" or a quotation."""
    for at in range(comma + 1, min(stop, unit.last, comma + 24)):
        token = layout.tokens[at]
        if token.folded in layout.grammar.that and token.folded not in ("فان",):
            return layout.tokens[at - 1].text in COMMAS or layout.tokens[at - 1].folded not in (
                "الي",
                "علي",
                "بعد",
                "قبل",
            )
        if token.text == ":" or (token.text in QUOTES and layout.tokens[at - 1].text in COMMAS):
            return True
        if token.text in ".؛":
            return False
    return False


def _is_long(layout: Layout, at: int) -> bool:
    quotation = layout.quotations[layout.inside[at]]
    return quotation.last - quotation.first > 4


def _ends_there(layout: Layout, unit: Unit, at: int) -> bool:
    quotation = layout.quotations[layout.inside[at]]
    after = quotation.last + 1
    return after >= unit.last or layout.tokens[after].kind == "mark"


def _object(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, start: int) -> list[Range]:
    tokens, grammar = layout.tokens, layout.grammar
    at = start
    for _ in range(3):
        if at < unit.last and tokens[at].folded in grammar.times:
            at += 1
    if (
        at < unit.last
        and tokens[at].folded in ("في", "عبر", "خلال", "علي")
        and any(tokens[k].folded in grammar.media for k in range(at, min(unit.last, at + 4)))
    ):
        found = object_start(layout, unit, at + 2)
        if found is None:
            return []
        at = found
    if at >= unit.last or tokens[at].kind == "mark":
        return []
    if tokens[at].folded in ("عن", "من", "علي", "الي") and at + 1 < unit.last:
        at += 1
    if "o" not in cue.cue.takes and "i" not in cue.cue.takes:
        return []
    end = object_end(layout, at, clause_end(layout, unit, at, cues, cue), cue)
    return [(at, end)] if end - at >= 1 else []


def words_before(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> list[Range]:
    """«...»، يقول فلان: the words stand in front."""
    end = cue.first
    before = layout.tokens[end - 1]
    if not (before.text in COMMAS or (before.text in '»"”«' and layout.inside[end - 1] >= 0)):
        return []
    while end > unit.first and layout.tokens[end - 1].text in COMMAS:
        end -= 1
    start = clause_start(layout, unit, end, cues)
    return [(start, end)] if end - start >= 3 else []

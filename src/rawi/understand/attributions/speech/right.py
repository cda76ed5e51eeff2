"""The words on the right of a verb."""

from __future__ import annotations

from rawi.understand.attributions.contents import clause_end, object_end
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Range
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources import skip_adverbials
from rawi.understand.attributions.speech.clauses import (
    clause_or_quotation,
    find_that,
    infinitive_at,
    past_aside,
    past_hearer,
)
from rawi.understand.attributions.speech.common import ENDS

_PARTITIVES = frozenset(["de", "d'", "du", "des", "pres", "entre"])
_COMPLEMENTS = frozenset(["de", "d'", "du", "des", "a", "au", "aux", "pour", "sur", "contre"])
_TELLING = frozenset(["tell", "inform", "brief", "assure"])
_WITH_OBJECT = frozenset(["with", "to", "on", "over"])


def words_on_the_right(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, start: int) -> list[Range]:
    """The clause with its conjunction, the quotation, the infinitive or the object behind a verb."""
    position = start
    for _ in range(3):
        found = clause_or_quotation(layout, unit, cues, cue, position)
        if found:
            return found
        further = skip_adverbials(layout, unit, position)
        if further == position:
            further = past_aside(layout, unit, position)
        if further == position:
            break
        position = further
    conjunction = find_that(layout, unit, cues, cue, start)
    if conjunction is not None:
        return [(conjunction, clause_end(layout, unit, conjunction, cues, cue))]
    if position < unit.last and cue.cue.base in _TELLING:
        position = past_hearer(layout, unit, position)
        found = clause_or_quotation(layout, unit, cues, cue, position)
        if found:
            return found
    if position >= unit.last or (layout.tokens[position].kind == "mark" and layout.tokens[position].text in ENDS):
        return []
    if any(other.first == position and (other.shape == "gerund" or other.cue.kind != "verb") for other in cues):
        return []
    return _governed(layout, unit, cues, cue, start, position)


def _governed(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, start: int, position: int
) -> list[Range]:
    """An infinitive, a prepositional complement, an object or a bare clause, as the verb takes them."""
    takes, word = cue.cue.takes, layout.tokens[position].folded
    if infinitive_at(layout, unit, position):
        return _upto_end(layout, unit, cues, cue, position) if set(takes) & set("icp") else []
    if layout.language == "en" and not _is_english_object(layout, cue, word, position):
        return []
    if "p" in takes and word in _COMPLEMENTS:
        return _upto_end(layout, unit, cues, cue, position + (word in ("de", "d'")))
    if _is_adverbial_start(layout, cue, word):
        return []
    if layout.language == "fr" and word in layout.grammar.prepositions and word not in _PARTITIVES:
        far = find_that(layout, unit, cues, cue, start, reach=45)
        if far is not None:
            return _upto_end(layout, unit, cues, cue, far)
        if word not in ("a", "au", "aux"):
            return []
    if not set(takes) & set("ob"):
        return []
    (found,) = _upto_end(layout, unit, cues, cue, position) or [(position, position)]
    end = found[1] if "b" in takes else object_end(layout, position, found[1], cue)
    return [(position, end)] if end > position else []


def _upto_end(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, start: int) -> list[Range]:
    end = clause_end(layout, unit, start, cues, cue)
    return [(start, end)] if end > start else []


def _is_english_object(layout: Layout, cue: CueGroup, word: str, position: int) -> bool:
    """Words in front of an English object or clause; an adverbial is neither."""
    takes = cue.cue.takes
    if word == "to" and "o" in takes and "b" not in takes:
        return False
    if word == "as" and layout.tokens[position + 1].folded in ("many", "few", "much"):
        return True
    return word not in layout.grammar.conjunctions | layout.grammar.prepositions or _is_sum(layout, cue, word)


def _is_adverbial_start(layout: Layout, cue: CueGroup, word: str) -> bool:
    grammar, takes = layout.grammar, cue.cue.takes
    outside = word in grammar.outside and word not in ("to", "over", "ce", "cette", "a", "au")
    if (word in grammar.relatives | grammar.coordinators or outside) and not ("o" in takes and word in _WITH_OBJECT):
        return True
    return layout.language == "fr" and word in ("a", "au", "aux", "de", "d'") and "o" not in takes


def _is_sum(layout: Layout, cue: CueGroup, word: str) -> bool:
    """reported about 30 dead, counted over 20: the preposition belongs to the number."""
    return word in ("about", "over", "around", "between", "no", "near") and "o" in cue.cue.takes

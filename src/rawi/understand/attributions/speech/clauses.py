"""Conjunctions, quotations, infinitives and hearers on the right of a verb."""

from __future__ import annotations

from rawi.understand.attributions.contents import COMMAS, clause_end, quotation_at
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Range
from rawi.understand.attributions.infinitives import is_infinitive
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources import skip_adverbials
from rawi.understand.attributions.speech.common import OPENERS


def clause_or_quotation(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, position: int) -> list[Range]:
    """A clause with its conjunction, or a quotation, that begins at the token."""
    tokens, grammar = layout.tokens, layout.grammar
    colon = position < unit.last and tokens[position].text == ":"
    at = position
    while at < unit.last and tokens[at].text in COMMAS | {":"} and at - position < 2:
        at += 1
    if at >= unit.last:
        return []
    quotation = quotation_at(layout, at)
    if quotation is not None:
        return _quoted(layout, unit, cues, cue, at, quotation)
    if colon:
        return [(at, clause_end(layout, unit, at, cues, cue))]
    if tokens[at].folded in grammar.that and at == position:
        return [(at, clause_end(layout, unit, at, cues, cue))]
    if (
        tokens[at].folded in ("si", "s'", "whether", "if", "how", "why", "what", "who", "comment")
        and at == position
        and "c" in cue.cue.takes
    ):
        return [(at, clause_end(layout, unit, at, cues, cue))]
    return []


def _quoted(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, at: int, quotation: Range) -> list[Range]:
    """The quotation alone, or the clause that goes on behind it."""
    closing = layout.quotations[layout.inside[at]]
    after = closing.last + 1
    end = clause_end(layout, unit, at, cues, cue)
    if not closing.closed or after >= unit.last or layout.tokens[after].kind == "mark":
        return [quotation]
    word = layout.tokens[after].folded
    if word in layout.grammar.coordinators or any(other.first == after for other in cues):
        return [quotation]
    return [(at, max(end, closing.last))]


def past_aside(layout: Layout, unit: Unit, position: int) -> int:
    """Past ", in a leaflet passed around on Telegram," between a verb and its clause."""
    tokens = layout.tokens
    if position >= unit.last or tokens[position].text not in COMMAS:
        return position
    for at in range(position + 1, min(unit.last - 1, position + 45)):
        if tokens[at].text in COMMAS and layout.inside[at] < 0:
            following = tokens[at + 1]
            if at - position > 24 and following.folded not in layout.grammar.that:
                continue
            if (
                following.folded in layout.grammar.that
                or following.text in OPENERS
                or infinitive_at(layout, unit, at + 1)
            ):
                return at + 1
        if tokens[at].text in (".", ";", ":"):
            break
    return position


def find_that(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, start: int, reach: int = 16
) -> int | None:
    """The conjunction behind a hearer or an adverbial; not one behind an object of the verb itself."""
    tokens, grammar = layout.tokens, layout.grammar
    if "c" not in cue.cue.takes or start >= unit.last:
        return None
    if "o" in cue.cue.takes and tokens[start].folded in grammar.determiners and cue.cue.base not in ("tell",):
        return None
    stop = next((other.first for other in cues if other.first > start and other.shape in ("active",)), unit.last)
    for at in range(start, min(stop, unit.last, start + reach)):
        token = tokens[at]
        if token.folded in grammar.that:
            return at
        if token.folded in grammar.relatives or token.text in (".", ";", ":") or (token.text in COMMAS and at == start):
            return None
        if layout.inside[at] >= 0:
            return None
    return None


def past_hearer(layout: Layout, unit: Unit, position: int) -> int:
    """Past the one who is told: us, reporters, The Associated Press."""
    tokens, grammar = layout.tokens, layout.grammar
    at = position
    if tokens[at].folded in grammar.pronouns | grammar.recipients:
        return skip_adverbials(layout, unit, at + 1)
    if tokens[at].folded in grammar.determiners:
        at += 1
        if at < unit.last and not tokens[at].text[:1].isupper():
            at += 1
    while at < unit.last and tokens[at].text[:1].isupper() and tokens[at].kind == "word" and at - position < 7:
        at += 1
    return skip_adverbials(layout, unit, at)


def infinitive_at(layout: Layout, unit: Unit, position: int) -> bool:
    """An infinitive with its particle begins at the token."""
    tokens = layout.tokens
    if position + 1 >= unit.last:
        return False
    word, following = tokens[position].folded, tokens[position + 1].folded
    if layout.language == "en":
        return (
            word == "to"
            and following not in layout.grammar.determiners
            and tokens[position + 1].kind == "word"
            and not tokens[position + 1].text[0].isupper()
        )
    if layout.language == "fr":
        if word in ("de", "d'", "a", "n'", "ne") and tokens[position].text != "a":
            return (
                is_infinitive(following)
                or (word in ("de", "d'") and following in ("ne", "n'"))
                or (
                    following in ("ne", "n'", "se", "s'", "l'", "le", "la", "les", "y", "en")
                    and position + 2 < unit.last
                    and is_infinitive(tokens[position + 2].folded)
                )
                or following in OPENERS
            )
        clitic = word in ("les", "l'", "le", "la", "s'", "se", "en", "y")
        return is_infinitive(word) or (clitic and is_infinitive(following) and tokens[position + 1].kind == "word")
    return False

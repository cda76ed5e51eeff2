"""Names and roles between commas."""

from __future__ import annotations

from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources.marks import COMMAS, is_inner_mark


def is_apposition(layout: Layout, first: int, last: int) -> bool:
    """A name or a role between commas belongs to the source; a clause or an adverbial does not."""
    if not 0 < last - first <= 14:
        return False
    grammar, token = layout.grammar, layout.tokens[first]
    if token.folded in grammar.relatives or token.folded in grammar.pronouns or token.kind == "mark":
        return False
    if layout.language == "ar":
        return token.folded in grammar.appositives
    if any(layout.tokens[at].folded in grammar.finite for at in range(first, last)):
        return False
    if layout.language == "en" and layout.tokens[last - 1].folded in grammar.times and last - first <= 3:
        return False
    return token.folded in grammar.appositives or (
        token.text[:1].isupper() and token.folded not in grammar.prepositions
    )


def apposition_end(layout: Layout, unit: Unit, comma: int, heads: dict[int, CueGroup]) -> int | None:
    """A comma goes on with a name or a role that ends with the next comma or the unit."""
    tokens = layout.tokens
    for at in range(comma + 1, min(unit.last, comma + 16)):
        if at in heads and heads[at].shape != "participle":
            return None
        if tokens[at].text in COMMAS or (tokens[at].text in '.;:«"“' and not is_inner_mark(layout, at)):
            return at if is_apposition(layout, comma + 1, at) else None
        if layout.language != "ar" and tokens[at].folded in layout.grammar.relatives and tokens[at].folded != "ou":
            return at if at > comma + 2 and is_apposition(layout, comma + 1, at) else None
    return None

"""The attributed words: where they begin and where they end."""

from __future__ import annotations

from bisect import bisect_right

from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.layout import Layout, Unit

Range = tuple[int, int]
COMMAS = frozenset([",", "،"])
_SEMICOLONS = frozenset([";", "؛"])
_OPENERS = frozenset('«“"„‘”»')


# How many later cues are asked whether the clause ends before them.
_LATER = 8


def clause_end(layout: Layout, unit: Unit, start: int, cues: list[CueGroup], own: CueGroup) -> int:
    """The clause that begins at `start` ends before the next act of saying of the same level, a semicolon or the unit."""
    tokens = layout.tokens
    end = unit.last
    for index in range(start, unit.last):
        if tokens[index].text in _SEMICOLONS and not _is_quoted(layout, start, index):
            end = index
            break
    end = _splice(layout, start, _before_colon(layout, start, end))
    later = bisect_right(cues, max(start, own.head), key=lambda cue: cue.first)
    for cue in cues[later : later + _LATER]:
        if cue.first >= end:
            break
        if _is_quoted(layout, start, cue.first):
            continue
        cut = _cut_before(layout, unit, start, cue)
        if cut is not None and cut > start:
            return min(end, cut)
    return end


_SHORT = frozenset(["denies", "claims", "declines", "confirms"])


def object_end(layout: Layout, start: int, end: int, cue: CueGroup) -> int:
    """An object ends before the medium of the saying; that of a denial or a claim before its day, too."""
    tokens, grammar = layout.tokens, layout.grammar
    for at in range(start + 1, end):
        if layout.inside[at] >= 0 or at in layout.named:
            continue
        word = tokens[at].folded
        if word in _THROUGH and any(tokens[k].folded in grammar.media for k in range(at + 1, min(end, at + 5))):
            return at
        if (
            cue.cue.stance in _SHORT
            and layout.language != "ar"
            and word in grammar.times
            and word not in ("ce", "plus", "dernier", "derniere")
            and not (at + 1 < end and tokens[at + 1].text in ("'s", "’s"))
        ):
            return at - 1 if tokens[at - 1].folded in ("on", "le", "la", "dans", "du") else at
    return end


_THROUGH = frozenset(["dans", "sur", "via", "par", "in", "on", "through", "في", "عبر", "خلال", "علي"])
_CONDITIONS = frozenset(
    ["lorsque", "lorsqu'", "quand", "si", "s'", "comme", "puisque", "apres", "selon", "en", "pour", "dans", "depuis"]
)


def _before_colon(layout: Layout, start: int, end: int) -> int:
    """A clause with its conjunction ends before a colon: what follows is the report's own."""
    if layout.tokens[start].folded not in layout.grammar.that:
        return end
    for at in range(start + 3, end):
        if layout.tokens[at].text == ":" and layout.inside[at] < 0:
            return at
    return end


def _splice(layout: Layout, start: int, end: int) -> int:
    """ ", ils ont donc ...": a French main clause that follows with only a comma is the report's own."""
    if layout.language != "fr":
        return end
    tokens = layout.tokens
    for at in range(start + 3, end - 1):
        if tokens[at].folded in _CONDITIONS:
            return end
        if (
            tokens[at].text in COMMAS
            and tokens[at + 1].folded in ("il", "elle", "ils", "elles")
            and layout.inside[at] < 0
        ):
            return at
    return end


def _is_quoted(layout: Layout, start: int, index: int) -> bool:
    """The token stands in a quotation that does not hold the start."""
    number = layout.inside[index]
    return number >= 0 and number != layout.inside[start]


def _relative_what(layout: Layout, start: int, cue: CueGroup) -> int | None:
    """ ", ce que X nie", "which X denied", "وهو ما نفاه": the clause before is over."""
    tokens = layout.tokens
    for at in range(cue.first - 1, max(start, cue.first - 8), -1):
        word, before = tokens[at].folded, tokens[at - 1]
        if before.text not in COMMAS:
            continue
        following = tokens[at + 1].folded
        if (word == "ce" and following in ("que", "qu'", "dont", "qui")) or (
            word in ("وهو", "وهي", "الامر", "ما")
            and (following in ("ما", "الذي") or (word == "ما" and at + 1 == cue.first))
        ):
            return at - 1
        if word in ("which", "something", "an", "a") and layout.language == "en" and word == "which":
            return at - 1
        return None
    return None


def _cut_before(layout: Layout, unit: Unit, start: int, cue: CueGroup) -> int | None:
    """Where the words before this later cue end, if the cue begins something of the same level."""
    before = layout.tokens[cue.first - 1]
    if cue.cue.kind in ("frame", "relay"):
        if before.text in COMMAS:
            return cue.first - 1
        return cue.first if layout.language == "ar" or cue.cue.kind == "frame" else None
    if cue.cue.kind == "hearsay":
        return None
    colon = _last_colon(layout, start, cue) if cue.shape == "active" else None
    if colon is not None and layout.tokens[start].kind != "mark":
        return colon
    what = _relative_what(layout, start, cue)
    if what is not None and what > start:
        return what
    if cue.shape == "gerund":
        return _before_gerund(layout, cue)
    if before.folded in ("without", "sans"):
        return cue.first - 1 - (layout.tokens[cue.first - 2].text in COMMAS)
    if cue.shape == "participle" and before.text in COMMAS:
        return cue.first - 1
    if cue.linked and cue.shape == "active":
        return cue.first - (before.text in COMMAS)
    return _before_verb(layout, unit, start, cue)


def _last_colon(layout: Layout, start: int, cue: CueGroup) -> int | None:
    """The nearest colon before the cue, outside quotations."""
    near = range(cue.first - 1, max(start, cue.first - 40), -1)
    return next((at for at in near if layout.tokens[at].text == ":" and layout.inside[at] < 0), None)


def _before_gerund(layout: Layout, cue: CueGroup) -> int | None:
    """ ", adding", ", tout en ajoutant": the comma before it."""
    tokens = layout.tokens
    if tokens[cue.first - 1].text in COMMAS:
        return cue.first - 1
    led = tokens[cue.first - 1].folded in ("en", "tout", "while", "by")
    return cue.first - 2 if led and tokens[cue.first - 2].text in COMMAS else None


def _before_verb(layout: Layout, unit: Unit, start: int, cue: CueGroup) -> int | None:
    """ "and said", "et il ajoute", ", dit X", ", mais le ministre nie"."""
    tokens, grammar = layout.tokens, layout.grammar
    at = cue.first - 1
    while at > start and cue.first - at <= 4 and tokens[at].folded in grammar.pronouns | grammar.adverbs:
        at -= 1
    if tokens[at].folded in grammar.coordinators and at > start and cue.shape in ("active", "participle"):
        return at - (tokens[at - 1].text in COMMAS)
    if cue.shape == "active" and tokens[cue.first - 1].text in COMMAS and not _has_that(layout, unit, cue):
        return cue.first - 1
    return _contrast_before(layout, start, cue)


def _has_that(layout: Layout, unit: Unit, cue: CueGroup) -> bool:
    return any(layout.tokens[at].folded in layout.grammar.that for at in range(cue.last, min(unit.last, cue.last + 3)))


def _contrast_before(layout: Layout, start: int, cue: CueGroup) -> int | None:
    """ ", mais le ministre dit", ", while the army says", "فيما أكد": another's clause begins at the conjunction; so does ", the army said."""
    tokens, grammar = layout.tokens, layout.grammar
    for at in range(cue.first - 1, max(start, cue.first - 25), -1):
        token = tokens[at]
        if token.folded in grammar.that and layout.language != "en":
            return None
        if token.folded in grammar.contrast and (tokens[at - 1].text in COMMAS or layout.language == "ar"):
            return at - (tokens[at - 1].text in COMMAS)
        if token.folded == "حين" and tokens[at - 1].folded in ("في", "فى"):
            return at - 1 - (tokens[at - 2].text in COMMAS)
        if (
            token.folded in grammar.coordinators
            and at > start
            and tokens[at - 1].text in COMMAS
            and layout.language != "ar"
        ):
            return at - 1
        if token.text in COMMAS and layout.language == "en" and _closes_off(layout, cue) and cue.first - at <= 14:
            return at
    return None


def _closes_off(layout: Layout, cue: CueGroup) -> bool:
    """Nothing but a mark follows the cue: its words stand before it."""
    return cue.last >= len(layout.tokens) or layout.tokens[cue.last].kind == "mark"


def clause_start(layout: Layout, unit: Unit, end: int, cues: list[CueGroup]) -> int:
    """Where the words that end before token `end` begin: the unit's start, or behind a semicolon or a dateline."""
    tokens = layout.tokens
    start = unit.first
    if end > unit.first and layout.inside[end - 1] >= 0:
        quotation = layout.quotations[layout.inside[end - 1]]
        if quotation.first <= unit.first + 1 or (
            end - 1 == quotation.last and _stands_alone(layout, unit, quotation.first)
        ):
            return quotation.first
    for index in range(end - 1, unit.first, -1):
        if layout.inside[index] >= 0:
            continue
        if tokens[index].text in _SEMICOLONS and any(cue.first < index for cue in cues):
            start = index + 1
            break
    if start == unit.first:
        start = past_dateline(layout, unit)
    return min(start, end)


def _stands_alone(layout: Layout, unit: Unit, first: int) -> bool:
    """The quotation begins after a mark: it is no part of a clause around it."""
    return first - 1 < unit.first or layout.tokens[first - 1].text in (":", ".", "!", "?", "–", "—", ")")


def past_dateline(layout: Layout, unit: Unit) -> int:
    """Behind "MOPTI, 14 mars (AFP) -" or "بغداد / دجلة –"; the unit's start where there is no dateline."""
    tokens = layout.tokens
    limit = min(unit.last, unit.first + 18)
    for index in range(unit.first + 1, limit):
        token = tokens[index]
        if token.text in ("–", "—", "-", "--") and not token.glued:
            head = tokens[unit.first : index]
            if any(t.text in ("(", "/") for t in head) or _is_heading(layout, unit.first, index):
                return index + 1
        bounded = token.text == "/" or any(t.text in ("–", "-", "/", "(") for t in tokens[unit.first : index])
        if token.text in ("/", ":") and layout.language == "ar" and index - unit.first <= 5 and bounded:
            return index + 1
        if token.text == "." and index - unit.first > 3:
            break
    return unit.first


def _is_heading(layout: Layout, first: int, last: int) -> bool:
    words = [token for token in layout.tokens[first:last] if token.kind == "word"]
    if not words or len(words) > 6:
        return False
    return (
        (words[0].text.isupper() and len(words[0].text) > 2)
        or (layout.language == "ar" and len(words) <= 3)
        or any(t.kind == "number" for t in layout.tokens[first:last])
    )


def quotation_at(layout: Layout, index: int) -> Range | None:
    """The inner tokens of a quotation that opens at the token."""
    if index >= len(layout.tokens) or layout.tokens[index].text not in _OPENERS or layout.inside[index] < 0:
        return None
    quotation = layout.quotations[layout.inside[index]]
    return quotation.inner if quotation.first == index else None

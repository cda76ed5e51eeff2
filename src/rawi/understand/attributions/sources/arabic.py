"""Where an Arabic source ends: verb, source and content follow one another without a mark."""

from __future__ import annotations

from rawi.knowledge.cues import phrase_words
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.layout import Layout, Unit

_BODY = frozenset(phrase_words("arabic_bodies"))
# Heads of the happenings that are told without "that": the object begins with them.
_OBJECTS = frozenset(phrase_words("arabic_objects"))
_IN_NAME = phrase_words("arabic_in_names")
_PLAIN = phrase_words("arabic_plain")
_BODIES = phrase_words("arabic_owners")
_COMMAS = frozenset(["،", ","])


def source_right(layout: Layout, unit: Unit, start: int, cues: list[CueGroup]) -> tuple[int, int] | None:
    """The noun phrase behind the verb, up to its "that", its quotation, its preposition or its object."""
    at = _past_hearer(layout, unit, _past_days(layout, unit, start))
    if at < unit.last and layout.tokens[at].folded in _TOLD:
        at += 1
    heads = {cue.first for cue in cues}
    index = at
    while index < unit.last and index - at <= _LONGEST:
        behind = _behind(layout, unit, at, index, heads)
        if behind is None:
            break
        index = behind
    return (at, index) if index > at else None


_LONGEST = 22
_TOLD = frozenset(["فيه", "فيها", "له", "لها", "لهم", "لنا", "عنه", "عنها", "به", "بها", "لي", "اليه"])


def _past_days(layout: Layout, unit: Unit, at: int) -> int:
    while at < unit.last and (
        layout.tokens[at].folded in layout.grammar.times or layout.tokens[at].folded in ("ايضا", "كذلك", "رسميا")
    ):
        at += 1
    return at


def _behind(layout: Layout, unit: Unit, at: int, index: int, heads: set[int]) -> int | None:
    """Where the phrase goes on behind this word, quoted name, bracket or apposition; None where it ends."""
    token = layout.tokens[index]
    if index > at and index in layout.named:
        return index + 1
    number = layout.inside[index]
    if number >= 0 and layout.quotations[number].first == index:
        return layout.quotations[number].last + 1 if _is_name(layout, unit, index, at) else None
    if token.kind == "mark":
        return _behind_mark(layout, unit, at, index)
    return None if _ends(layout, unit, at, index, heads) else index + 1


def _behind_mark(layout: Layout, unit: Unit, at: int, index: int) -> int | None:
    token = layout.tokens[index]
    if token.text in _COMMAS:
        return _apposition(layout, unit, index) if index > at else None
    if token.text == "(" and index > at:
        marks = range(index, min(unit.last, index + 7))
        closing = next((k for k in marks if layout.tokens[k].text == ")"), None)
        return None if closing is None else closing + 1
    return index + 1 if token.text == "-" and token.glued else None


def _past_hearer(layout: Layout, unit: Unit, at: int) -> int:
    """لنوافذ الجنوب, للأناضول: a hearer between the verb and its source."""
    if at + 1 < unit.last and layout.tokens[at].folded.startswith("ل") and layout.tokens[at].text[1:2] in ("ل", "ـ"):
        return at + 1
    return at


def _is_name(layout: Layout, unit: Unit, index: int, at: int) -> bool:
    quotation = layout.quotations[layout.inside[index]]
    if not quotation.closed or quotation.last - quotation.first > 8:
        return False
    after = layout.tokens[quotation.last + 1] if quotation.last + 1 < unit.last else None
    if index == at:
        return after is not None and (after.kind != "mark" or _goes_on(layout, unit, quotation.last + 1))
    before = layout.tokens[index - 1].folded
    return (
        before in _BODY
        or before.startswith("ال")
        or (after is not None and after.kind != "mark")
        or before in ("باسم",)
    )


def _goes_on(layout: Layout, unit: Unit, comma: int) -> bool:
    """«الجبهة»، التي ...: a relative clause or an aside behind the name."""
    tokens = layout.tokens
    if tokens[comma].text not in _COMMAS or comma + 1 >= unit.last:
        return False
    return tokens[comma + 1].folded in ("التي", "الذي", "الذين", "في", "عبر", "خلال")


def _apposition(layout: Layout, unit: Unit, comma: int) -> int | None:
    """A title and a name between commas belong to the source."""
    tokens = layout.tokens
    if comma + 1 >= unit.last:
        return None
    if tokens[comma + 1].folded not in layout.grammar.appositives:
        return _short_name(layout, unit, comma)
    for at in range(comma + 1, min(unit.last, comma + 14)):
        token = tokens[at]
        if token.kind == "mark" or token.folded in layout.grammar.that:
            return at
        if at > comma + 1 and (
            token.folded in layout.grammar.media or token.folded in ("في", "الذي", "التي", "قوله", "عن")
        ):
            return at
    return None


def _short_name(layout: Layout, unit: Unit, comma: int) -> int | None:
    """A name of at most five words between two commas, or between a comma and "that"."""
    tokens, grammar = layout.tokens, layout.grammar
    for at in range(comma + 1, min(unit.last, comma + 7)):
        word = tokens[at].folded
        if tokens[at].text in _COMMAS or word in grammar.that or tokens[at].text == ":":
            return at if at > comma + 1 and at - comma > 2 else None
        if word.startswith("ال") and at == comma + 1:
            return None
        if (
            tokens[at].kind != "word"
            or word in grammar.prepositions | grammar.outside | grammar.relatives | grammar.contrast
            or word in _OBJECTS
        ):
            return None
        if (word.startswith(("و", "ف", "ل", "ب")) and at == comma + 1) or (word.endswith("ا") and at == comma + 1):
            return None
    return None


def _ends(layout: Layout, unit: Unit, at: int, index: int, heads: set[int]) -> bool:
    tokens, grammar = layout.tokens, layout.grammar
    word = tokens[index].folded
    if word in grammar.that or (word in grammar.relatives and index > at):
        return True
    if index in heads and index > at:
        return True
    if word in grammar.times or word in ("قوله", "قولها", "قولهم", "تاكيده"):
        return True
    if word in ("في", "علي") and index > at:
        return _is_medium(layout, unit, index)
    if index > at and _is_hearer(word):
        return True
    if word == "من" and index > at and not tokens[index - 1].folded.startswith("ال") and index - at <= 3:
        return False
    if word in grammar.outside and index > at:
        return True
    if index == at:
        return word in grammar.prepositions
    if index in layout.names:
        return False
    if (
        word.startswith("ب")
        and word not in ("بن", "بنت", "بعض")
        and len(word) > 3
        and not word.startswith(_IN_NAME)
        and not _is_plain(word)
    ):
        return True
    if word.startswith("ل") and len(word) > 3 and _before_content(layout, unit, index):
        return not _is_possessor(layout, at, index)
    if _is_indefinite_object(tokens[index].text, word) and tokens[index - 1].folded.startswith("ال"):
        return True
    return word in _OBJECTS and tokens[index - 1].folded not in _BODY


_CHANNELS = frozenset(["وكاله", "قناه", "صحيفه", "موقع", "اذاعه", "تلفزيون", "مراسل", "الصحفيين", "الصحافيين"])


def _is_hearer(word: str) -> bool:
    """لـ«القرن برس», لوكالة: whom the source told."""
    return word == "ل" or (word.startswith("ل") and word[1:] in _CHANNELS)


def _is_possessor(layout: Layout, at: int, index: int) -> bool:
    """بلاغ لوزارة الداخلية is one phrase; قال المصدر للأناضول holds a hearer."""
    word = layout.tokens[index].folded.removeprefix("لل").removeprefix("ل").removeprefix("ال")
    if word.startswith(_BODIES):
        return True
    return index - at == 1 and not layout.tokens[at].folded.startswith("ال")


def _is_indefinite_object(text: str, word: str) -> bool:
    """An accusative in ا behind a definite noun begins the object: أعلنت النقابة إضرابا."""
    return (
        len(word) > 4
        and text.endswith(("ا", "اً", "ًا"))
        and not word.endswith(("يا", "كا", "نسا", "درعا", "صنعا", "وا"))
    )


def _is_plain(word: str) -> bool:
    """A word whose ب is a letter of its own."""
    return word.startswith(_PLAIN)


def _is_medium(layout: Layout, unit: Unit, index: int) -> bool:
    return any(
        layout.tokens[at].folded in layout.grammar.media or layout.tokens[at].folded in layout.grammar.times
        for at in range(index + 1, min(unit.last, index + 3))
    )


def _before_content(layout: Layout, unit: Unit, index: int) -> bool:
    """A hearer stands right before its "that", its quotation or a comma."""
    for at in range(index + 1, min(unit.last, index + 4)):
        token = layout.tokens[at]
        if token.folded in layout.grammar.that or token.text in ("«", '"', "“", ":", "،"):
            return True
    return False


def begins_object(layout: Layout, index: int) -> bool:
    """The word is the head of a happening or of a statement."""
    return layout.tokens[index].folded in _OBJECTS


def object_start(layout: Layout, unit: Unit, start: int) -> int | None:
    """Where the object begins behind a source that no word closes: at a masdar, a possessive or a preposition."""
    for index in range(start, min(unit.last, start + 18)):
        token = layout.tokens[index]
        if token.kind == "mark":
            return None
        if token.folded in _OBJECTS:
            return index
    return None

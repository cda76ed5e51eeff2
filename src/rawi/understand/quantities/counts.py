"""Every number of a text with the thing it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rawi.knowledge.counted import counted_things
from rawi.knowledge.event_words import count_words
from rawi.knowledge.event_words_grammar import closed_class
from rawi.knowledge.numbers import number_at
from rawi.model import Document, Quantity, Span, make_id
from rawi.understand.quantities.arabic_nouns import arabic_number
from rawi.understand.quantities.nothing import find_nothing
from rawi.understand.quantities.ranges import Range, find_ranges
from rawi.understand.tools import Tags
from rawi.words.fold import stems
from rawi.words.tokens import Token

_BETWEEN = {
    "fr": frozenset(["de", "d'", "des", "du", "autres", "autre", "nouveaux", "petits", "petites", "jeunes"]),
    "en": frozenset(["other", "more", "of", "the", "additional", "such", "different", "young", "small"]),
    "ar": frozenset(["من"]),
}
_SUBSET = {
    "fr": frozenset(["dont", "parmi", "notamment"]),
    "en": frozenset(["including", "among", "whom", "them"]),
    "ar": frozenset(["بينهم", "بينهن", "منهم", "بينها", "ضمنهم"]),
}
_OTHERS = frozenset(["autres", "autre", "others", "other", "more", "اخرين", "اخرون", "اخرا", "اخر"])
_QUOTES = frozenset('«»"“”')
_CONJUNCTIONS = frozenset(["et", "and", ",", "،", "mais", "but", "while", "tandis"])
_WORDS_ABOUT = frozenset(
    ["detail", "details", "figure", "figures", "toll", "tolls", "count", "counts", "estimates", "data"]
)
"""`Without casualty figures` says nothing of casualties."""
_PASSIVES = closed_class("be", "fr") | closed_class("be", "en")
_DYING = (
    "mort",
    "meur",
    "peri",
    "deced",
    "succomb",
    "tomb",
    "perd",
    "trouv",
    "laiss",
    "die",
    "dying",
    "peris",
    "los",
    "fell",
)
_MEASURES = closed_class("measures", "fr")
_STOPS = frozenset([".", ";", ":", "!", "?", "؟", "؛"])
_UNNUMBERED = 0.5
"""Certainty of what is counted by an article, a dual or a bare plural alone."""
_ONE = {"fr": frozenset[str](), "en": frozenset(["a", "an"]), "ar": frozenset[str]()}


def find_quantities(document: Document, tags: Tags) -> tuple[Quantity, ...]:
    """Every number with the thing it counts, sorted by place."""
    language, tokens = document.language, tags.tokens
    found: list[Quantity] = []
    nothing = list(find_nothing(document.text, language))
    for span, tolls in nothing:
        found += [_quantity(document, span, unit, 0, 0) for unit in sorted(tolls)]
    denied = [span for span, _ in nothing]
    counts = _count_words(tokens, language)
    taken: set[int] = set()
    spent: set[int] = set()
    for heard in find_ranges(tokens, language):
        span = Span(tokens[heard.first].start, tokens[heard.last - 1].end)
        if any(span.meets(other) for other in denied):
            continue
        for unit, low, high, end in _units(tokens, heard, counts, spent, language):
            found.append(_quantity(document, Span(span.start, end), unit, low, high))
            taken.update(range(heard.first, heard.last + 4))
    for span, unit, low, high in _bare(tokens, taken, counts, language):
        if not any(span.meets(other) for other in denied):
            found.append(_quantity(document, span, unit, low, high, confidence=_UNNUMBERED))
    found.sort(key=lambda quantity: (quantity.span, quantity.unit))
    return tuple(found)


def _quantity(
    document: Document, span: Span, unit: str, low: int, high: int | None, *, confidence: float = 1.0
) -> Quantity:
    identity = make_id(document.id, "quantity", span.start, span.end, unit)
    return Quantity(id=identity, span=span, unit=unit, low=low, high=high, confidence=confidence)


def _count_words(tokens: Sequence[Token], language: str) -> list[tuple[int, str]]:
    """Where the text speaks of killing or wounding: token and toll, in order."""
    words = count_words(language)
    return [(match.first, match.value[0]) for match in words.find(tokens, clitics=language == "ar")]


def _units(
    tokens: Sequence[Token], heard: Range, counts: list[tuple[int, str]], spent: set[int], language: str
) -> Iterator[tuple[str, int, int | None, int]]:
    """The unit or units of a number, with bounds and where its words end."""
    if _measured(tokens, heard):
        return
    thing, last = _thing(tokens, heard.last, language)
    if heard.kind == "zero" and last < len(tokens) and tokens[last].folded in _WORDS_ABOUT:
        return
    end = tokens[heard.last - 1].end
    if thing in {"killed", "injured"}:
        both = _both(tokens, last, thing, language)
        if both:
            low = 1 if language == "ar" else 0
            yield from ((unit, low, heard.high, end) for unit in ("killed", "injured"))
            return
    if thing in {None, "people", "captured", "displaced"}:
        toll = _toll(tokens, heard, last, counts, spent, language, named=thing is not None)
        if toll is not None:
            yield toll, heard.low, heard.high, end
        elif thing is not None or heard.kind not in {"digits", "zero"} or not 1900 <= heard.low <= 2100:
            yield thing or "other", heard.low, heard.high, end
    elif thing is not None:
        yield thing, heard.low, heard.high, end


def _thing(tokens: Sequence[Token], at: int, language: str) -> tuple[str | None, int]:
    """What stands after the number, past a few adjectives, and where it ends."""
    things, between = counted_things(language), _BETWEEN.get(language, frozenset())
    steps = 0
    position = at
    while position < len(tokens) and steps < 3:
        token = tokens[position]
        if token.text in _QUOTES:
            position += 1
            continue
        if token.kind != "word" or (position > at and number_at(tokens, position, language) is not None):
            break
        match = things.match_at(tokens, position, clitics=language == "ar" and position == at)
        if match is not None and match.value:
            return _unit_of(match.value), match.last
        if token.folded not in between:
            steps += 1
            if language != "en" or token.folded in {"in", "and", "were", "was", "at", "on", "to", "people"}:
                break
        position += 1
    return None, at


def _unit_of(units: list[str]) -> str:
    return next((unit for unit in ("killed", "injured", "vehicles", "munitions") if unit in units), units[0])


def _both(tokens: Sequence[Token], at: int, thing: str, language: str) -> bool:
    """`15 morts et blessés`: one number for both tolls."""
    if at >= len(tokens):
        return False
    position = at + 1 if tokens[at].folded in {"et", "ou", "and", "or", "او"} else at
    if position == at and not (language == "ar" and tokens[at].folded.startswith("و")):
        return False
    if position >= len(tokens) or tokens[position].kind != "word":
        return False
    match = counted_things(language).match_at(tokens, position, clitics=language == "ar")
    return match is not None and bool({"killed", "injured"} & set(match.value) - {thing})


def _measured(tokens: Sequence[Token], heard: Range) -> bool:
    """A distance, an hour, an age or a share: nothing is counted."""
    return heard.last < len(tokens) and tokens[heard.last].folded in _MEASURES


def _toll(
    tokens: Sequence[Token],
    heard: Range,
    last: int,
    counts: list[tuple[int, str]],
    spent: set[int],
    language: str,
    *,
    named: bool,
) -> str | None:
    """Killed or injured, where people are counted and a verb near them says so; None in a subset of them.

    A verb that has its subject counted (`spent`) does not count what follows an "and" as well.
    """
    subset = _SUBSET.get(language, frozenset())
    if any(tokens[at].folded in subset for at in range(max(0, heard.first - 3), heard.first)):
        return None
    others = last < len(tokens) and tokens[last].folded in _OTHERS
    reach = 5 if named or others else 2
    before = [(at, unit) for at, unit in counts if heard.first - 1 - reach <= at < heard.first]
    limit = 14 if named or others else 4
    after = next(
        ((at, unit) for at, unit in counts if at >= last and at - last <= limit and _free(tokens, last, at)), None
    )
    if after is not None and not named and not others and language != "ar" and not _suffered(tokens, last, after[0]):
        after = None
    if before and _free(tokens, before[-1][0] + 1, heard.first):
        between = {token.folded for token in tokens[before[-1][0] + 1 : heard.first]}
        parted = bool(between & _CONJUNCTIONS) or tokens[heard.first].folded.startswith("و")
        if not parted or (after is None and before[-1][0] not in spent):
            return before[-1][1]
    if after is not None:
        spent.add(after[0])
    return after[1] if after is not None else None


def _suffered(tokens: Sequence[Token], last: int, at: int) -> bool:
    """The counted ones suffer the verb: it is passive, it tells of dying, or it stands right after the number."""
    between = {token.folded for token in tokens[last:at]}
    return at == last or bool(between & _PASSIVES) or tokens[at].folded.startswith(_DYING)


def _free(tokens: Sequence[Token], first: int, last: int) -> bool:
    """No sentence end and no other number between."""
    return not any(
        (token.kind == "mark" and token.folded in _STOPS) or token.kind == "number" for token in tokens[first:last]
    )


def _bare(
    tokens: Sequence[Token], taken: set[int], counts: list[tuple[int, str]], language: str
) -> Iterator[tuple[Span, str, int, int | None]]:
    """Things that are counted without a number: an article, a dual, a bare Arabic noun."""
    ones = _ONE.get(language, frozenset())
    for index, token in enumerate(tokens):
        if index in taken or token.kind != "word":
            continue
        if token.folded in ones:
            unit, last = _thing(tokens, index + 1, language)
            if unit in {"munitions", "vehicles"}:
                yield Span(token.start, tokens[last - 1].end), unit, 1, 1
            elif unit == "people" and _verb_near(index, last, counts) is not None:
                yield Span(token.start, tokens[last - 1].end), str(_verb_near(index, last, counts)), 1, 1
        elif language == "ar":
            yield from _bare_arabic(tokens, index, counts)


def _verb_near(first: int, last: int, counts: list[tuple[int, str]]) -> str | None:
    for at, unit in counts:
        if first - 4 <= at < first or last <= at <= last + 4:
            return unit
    return None


def _bare_arabic(
    tokens: Sequence[Token], index: int, counts: list[tuple[int, str]]
) -> Iterator[tuple[Span, str, int, int | None]]:
    """قتيلان is two, قتلى two and more, صاروخ one; the article makes no count."""
    match = counted_things("ar").match_at(tokens, index)
    token = tokens[index]
    stem = next((s for s in stems(token.folded) if s.skipped == (match.span.start - token.start if match else 0)), None)
    if match is None or stem is None or not match.value:
        return
    skipped = match.span.start - token.start
    if skipped >= 2 and (token.folded.startswith("ال") or token.folded[skipped - 2 :].startswith("ال")):
        return
    unit = _unit_of(match.value)
    if unit == "people":
        unit = _verb_near(index, match.last, counts) or ""
    if unit not in {"killed", "injured", "munitions", "vehicles"}:
        return
    word = tokens[match.first].folded[match.span.start - token.start :]
    low, high = arabic_number(word)
    least = (
        tokens[match.last].folded == "علي" and tokens[match.last + 1].folded == "الاقل"
        if match.last + 1 < len(tokens)
        else False
    )
    yield match.span, unit, low, None if least else high

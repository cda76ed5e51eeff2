"""What the words that a model takes for a toll count: numbers that add up, nobody, or those named one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from rawi.knowledge.counted import counted_things
from rawi.model import Quantity, Span, make_id
from rawi.understand.events.page import Page
from rawi.understand.quantities.arabic_nouns import arabic_number
from rawi.understand.quantities.ranges import Range, find_ranges
from rawi.words.fold import stems


def quantity_in(page: Page, span: Span, unit: str) -> Quantity | None:
    """The number in these words as a toll: several joined by "and" add up; a bare noun is one, a plural some."""
    first, last = page.tokens_of(span)
    heard = [
        r for r in find_ranges(page.tokens[first:last], page.language) if r.high is None or r.high > 0 or r.low == 0
    ]
    inside = [q for q in page.quantities if q.span.meets(span)]
    nothing = [q for q in inside if q.high == 0]
    if nothing and all(q.high == 0 for q in inside) and all(number.low == 0 for number in heard):
        right = next((q for q in nothing if q.unit == unit), None)
        return msgspec.structs.replace(right, span=span) if right is not None else None
    if not heard:
        same = [q for q in inside if q.unit == unit] or inside
        listed = _unnumbered(page, span, unit)
        if same and (listed is None or listed.high in {None, 0, 1}):
            return msgspec.structs.replace(same[0], unit=unit)
        return listed
    low, high = _bounds(page, inside, first, heard[0])
    for number in heard[1:]:
        if _joined(page, first, heard[0], number):
            more = _bounds(page, inside, first, number)
            low, high = low + more[0], None if high is None or more[1] is None else high + more[1]
    if len(heard) == 1 and _and_one(page, first + heard[0].last, last):
        low, high = low + 1, None if high is None else high + 1
    identity = make_id(page.document.id, "quantity", span.start, span.end, unit)
    return Quantity(id=identity, span=span, unit=unit, low=low, high=high)


def _bounds(page: Page, inside: Sequence[Quantity], first: int, number: Range) -> tuple[int, int | None]:
    """The bounds of a number with the words around it that the span may have left out: `au moins [12]`."""
    where = page.span(first + number.first, first + number.last)
    whole = next((q for q in inside if q.span.holds(where) and q.low is not None), None)
    return (whole.low or 0, whole.high) if whole is not None else (number.low, number.high)


def _joined(page: Page, first: int, opening: Range, number: Range) -> bool:
    """The number is added to the first one: `two Americans and three Britons`, not `12 people, 3 of them children`."""
    at = first + number.first
    between = {token.folded for token in page.tokens[first + opening.last : at]}
    if (
        between & (_SUBSETS | _DEAD)
        or number.first - opening.last > 7
        or any(word.startswith(_HURT) for word in between)
    ):
        return False
    before = page.tokens[at - 1].folded
    one_each = before in {",", "،"} and opening.low == number.low == 1
    return before in {"et", "and", "qu'", "plus"} or one_each or _and_arabic(page, at)


def _and_arabic(page: Page, at: int) -> bool:
    folded = page.tokens[at].folded
    return folded.startswith("و") and not folded.startswith("واحد")


_DEAD = frozenset(["dead", "killed", "morts", "mortes", "tues", "tuees", "قتلي", "قتيلا", "شهداء"])
_HURT = ("wound", "injur", "hurt", "bless", "جرح", "اصاب", "مصاب")
_SUBSETS = frozenset(["dont", "parmi", "including", "among", "them", "whom", "بينهم", "منهم", "بينهن"])
_MANY = frozenset(["les", "des", "the", "those", "plusieurs", "several"])
_LINKS = frozenset([",", "،", "et", "and", "&"])
_UNKNOWN = frozenset(["sache", "know", "known", "whether", "if", "si", "sait", "ignore"])


def _and_one(page: Page, first: int, last: int) -> bool:
    """`six presenters and a caretaker`, `ثلاثة عسكريين ومتعاقدا`: one more after the number."""
    if page.language == "ar":
        return any(_joined_one(page, at) for at in range(first, last))
    folded = [token.folded for token in page.tokens[first:last]]
    return any(a in {"and", "et"} and b in _ANOTHER for a, b in pairwise(folded))


def _joined_one(page: Page, at: int) -> bool:
    """A token that adds one person: "and", without the article, a people's adjective or a singular noun of people."""
    token = page.tokens[at]
    if not token.folded.startswith("و") or token.folded.startswith("وال") or len(token.folded) < 4:
        return False
    match = counted_things("ar").match_at(page.tokens, at)
    if match is not None and match.span.start == token.start + 1 and "people" in match.value:
        return arabic_number(token.folded[1:]) == (1, 1)
    name = any(m.kind in {"demonym", "name"} and token.start < m.span.start < token.end for m in page.named.mentions)
    return name and not token.folded.endswith(_PLURALS)


def _unnumbered(page: Page, span: Span, unit: str) -> Quantity | None:
    """Words of a toll without a number: nobody, those named one by one, or some in the plural."""
    first, last = page.tokens_of(span)
    folded = [token.folded for token in page.tokens[first:last]]
    if not folded or unit not in {"killed", "injured"} or set(folded) & _UNKNOWN:
        return None
    bounds = _bounds_in_arabic(page, first, last) if page.language == "ar" else _bounds_in_latin(page, folded)
    if bounds is None:
        return None
    identity = make_id(page.document.id, "quantity", span.start, span.end, unit)
    return Quantity(id=identity, span=span, unit=unit, low=bounds[0], high=bounds[1], confidence=0.5)


def _bounds_in_latin(page: Page, folded: Sequence[str]) -> tuple[int, int | None] | None:
    if set(folded[:2]) & _NONE or (set(folded) & _NONE and not set(folded) & {"and", "et"}):
        return 0, 0
    if folded[0] == "des":
        return 2, None
    if folded[0] in _MANY and (folded[0] != "the" or folded[-1].endswith(_PLURALS)):
        return None
    if folded[0] not in _ANOTHER and folded[-1].endswith(_PLURALS):
        return None
    more = sum(
        a in _LINKS and b in _ANOTHER and folded[0] in _ANOTHER | {"le", "la", "l'", "the"} for a, b in pairwise(folded)
    )
    return 1 + more, 1 + more


def _bounds_in_arabic(page: Page, first: int, last: int) -> tuple[int, int | None] | None:
    folded = [token.folded for token in page.tokens[first:last]]
    if any(word in _NONE or word[1:] in _NONE for word in folded):
        return 0, 0
    if any(stem.text in _SOME for word in folded for stem in stems(word)) or folded[0].endswith(_PLURALS):
        return 2, None
    low, high = arabic_number(folded[0])
    if high is None:
        return low, high
    more = sum(_joined_one(page, at) for at in range(first + 1, last))
    return low + more, high + more


_PLURALS = ("ون", "ات", "s", "personnel", "people", "police", "men", "women", "children", "troops")
_SOME = frozenset(
    [
        "قتلي",
        "جرحي",
        "ضحايا",
        "خسائر",
        "خساير",
        "اعداد",
        "اعدادا",
        "اخرين",
        "اخرون",
        "مصابين",
        "مصابون",
        "شهداء",
        "اشخاص",
        "مدنيين",
        "جنود",
        "عناصر",
    ]
)
_NONE = frozenset(
    [
        "no",
        "none",
        "nobody",
        "without",
        "unhurt",
        "aucun",
        "aucune",
        "sans",
        "nul",
        "ni",
        "personne",
        "دون",
        "لا",
        "لم",
        "عدم",
        "بلا",
        "بدون",
    ]
)
_ANOTHER = frozenset(["a", "an", "his", "her", "its", "their", "un", "une", "d'un", "d'une", "son", "sa", "leur", "l'"])

"""The value of numbers in words and digits, in French, English and Arabic.

The words stand in numbers.tsv. `number_at` reads one number from a token on: "deux cent douze", "12 000", "1.5 million",
"ثلاثة وعشرين", "une dizaine", "hundreds of thousands", "the third".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.model import Span
from rawi.words.fold import fold
from rawi.words.phrases import Phrases
from rawi.words.tokens import Token, find_tokens


class NumberWord(NamedTuple):
    """One row of numbers.tsv: `high` None is no upper bound."""

    kind: str
    low: int
    high: int | None


class Number(NamedTuple):
    """Tokens `first` to `last` (exclusive) say a number from `low` to `high`.

    `kind` is digits, cardinal, ordinal, collective (une dizaine), many (dozens), several, zero or half; `span` leaves
    out Arabic clitics before the number.
    """

    first: int
    last: int
    span: Span
    low: int
    high: int | None
    kind: str


_ADDING = frozenset(["unit", "teen", "ten", "hundreds", "thousands"])
_MULTIPLYING = frozenset(["hundred", "thousand"])
_ALONE = frozenset(["ordinal", "collective", "many", "several", "zero", "half"])
_LINKS = {"fr": frozenset(["et", "de", "d'"]), "en": frozenset(["and", "of"]), "ar": frozenset(["و", "من"])}
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")


def digits_value(text: str) -> float | None:
    """The value of a number token; 12,000 and 12.000 are twelve thousand, 1.5 is one and a half, 14:30 is no number."""
    western = text.translate(_WESTERN)
    if western.isdecimal():
        return float(western) if len(western) < 16 else None
    if _THOUSANDS.fullmatch(western):
        return float(re.sub("[.,]", "", western))
    if _DECIMAL.fullmatch(western):
        return float(western.replace(",", "."))
    return None


@lru_cache
def number_words(language: str) -> Phrases[NumberWord]:
    """The number words of one language, ready to be matched."""
    return Phrases((form, word) for spoken, form, word in _rows() if spoken == language)


def number_at(tokens: Sequence[Token], index: int, language: str) -> Number | None:
    """The longest number that begins at the token; None where the token begins none."""
    if tokens[index].kind == "number":
        return _digits_at(tokens, index, language)
    if tokens[index].kind != "word":
        return None
    words = number_words(language)
    match = words.match_at(tokens, index, clitics=language == "ar")
    if match is None or (match.value[0].kind == "article"):
        return None
    alone = next((word for word in match.value if word.kind in _ALONE), None)
    if alone is not None and not any(word.kind in _ADDING | _MULTIPLYING for word in match.value):
        number = Number(index, match.last, match.span, alone.low, alone.high, alone.kind)
        return _times_thousand(tokens, number, language) if alone.kind in {"collective", "many"} else number
    return _cardinal_at(tokens, index, language)


def singulars(folded: str) -> tuple[str, ...]:
    """Folded singulars that a folded Arabic noun would be the dual of: قتيلان and قتيلين give قتيل, سيارتين gives سياره."""
    if len(folded) < 5:
        return ()
    if folded.endswith(("تان", "تين")):
        return (folded[:-3] + "ه", folded[:-2])
    if folded.endswith(("ان", "ين")):
        return (folded[:-2],)
    return ()


def _rows() -> Iterator[tuple[str, str, NumberWord]]:
    text = files("rawi.knowledge").joinpath("numbers.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith(("#", "language\t")) or not line:
            continue
        language, kind, low, high, forms = line.split("\t")
        word = NumberWord(kind, int(low), int(high) if high else None)
        for form in forms.split(" | "):
            yield language, form, word


def _digits_at(tokens: Sequence[Token], index: int, language: str) -> Number | None:
    value = digits_value(tokens[index].text)
    if value is None:
        return None
    last = index + 1
    if value < 1000 and tokens[index].text.isdecimal():
        while last < len(tokens) and _is_group(tokens, last):
            value = value * 1000 + int(tokens[last].text)
            last += 1
    kind = "digits"
    if last < len(tokens) and tokens[last].glued and tokens[last].folded in _SUFFIXES:
        kind, last = "ordinal", last + 1
    whole = Number(index, last, Span(tokens[index].start, tokens[last - 1].end), round(value), round(value), kind)
    return _times_thousand(tokens, whole, language, value)


_SUFFIXES = frozenset(["er", "re", "ere", "e", "eme", "st", "nd", "rd", "th"])


def _is_group(tokens: Sequence[Token], index: int) -> bool:
    """Three digits after one space: the next group of `12 000`."""
    token, before = tokens[index], tokens[index - 1]
    return token.kind == "number" and token.start == before.end + 1 and len(token.text) == 3 and token.text.isdecimal()


def _times_thousand(tokens: Sequence[Token], number: Number, language: str, exact: float | None = None) -> Number:
    """`12 thousand`, `des dizaines de milliers`, `عشرات الآلاف`: the multiplier that follows a number."""
    words, at, links = number_words(language), number.last, _LINKS.get(language, frozenset())
    vague = number.kind in {"collective", "many"}
    if at < len(tokens) and vague and tokens[at].folded in links:
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return number
    match = words.match_at(tokens, at, clitics=language == "ar" and vague)
    if match is None:
        return number
    for word in match.value:
        factor = word.low
        if word.kind == "many" and vague:
            factor = word.low // 2
        elif word.kind == "collective" and not vague:
            factor = word.low if word.low == word.high else round(word.low / 0.8)
        elif word.kind != "thousand" and not (word.kind == "hundred" and not vague):
            continue
        low = round((number.low if exact is None else exact) * factor)
        high = None if number.high is None else round((number.high if exact is None else exact) * factor)
        kind = "collective" if word.kind == "collective" else number.kind
        return Number(number.first, match.last, Span(number.span.start, match.span.end), low, high, kind)
    return number


class _Sum:
    """A number as its words add up; `room` is what the next word may add less than."""

    def __init__(self) -> None:
        self.total = 0
        self.current = 0
        self.room = 10**12
        self.ceiling = 10**12

    def take(self, word: NumberWord, language: str, linked: bool) -> bool:
        """Takes the word in where the grammar lets it follow."""
        value = word.low
        if word.kind == "hundred":
            return self._multiply_hundred(language, linked)
        if word.kind in {"thousand", "thousands"}:
            return self._thousand(word)
        if language == "ar" and 0 < self.current % 100 < 10 and self._arabic(word, linked):
            return True
        if language == "fr" and self.current % 100 == 4 and value == 20:
            self.current, self.room = self.current + 76, 20
            return True
        if value >= self.room or (language == "ar" and self.total + self.current and not linked):
            return False
        self.current += value
        self.room = _room(word, self.current, language)
        return True

    def _multiply_hundred(self, language: str, linked: bool) -> bool:
        if self.current >= (100 if language == "en" else 10):
            return False
        if language == "ar" and linked and self.current:
            return False
        self.current, self.room = max(1, self.current) * 100, 100
        return True

    def _thousand(self, word: NumberWord) -> bool:
        size = 10 ** (len(str(word.low)) - 1)
        if size >= self.ceiling:
            return False
        self.total += word.low if word.kind == "thousands" else max(1, self.current) * word.low
        self.current, self.room, self.ceiling = 0, size, size
        return True

    def _arabic(self, word: NumberWord, linked: bool) -> bool:
        """The unit stands before the ten: ثلاثة وعشرون, ثلاثة عشر."""
        if (word.kind == "ten" and linked) or (word.kind == "teen" and not linked):
            self.current, self.room = self.current + word.low, 1
            return True
        return False


def _room(word: NumberWord, current: int, language: str) -> int:
    if word.kind == "ten":
        return 20 if language == "fr" and current % 100 in {60, 80} else 10
    if language == "fr" and word.low == 10:
        return 10  # dix-sept
    return 100 if word.kind == "hundreds" else 1


def _cardinal_at(tokens: Sequence[Token], index: int, language: str) -> Number | None:
    words, found = number_words(language), _Sum()
    at, last, start = index, index, -1
    while at < len(tokens) and tokens[at].kind == "word":
        linked = at > index and (tokens[at].folded in {"et", "and", "و"})
        position = at + 1 if linked else at
        if position >= len(tokens) or tokens[position].kind != "word":
            break
        match = words.match_at(
            tokens, position, clitics=language == "ar" and (at == index or _joined(tokens[position]))
        )
        if match is None:
            break
        attached = language == "ar" and match.span.start > tokens[position].start and _joined(tokens[position])
        if not any(found.take(word, language, linked or attached) for word in match.value if word.kind not in _ALONE):
            break
        start = match.span.start if start < 0 else start
        at = last = match.last
    if last == index:
        return None
    value = found.total + found.current
    number = Number(index, last, Span(start, tokens[last - 1].end), value, value, "cardinal")
    return _times_thousand(tokens, number, language)


def _joined(token: Token) -> bool:
    """و is written onto the Arabic word."""
    return token.folded.startswith("و") and len(token.folded) > 3


def spoken_number(text: str, language: str) -> int | None:
    """The value of a phrase that is a number and nothing else; None where it is not one exact number."""
    tokens = find_tokens(fold(text))
    number = number_at(tokens, 0, language) if tokens else None
    return number.low if number is not None and number.last == len(tokens) and number.low == number.high else None

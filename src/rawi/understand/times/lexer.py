"""A text's date words as a string with one letter a word, so that a regular expression is the grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rawi.knowledge.dates import DateWord, date_words
from rawi.knowledge.numbers import digits_value, number_at
from rawi.model import Span
from rawi.words.phrases import Phrases
from rawi.words.tokens import Token

SYMBOLS = {
    "weekday": "W", "month": "M", "hijri": "H", "season": "S", "feast": "F", "today": "T", "decade": "E", "tonight": "i",
    "overnight": "j", "neighbour": "V", "part": "P", "night": "J", "edge": "B", "pair": "K", "day": "y", "unit": "U",
    "which": "R", "this": "c", "ago": "A", "afterwards": "g", "after": "Z", "later": "L", "clock": "O",
    "oclock": "C", "zone": "z", "vague": "x", "several": "n", "between": "b", "through": "t",
    "about": "q", "at": "a", "of": "o", "article": "l", "and": "&",
}  # fmt: skip
"""The letter of each kind of date word, the more telling kind first where a word has several."""
_RANK = {kind: rank for rank, kind in enumerate(SYMBOLS)}
# D day number, d ordinal, N other number, Y year, h Islamic year, Q time of day, I whole date, ~ another word, | new line
_MARKS = {",": ",", "،": ",", "/": "/", "-": "-", "–": "-", "—": "-", "(": "(", ")": ")", ".": "."}
_WHOLE = re.compile(
    r"(?<![\w/.-])(?:(?P<y>[12]\d{3}|[١٢][٠-٩]{3})[-/.](?P<m>\d{1,2}|[٠-٩]{1,2})[-/.](?P<d>\d{1,2}|[٠-٩]{1,2})"
    r"|(?P<d2>\d{1,2}|[٠-٩]{1,2})(?P<s>[-/.])(?P<m2>\d{1,2}|[٠-٩]{1,2})(?P=s)(?P<y2>[12]\d{3}|[١٢][٠-٩]{3})"
    r"|(?P<y3>[12]\d{3})-(?P<m3>[01]\d))(?![\w/-])"
)
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?")
_GLUED_HOUR = re.compile(r"h\d{0,2}|am|pm|gmt")
_CAPITALS = {
    "en": frozenset(["may", "march", "mon", "wed", "thu", "fri", "tue", "dec", "mar", "jan", "nov", "sep", "oct"])
}
_BOUND = {"fr": frozenset(["ete", "mars", "mi", "mai", "mar"])}


class Word(NamedTuple):
    """Tokens `first` to `last` (exclusive) read as one word of a date; `span` leaves out clitics."""

    symbol: str
    first: int
    last: int
    span: Span
    value: str


def read_words(text: str, tokens: Sequence[Token], language: str) -> list[Word]:
    """Every token of the text in one Word each, date words told from others."""
    phrases, whole = date_words(language), _whole_dates(text)
    words: list[Word] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if index and "\n" in text[tokens[index - 1].end : token.start]:
            words.append(Word("|", index, index, token.span, ""))
        word = _whole_at(whole, tokens, index) if token.kind == "number" else None
        if word is None and token.kind == "mark":
            word = Word(_MARKS.get(token.text, "."), index, index + 1, token.span, "")
        if word is None and token.kind == "word":
            word = _phrase_at(phrases, tokens, index, language)
        if word is None:
            word = _number_at(tokens, index, language)
            if word.last == 0:
                word = word._replace(first=index, last=index + 1)
        if word.span.start > token.start and token.folded.startswith("و"):
            words.append(Word("&", index, index, Span(token.start, token.start + 1), ""))
        if word.symbol == "L" and token.folded in _EITHER and (not words or words[-1].symbol not in "UOK"):
            word = word._replace(symbol="q")
        if (
            token.folded == "annees"
            and word.symbol == "U"
            and index + 1 < len(tokens)
            and tokens[index + 1].kind == "number"
        ):
            word = word._replace(symbol="e")  # les années 60
        words.append(word)
        index = word.last
    return words


_EITHER = frozenset(["before", "after", "avant", "apres"])
"""Before a time of day these are `about`; after a unit they count from another day."""


def _phrase_at(phrases: Phrases[DateWord], tokens: Sequence[Token], index: int, language: str) -> Word | None:
    match = phrases.match_at(tokens, index, clitics=language == "ar")
    if match is None:
        return None
    token = tokens[index]
    if match.last == index + 1 and token.folded in _CAPITALS.get(language, ()) and token.text[0].islower():
        return None
    if match.last == index + 1 and language == "fr" and token.folded == "sept" and not _after_day(tokens, index):
        return None
    best = min(match.value, key=lambda word: _RANK[word.kind])
    return Word(SYMBOLS[best.kind], index, match.last, match.span, best.value)


def _after_day(tokens: Sequence[Token], index: int) -> bool:
    """French `sept` is a month after a day only, else it is seven."""
    return index > 0 and tokens[index - 1].kind in {"number"} | (
        {"word"} if tokens[index - 1].folded == "er" else set()
    )


def _number_at(tokens: Sequence[Token], index: int, language: str) -> Word:
    token = tokens[index]
    other = Word("~", index, index + 1, token.span, token.folded)
    if token.kind == "number":
        return _digits_at(tokens, index, language) or other
    if language == "ar" and token.folded[-1].isdigit() and token.folded[0] in "وبل":
        return _clitic_digits(token) or other
    number = number_at(tokens, index, language) if token.kind == "word" else None
    if number is None or number.kind not in {"cardinal", "ordinal"} or number.low != number.high:
        return other
    symbol = "d" if number.kind == "ordinal" else "N"
    if symbol == "d" and language != "ar" and number.low > 31:
        return other
    return Word(symbol, number.first, number.last, number.span, str(number.low))


def _clitic_digits(token: Token) -> Word | None:
    """`و2021`: the figure after a letter that is written onto it."""
    figures = token.text[1:].translate(_WESTERN)
    if not figures.isdecimal() or len(figures) > 4:
        return None
    number = int(figures)
    symbol = "D" if 1 <= number <= 31 else "Y" if 1900 <= number <= 2100 else "N"
    return Word(symbol, 0, 0, Span(token.start + 1, token.end), str(number))


def _digits_at(tokens: Sequence[Token], index: int, language: str) -> Word | None:
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    value = digits_value(token.text)
    western = token.text if token.text.isascii() else token.text.translate(_WESTERN)
    if following is not None and following.glued and value is not None and value <= 24:
        if _GLUED_HOUR.fullmatch(following.folded):
            return Word("Q", index, index + 2, Span(token.start, following.end), western)
        if following.folded in _ORDINAL_ENDS:
            return Word("D", index, index + 2, Span(token.start, following.end), western)
    if following is not None and following.glued and value is not None and following.folded in _ORDINAL_ENDS:
        return Word("D" if value <= 31 else "N", index, index + 2, Span(token.start, following.end), western)
    if (
        following is not None
        and following.glued
        and following.folded == "s"
        and len(western) == 4
        and western.endswith("0")
    ):
        return Word("E", index, index + 2, Span(token.start, following.end), western)
    if _TIME.fullmatch(western) and (":" in western or (following is not None and following.folded in _CLOCKS)):
        return Word("Q", index, index + 1, token.span, western)
    if value is None or not western.isdecimal():
        return None
    number = int(value)
    symbol = "N"
    if 1 <= number <= 31:
        symbol = "D"
    elif len(western) == 4 and 1900 <= number <= 2100:
        symbol = "Y"
    elif len(western) == 4 and 1300 <= number <= 1500:
        symbol = "h"
    return Word(symbol, index, index + 1, token.span, str(number))


_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ORDINAL_ENDS = frozenset(["er", "st", "nd", "rd", "th"])
_CLOCKS = frozenset(["am", "pm", "a.m.", "p.m."])


def _whole_dates(text: str) -> dict[int, tuple[int, str]]:
    """Dates in figures by their first character: where they end, and their ISO form."""
    found: dict[int, tuple[int, str]] = {}
    for match in _WHOLE.finditer(text):
        groups = {
            name: int(value.translate(_WESTERN)) for name, value in match.groupdict().items() if value and name != "s"
        }
        year = groups.get("y") or groups.get("y2") or groups.get("y3") or 0
        month = groups.get("m") or groups.get("m2") or groups.get("m3") or 0
        day = groups.get("d") or groups.get("d2") or 0
        if month > 12 >= day > 0:
            month, day = day, month
        if 1 <= month <= 12 and day <= 31 and 1900 <= year <= 2100:
            found[match.start()] = (match.end(), f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))
    return found


def _whole_at(whole: dict[int, tuple[int, str]], tokens: Sequence[Token], index: int) -> Word | None:
    start = tokens[index].start
    if start not in whole:
        return None
    end, value = whole[start]
    last = index + 1
    while last < len(tokens) and tokens[last].start < end:
        last += 1
    return Word("I", index, last, Span(start, end), value)

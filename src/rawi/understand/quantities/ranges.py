"""The range that a number means once the words around it are heard: at least, about, up to, between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rawi.knowledge.numbers import Number, number_at
from rawi.model import Span
from rawi.words.phrases import Phrases
from rawi.words.tokens import Token


class Range(NamedTuple):
    """Tokens `first` to `last` (exclusive) say a range from `low` to `high`; None is no bound."""

    first: int
    last: int
    low: int
    high: int | None
    kind: str


_QUOTES = frozenset('«»"“”')
_BEFORE = {
    "fr": "au moins=least; plus de=more; plus d'=more; jusqu'à=upto; près de=nearly; environ=about; quelque=about; "
    "autour de=about; à peu près=about; pas moins de=least; un minimum de=least; au minimum=least; moins de=less; "
    "au plus=upto; au maximum=upto; presque=nearly; à peine=same; une bonne=same; dans les=about; dépasse=more; dépassent=more; dépassait=more; dépassant=more; dépassé=more; excède=more; approximativement=about",
    "en": "at least=least; more than=more; over=more; up to=upto; nearly=nearly; almost=nearly; about=about; around=about; "
    "some=about; approximately=about; roughly=about; no fewer than=least; no less than=least; as many as=upto; "
    "fewer than=less; less than=less; close to=nearly; upwards of=least; a minimum of=least; at most=upto; not less than=least; "
    "an estimated=about; in excess of=more; exceeds=more; exceed=more; exceeded=more; exceeding=more; topped=more; tops=more; surpassed=more; only=same",
    "ar": "ما لا يقل عن=least; لا يقل عن=least; أكثر من=more; نحو=near; حوالي=near; قرابة=nearly; زهاء=near; ما يقارب=near; "
    "ما يزيد عن=more; ما يزيد على=more; يصل إلى=upto; حتى=upto; بنحو=near; أقل من=less; تقريبا=near; ما يصل إلى=upto; "
    "على الأقل=least; ما يناهز=near; يتجاوز=more; تجاوز=more; تتجاوز=more; تجاوزت=more; يفوق=more; تفوق=more; بأكثر من=more; لأكثر من=more",
}
_AFTER = {
    "fr": "au moins=least; au minimum=least; environ=about; au plus=upto; au maximum=upto",
    "en": "or more=least; at least=least; or so=about; at most=upto",
    "ar": "على الأقل=least; تقريبا=near; على أقل تقدير=least; على الأكثر=upto",
}
_JOINED = {
    "fr": (frozenset(["entre", "de"]), frozenset(["et", "a", "ou"])),
    "en": (frozenset(["between", "from"]), frozenset(["and", "to", "or"])),
    "ar": (frozenset(["بين", "من"]), frozenset(["و", "الي", "او"])),
}


def _table(entries: dict[str, str]) -> dict[str, Phrases[str]]:
    pairs = {
        language: [entry.strip().split("=") for entry in listed.split(";")] for language, listed in entries.items()
    }
    return {language: Phrases((words, how) for words, how in rows) for language, rows in pairs.items()}


_BEFORE_WORDS, _AFTER_WORDS = _table(_BEFORE), _table(_AFTER)


def find_ranges(tokens: Sequence[Token], language: str) -> list[Range]:
    """Every number of the text with its bounds, in order."""
    found: list[Range] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind == "mark" or tokens[index].kind == "address":
            index += 1
            continue
        heard = _modified(tokens, index, language) or _plain(tokens, index, language)
        if heard is None:
            index += 1
        else:
            found.append(heard)
            index = heard.last
    return found


def _modified(tokens: Sequence[Token], index: int, language: str) -> Range | None:
    """A number with words before it that change what it means, or two numbers that bound a third."""
    between = _between(tokens, index, language)
    if between is not None:
        return between
    words = _BEFORE_WORDS.get(language)
    match = words.match_at(tokens, index, clitics=language == "ar") if words is not None else None
    if match is None or match.last >= len(tokens):
        return None
    at = match.last
    while at < len(tokens) - 1 and tokens[at].text in _QUOTES:
        at += 1
    number = _number(tokens, at, language)
    if number is None or number.kind in {"ordinal", "half"}:
        return None
    low, high = _bounds(match.value[0], number.low, number.high)
    return Range(index, number.last, low, high, number.kind)


def _between(tokens: Sequence[Token], index: int, language: str) -> Range | None:
    """`entre 5 et 7`, `between five and seven`, `de trois à cinq`."""
    opens, links = _JOINED.get(language, (frozenset[str](), frozenset[str]()))
    if tokens[index].folded not in opens or index + 1 >= len(tokens):
        return None
    low = number_at(tokens, index + 1, language)
    if low is None or low.kind in {"ordinal", "half"}:
        return None
    high = _linked(tokens, low.last, links, language)
    if high is None or high.low <= low.low:
        return None
    return Range(index, high.last, low.low, high.high, "cardinal")


def _linked(tokens: Sequence[Token], at: int, links: frozenset[str], language: str) -> Number | None:
    if at + 1 < len(tokens) and tokens[at].folded in links:
        return number_at(tokens, at + 1, language)
    if language == "ar" and at < len(tokens) and tokens[at].folded.startswith("و"):
        return number_at(tokens, at, language)
    return None


def _plain(tokens: Sequence[Token], index: int, language: str) -> Range | None:
    number = _number(tokens, index, language)
    if number is None or number.kind in {"ordinal", "half"}:
        return None
    last, low, high = number.last, number.low, number.high
    joined = _to(tokens, last, language)
    if joined is not None and high is not None and low < joined.low <= 20 * low + 20:
        return Range(index, joined.last, low, joined.high, "cardinal")
    words = _AFTER_WORDS.get(language)
    for at in range(last, min(last + 3, len(tokens))):
        match = words.match_at(tokens, at, clitics=False) if words is not None and tokens[at].kind == "word" else None
        if match is not None:
            low, high = _bounds(match.value[0], low, high)
            return Range(index, last if at > last else match.last, low, high, number.kind)
    return Range(index, last, low, high, number.kind)


def _number(tokens: Sequence[Token], index: int, language: str) -> Number | None:
    """A number; the article of `une dizaine` does not make it exact."""
    if tokens[index].folded in {"un", "une"} and index + 1 < len(tokens):
        following = number_at(tokens, index + 1, language)
        if following is not None and following.kind == "collective":
            return following._replace(first=index)
    number = number_at(tokens, index, language)
    if number is not None and number.last - index > 1 and _calibre(tokens, number.last):
        return Number(
            index, number.last + 1, tokens[index].span, int(tokens[index].text), int(tokens[index].text), "digits"
        )
    return number or _glued(tokens, index)


def _calibre(tokens: Sequence[Token], at: int) -> bool:
    """`18 107 mm rockets`: the second number is a size, no thousands."""
    return at < len(tokens) and tokens[at].folded in _MILLIMETRES and tokens[at - 2].text.isdecimal()


_MILLIMETRES = frozenset(["mm", "millimetres", "millimetre", "millimeter", "millimeters", "ملم", "مم"])


def _glued(tokens: Sequence[Token], index: int) -> Number | None:
    """و102, ب15: digits written onto an Arabic particle."""
    token = tokens[index]
    digits = token.folded.lstrip("وبلف")
    if token.kind != "word" or not digits.isdecimal() or digits == token.folded:
        return None
    value = int(digits)
    span = Span(token.end - len(digits), token.end)
    return Number(index, index + 1, span, value, value, "digits")


def _to(tokens: Sequence[Token], at: int, language: str) -> Number | None:
    """`5 à 7`, `5-7`, `5 ou 6`: the upper number."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == "number" and tokens[at].start == tokens[at - 1].end + 1:
        return number_at(tokens, at, language) if tokens[at - 1].kind == "number" else None
    if tokens[at].folded in {"a", "ou", "to", "or", "الي", "او", "-", "–"}:
        return number_at(tokens, at + 1, language) if at + 1 < len(tokens) else None
    return None


def _bounds(how: str, low: int, high: int | None) -> tuple[int, int | None]:
    """Conventions of the bench's GUIDELINES."""
    if how == "least":
        return low, None
    if how == "more":
        return (low + 1, None) if low == high else (low, None)
    if how == "upto":
        return 1, high if high is not None else low
    if how == "less":
        return 0, max(0, low - 1)
    share = {"nearly": (0.9, 1.0), "about": (0.8, 1.2), "near": (0.9, 1.1)}.get(how)
    if share is None or high is None or low != high:
        return low, high
    return round(low * share[0]), round(high * share[1])

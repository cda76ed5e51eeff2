"""One spelling for the many that a word has: case, accents, Arabic letter forms, clitics."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Alef, ya, ta marbuta and hamza seats are written interchangeably in the press; marks and tatweel carry no meaning.
_ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىئ", "ي"),
        "ة": "ه",
        "ؤ": "و",
        "ک": "ك",
        "ی": "ي",
        **dict.fromkeys("ـًٌٍَُِّْٰ", ""),
    }
)
_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "’": "'", "ʼ": "'"}
)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word without case, accents, Arabic vowel marks or variant letters."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    lowered = lowered.translate(_ARABIC).translate(_LIGATURES)
    if all(char < "\u0250" or char >= "\u0600" for char in lowered) and not any(
        "\u00c0" <= char < "\u0250" for char in lowered
    ):
        return lowered
    parts = unicodedata.normalize("NFD", lowered)
    return "".join(char for char in parts if not unicodedata.combining(char))


class Stem(NamedTuple):
    """A word without the clitics written before it; `skipped` is how many of its characters they took."""

    text: str
    skipped: int


def is_arabic(word: str) -> bool:
    """The word is written in Arabic letters."""
    return bool(word) and "\u0600" <= word[0] <= "\u06ff" and not word[0].isdigit()


@lru_cache(maxsize=200_000)
def stems(folded: str) -> tuple[Stem, ...]:
    """The readings of a folded word, itself first: Arabic و ف ب ل ك س and the article taken off step by step."""
    if not is_arabic(folded) or len(folded) < 3:
        return (Stem(folded, 0),)
    found = [Stem(folded, 0)]
    heads = [(folded, 0)]
    if folded[0] in "وف" and len(folded) > 3:
        heads.append((folded[1:], 1))
        found.append(Stem(folded[1:], 1))
    for word, skipped in heads:
        if word.startswith("لل") and len(word) > 4:
            found += [Stem("ال" + word[2:], skipped), Stem(word[2:], skipped + 2)]
        elif word[0] in "بلكس" and len(word) > 3:
            found.append(Stem(word[1:], skipped + 1))
            if word.startswith("ال", 1) and len(word) > 5:
                found.append(Stem(word[3:], skipped + 3))
        if word.startswith("ال") and len(word) > 4:
            found.append(Stem(word[2:], skipped + 2))
    return tuple(dict.fromkeys(found))


_ENDINGS = ("ان", "ين", "ون")


def number_forms(folded: str, *, shortest: int = 0) -> Iterator[str]:
    """The word without clitics; then, in Arabic, without the endings of two and of many: مسؤولان is مسؤول.

    Words of fewer letters than `shortest` keep their endings.
    """
    bare = [stem.text for stem in stems(folded)]
    yield from bare
    if is_arabic(folded):
        yield from (
            word.removesuffix(end) for word in bare for end in _ENDINGS if word.endswith(end) and len(word) >= shortest
        )

"""One key for the spellings of a name in Latin and Arabic letters: its consonants in order."""

from __future__ import annotations

import re
from functools import lru_cache

from rawi.words.fold import fold, is_arabic

# Letters that transliterations confuse share a key; vowels, semivowels, h and hamza drop out.
_ARABIC = {
    **dict.fromkeys("اأإآءئىيوعهةحؤ", ""),
    **dict.fromkeys("بپ", "b"),
    **dict.fromkeys("تطث", "t"),
    **dict.fromkeys("جغگ", "g"),
    **dict.fromkeys("خكق", "k"),
    **dict.fromkeys("دضذ", "d"),
    "ر": "r",
    **dict.fromkeys("زظ", "z"),
    **dict.fromkeys("سصش", "s"),
    **dict.fromkeys("فڤ", "f"),
    "ل": "l",
    "م": "m",
    "ن": "n",
}
_LATIN_PAIRS = (
    (re.compile("tch|tsh|sch|sh|ch(?=[aeiouy]|$)"), "s"),
    (re.compile("kh|ck|ch|q"), "k"),
    (re.compile("gh|dj|j"), "g"),
    (re.compile("dh"), "d"),
    (re.compile("th"), "t"),
    (re.compile("ph|v"), "f"),
    (re.compile("c(?=[eiy])|ç"), "s"),
    (re.compile("c"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("p"), "b"),
    (re.compile("z"), "z"),
)
_DROPPED = re.compile("[^bcdfgklmnrstz]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonant key of one word: Boukamal, Bukamal and بوكمال are all `bkml`."""
    folded = fold(word)
    if is_arabic(folded):
        key = folded.replace("تش", "س")
        return _DOUBLED.sub(r"\1", "".join(_ARABIC.get(char, "") for char in key))
    for pattern, letter in _LATIN_PAIRS:
        folded = pattern.sub(letter, folded)
    return _DOUBLED.sub(r"\1", _DROPPED.sub("", folded))

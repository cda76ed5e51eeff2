"""One key for the spellings of a place name: folded words, and its consonants across transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rawi.words.fold import fold, is_arabic

_APART = re.compile(r"[^\w]+|_")
_QUOTES = re.compile(r"['’ʼ‘`´ʻʿʾ]")
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "as",
        "ash",
        "ad",
        "an",
        "ar",
        "at",
        "az",
        "ez",
        "es",
        "ed",
        "er",
        "en",
        "ul",
        "l",
        "the",
        "le",
        "la",
        "les",
        "ath",
        "adh",
        "ech",
        "esh",
        "abu",
        "abou",
        "bu",
        "bou",
    ]
)
_LEADING = frozenset(["al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "ez", "es", "ed"])
_LATIN = (
    ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("kh", "x"), ("gh", "g"), ("dj", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("qu", "k"), ("ck", "k"),
)  # fmt: skip
_SINGLE = str.maketrans({"q": "k", "c": "k", "j": "g", "v": "f", "p": "b", "z": "z", **dict.fromkeys("aeiouywh", "")})
_ARABIC = str.maketrans(
    {**dict(zip("بتثجخدذرزسشصضطظغفقكلمنپچگڤ", "bttgxddrzsSsdtzgfkklmnbSgf", strict=True)), **dict.fromkeys("اوييىعهحةءؤئآأإ", "")}
)  # fmt: skip


def plain_key(name: str) -> str:
    """Folded words with hyphens and apostrophes gone."""
    lowered = name.lower()
    if not lowered.isascii():
        if _HAS_ARABIC.search(lowered):
            return " ".join(_APART.sub(" ", _QUOTES.sub("", fold(lowered))).split())
        lowered = unicodedata.normalize("NFKD", lowered.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return " ".join(lowered.translate(_MARKS).split())


_HAS_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ə": "a",
        "–": " ",
        "—": " ",
    }
)
_MARKS = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): None, ord("`"): None}


name_key = lru_cache(maxsize=50_000)(plain_key)
"""The same, remembered."""


def bare_key(key: str) -> str:
    """The key without a leading article: `al bukamal` and `bukamal` are one, as are البوكمال and بوكمال."""
    if key.isascii():
        first, _, rest = key.partition(" ")
        return rest if rest and first in _LEADING else key
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def skeleton(key: str) -> str:
    """Consonants of a key, the same for Latin and Arabic spellings of one name; empty where fewer than three are left."""
    if is_arabic(key):
        words = [word[2:] if word.startswith("ال") and len(word) > 3 else word for word in key.split()]
        letters = "".join(word.translate(_ARABIC) for word in words)
    else:
        words = [word for word in key.split() if word not in _ARTICLES]
        joined = "".join(words)
        for pair, letter in _LATIN:
            joined = joined.replace(pair, letter)
        letters = joined.translate(_SINGLE)
        if any(word in {"abu", "abou", "bu", "bou"} for word in key.split()):
            letters = "b" + letters
    found = "".join(letter for at, letter in enumerate(letters) if at == 0 or letter != letters[at - 1])
    return found if len(found) >= 3 else ""

"""Which words stand where a clause speaks of what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rawi.words.tokens import Token

_REACH = 8
_STOP = frozenset(".!?;؟؛")
_CUES = {
    "fr": re.compile(
        r"(?:[a-z]{2,}[eiu]?r(?:a|ont|ai|ons|ez)|sera|seront|aura|auront|ira|iront|fera|feront|doit|doivent|devrait|devraient|prevue?s?|attendue?s?|"
        r"prochaine?s?|d'ici|expire|expirera|planifiee?s?|programmee?s?|convoquee?s?|comptent?)"
    ),
    "en": re.compile(r"(?:will|shall|due|scheduled|expected|planned|upcoming|deadline|expires?|starts|begins)"),
    "ar": re.compile(
        r"(?:و?س(?:ي|ت|ن|ا)\w{3,}|سوف|المقرر|المزمع|المرتقب|المنتظر|المتوقع|مقرر|مقرره|غايه|موعد|متوقعه|متوقع|مرتقبه|مقرره)"
    ),
}
_NOT_FUTURE = frozenset(
    [
        "sera",
        "dora",
        "opera",
        "cobra",
        "terra",
        "para",
        "camera",
        "vraiment",
        "tera",
        "algera",
        "embra",
        "chakra",
        "sahara",
    ]
) - {"sera"}
_ARABIC_NOUNS = re.compile(
    r"(?:سياس|سيار|ستين|ستون|سنوات|سابق|ساحل|ساعات|سياد|سيطر|سنجار|ساند|سارع|سافر|ستار|سيناء|سيناري|ساعه|سينا|سادس|سابع|سلاح|ساحه|سياق|سيول|ستراتيج)"
)


LIMITS = {
    "fr": frozenset(["avant", "d'ici", "jusqu'a", "jusqu'au", "pour"]),
    "en": frozenset(["until", "by", "before"]),
    "ar": frozenset(["قبل", "حتي", "الي"]),
}
"""Right before a date these set a limit, which lies ahead."""


def future_tokens(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Indices of the tokens that follow a word of the future in their clause, within a few words."""
    cue = _CUES[language]
    found: set[int] = set()
    for index, token in enumerate(tokens):
        if token.kind != "word" or not cue.fullmatch(token.folded) or token.folded in _NOT_FUTURE:
            continue
        if language == "ar" and _ARABIC_NOUNS.match(token.folded.removeprefix("و")):
            continue
        if language != "ar" and token.text[0].isupper():
            continue
        for position in range(index + 1, min(index + 1 + _REACH, len(tokens))):
            if tokens[position].text in _STOP:
                break
            found.add(position)
    return frozenset(found)

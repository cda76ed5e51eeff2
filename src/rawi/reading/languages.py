"""The language of a text and of its paragraphs; a language that rawi does not read is refused."""

from __future__ import annotations

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from rawi.errors import Refusal
from rawi.model import Passage, Span

SERVED = ("ar", "en", "fr")
_NEIGHBOURS = (
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "ro",
    "ca",
    "tr",
    "ru",
    "uk",
    "he",
    "fa",
    "ur",
    "pl",
    "sv",
    "id",
    "sw",
    "so",
    "ku",
    "zh",
    "ja",
    "ko",
    "hi",
)
_ARABIC = re.compile(r"[\u0621-\u064a]")
_OTHER_ARABIC_SCRIPT = re.compile(r"[پچژگڤےںہھڈٹڑڭۇۆېەۀٺڃ]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "de",
            "un",
            "une",
            "et",
            "est",
            "dans",
            "que",
            "qui",
            "sur",
            "par",
            "pour",
            "au",
            "aux",
            "en",
            "ont",
            "été",
            "a",
            "selon",
            "avec",
            "ce",
            "cette",
            "il",
            "ils",
            "d",
            "l",
            "qu",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "a",
            "is",
            "was",
            "that",
            "on",
            "for",
            "by",
            "with",
            "at",
            "from",
            "it",
            "as",
            "has",
            "have",
            "were",
            "be",
            "said",
            "an",
            "this",
            "they",
        ]
    ),
}


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(found.nb_classes)
    found.set_languages([name for name in (*SERVED, *_NEIGHBOURS) if name in known])
    return found


def find_language(text: str) -> str:
    """ar, en or fr; raises Refusal("language") for a text of another language and Refusal("empty") for no words."""
    letters = len(_LETTER.findall(text[:20000]))
    if letters < 2:
        raise Refusal("empty", detail="the text holds no words")
    arabic = len(_ARABIC.findall(text[:20000]))
    if arabic > 0.5 * letters:
        if len(_OTHER_ARABIC_SCRIPT.findall(text[:20000])) > 0.02 * letters:
            raise Refusal(
                "language", detail="Arabic letters, but Persian, Urdu or Kurdish spelling; rawi reads ar, en, fr"
            )
        return "ar"
    small = _by_small_words(text[:20000])
    if small is not None:
        return small
    language, certainty = _identifier().classify(text[:5000])
    if language in SERVED:
        return str(language)
    if certainty > 0.9 and letters > 80:
        raise Refusal("language", detail=f"this reads as {language}; rawi reads ar, en, fr")
    return _nearest(text[:5000])


def _by_small_words(text: str) -> str | None:
    """French or English where its small words are a quarter of the text and clearly more than the other's."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < 6:
        return None
    share = {name: sum(word in small for word in words) / len(words) for name, small in _SMALL.items()}
    best, other = sorted(share, key=share.__getitem__, reverse=True)
    distinct = len({word for word in words if word in _SMALL[best]})
    return (
        best
        if share[best] > 0.22 and share[best] > 1.6 * share[other] and distinct >= min(5, len(words) // 4)
        else None
    )


def _nearest(text: str) -> str:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(_ARABIC.findall(text)) > len(words):
        return "ar"
    french = sum(word in _SMALL["fr"] for word in words) + sum(char in "éèêàçùîôœ" for char in text.lower())
    english = sum(word in _SMALL["en"] for word in words)
    return "fr" if french > english else "en"


def find_passages(text: str, language: str) -> tuple[Passage, ...]:
    """The paragraphs in a language other than the document's; only those of eight words and more are judged."""
    found: list[Passage] = []
    for match in re.finditer(r"[^\n]+", text):
        paragraph = match.group()
        if len(_WORD.findall(paragraph)) < 8 or len(found) > 200:
            continue
        try:
            own = find_language(paragraph)
        except Refusal:
            own = "und"
        if own != language:
            found.append(Passage(span=Span(match.start(), match.end()), language=own))
    return tuple(found)

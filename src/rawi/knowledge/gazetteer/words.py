"""Words around place names: what introduces one, what follows it, and what is hardly ever one."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.words.fold import fold
from rawi.words.phrases import Phrases


class PlaceWord(NamedTuple):
    """One row of place_words.tsv."""

    kind: str
    value: str


@lru_cache
def place_words(language: str) -> Phrases[PlaceWord]:
    """The words beside place names of one language."""
    found: Phrases[PlaceWord] = Phrases()
    for spoken, kind, value, forms in _lines("place_words.tsv", 4):
        if spoken == language and kind != "prefix":
            for form in forms.split(" | "):
                found.add(form, PlaceWord(kind, value))
    return found


@lru_cache
def unlikely(language: str) -> frozenset[str]:
    """Folded words that are hardly ever a place, though some town bears the name."""
    return frozenset(word for spoken, word in _lines("places_not.tsv", 2) if spoken == language)


@lru_cache
def peoples(language: str) -> dict[str, str]:
    """Folded adjectives of countries, in every form, to the country's code."""
    column = {"fr": 5, "en": 6, "ar": 7}[language]
    found: dict[str, str] = {}
    for row in _lines("states.tsv", 8):
        for entry in row[column].replace("/", "|").split("|"):
            for form in _forms(entry.strip(), language):
                found.setdefault(form, row[0])
    for spoken, kind, value, forms in _lines("place_words.tsv", 4):
        if spoken == language and kind == "prefix":
            found.update({fold(form): value for form in forms.split(" | ")})
    return found


def _forms(entry: str, language: str) -> tuple[str, ...]:
    word = fold(entry)
    if not word or " " in word:
        return ()
    if language == "fr":
        stem = word[:-2] + "enne" if word.endswith("ien") else word[:-2] + "enne" if word.endswith("en") else word + "e"
        return (word, word + "s", stem, stem + "s", word + "ne", word + "nes", word + "e", word + "es")
    if language == "en":
        return (word, word + "s")
    bare = word.removeprefix("ال")
    return (bare, "ال" + bare, bare + "ه", "ال" + bare + "ه")


def _lines(file: str, columns: int) -> list[list[str]]:
    text = files("rawi.knowledge").joinpath(file).read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [row for row in rows[1:] if len(row) >= columns]

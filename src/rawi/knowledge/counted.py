"""What numbers count, and the weapons that a text names: words with their unit or mode."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.knowledge.event_words_forms import arabic_noun, english_noun, french_noun
from rawi.words.fold import fold
from rawi.words.phrases import Phrases


class Weapon(NamedTuple):
    """A means of assault."""

    mode: str
    """PLOVER mode of ASSAULT that it tells of."""
    sort: str
    """munition (can be counted as spent) or carrier."""


@lru_cache
def counted_things(language: str) -> Phrases[str]:
    """Words with the unit that a number before them counts; munitions come from the weapons."""
    entries = [(form, unit) for unit, words in _rows("counted.tsv", language) for form in _forms(words, language)]
    entries += [
        (form, "munitions")
        for mode_sort, words in _rows("weapons.tsv", language)
        if mode_sort.endswith("munition") or mode_sort.startswith("drone")
        for form in _forms(words, language)
    ]
    return Phrases(entries)


@lru_cache
def listed_things(language: str) -> frozenset[str]:
    """The things of the list as they stand there, folded."""
    return frozenset(fold(word) for _, words in _rows("counted.tsv", language) for word in words)


@lru_cache
def weapons(language: str) -> Phrases[Weapon]:
    """Weapon words with the mode that they tell of."""
    return Phrases(
        (form, Weapon(*mode_sort.split(" ")))
        for mode_sort, words in _rows("weapons.tsv", language)
        for form in _forms(words, language)
    )


def _rows(name: str, language: str) -> Iterator[tuple[str, list[str]]]:
    text = files("rawi.knowledge").joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        columns = line.split("\t")
        if columns[0] == language:
            yield " ".join(columns[1:-1]), [word.strip() for word in columns[-1].split(";")]


def _forms(words: list[str], language: str) -> Iterator[str]:
    inflect = {"fr": french_noun, "en": english_noun, "ar": arabic_noun}[language]
    for word in words:
        for form, _ in inflect(word):
            yield form
            if language == "fr" and form.endswith("é"):
                yield form + "e"
                yield form + "es"

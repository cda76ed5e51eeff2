"""Words that report something done or suffered in a conflict, with the kind of happening that they name.

The words stand in event_words_fr.tsv, event_words_en.tsv and event_words_ar.tsv; event_words_forms.py inflects them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.knowledge.event_words_forms import (
    Form,
    arabic_noun,
    arabic_verb,
    english_noun,
    english_verb,
    french_noun,
    french_verb,
)
from rawi.words.phrases import Phrases

LANGUAGES = ("fr", "en", "ar")


class EventWord(NamedTuple):
    """One written form of an event word."""

    written: str
    """The form with its accents, in lower case."""
    base: str
    """The word of the list."""
    kind: str
    """PLOVER type, with a mode after a slash for ASSAULT."""
    form: str
    """finite, participle, infinitive, gerund, noun or phrase."""
    patient: bool = False
    """The grammatical subject suffers it."""
    counts: str = ""
    """killed or injured, where the word counts people; empty where it does not."""
    weak: bool = False
    """An event only beside other words of conflict."""
    reflexive: bool = False
    """Only with the French pronoun `se`."""
    context: int = 0
    """How many words at the end of the form only tell that it is this word, and stay outside the trigger."""


class _Row(NamedTuple):
    kind: str
    grammar: str
    flags: frozenset[str]
    words: tuple[str, ...]


_INFLECT: dict[tuple[str, str], Callable[[str], Iterator[Form]]] = {
    ("fr", "verb"): french_verb,
    ("fr", "noun"): french_noun,
    ("en", "verb"): english_verb,
    ("en", "noun"): english_noun,
    ("ar", "verb"): arabic_verb,
    ("ar", "noun"): arabic_noun,
}
_SE = ("se ", "s'", "s’")


@lru_cache
def event_words(language: str) -> Phrases[EventWord]:
    """All written forms of one language; empty for a language without a list."""
    if language not in LANGUAGES:
        return Phrases()
    return Phrases((word.written, word) for row in _rows(language) for word in _forms(language, row))


@lru_cache
def count_words(language: str) -> Phrases[str]:
    """Words that say killed or injured, with which of the two."""
    if language not in LANGUAGES:
        return Phrases()
    rows = (row for row in _rows(language) if row.flags & {"killed", "injured"} and row.grammar != "phrase")
    entries = [(word.written, word.counts) for row in rows for word in _forms(language, row)]
    return Phrases([*entries, *_counting_verbs(language)])


def _counting_verbs(language: str) -> Iterator[tuple[str, str]]:
    text = files("rawi.knowledge").joinpath("counted_verbs.tsv").read_text("utf-8")
    for line in text.splitlines():
        columns = line.split("\t")
        if columns[0] == language:
            inflect = _INFLECT[language, columns[2]]
            yield from ((form, columns[1]) for word in columns[3].split("; ") for form, _ in inflect(word))


def listed_words(language: str) -> tuple[str, ...]:
    """The words of the list as they stand there, each once."""
    return tuple(dict.fromkeys(word for row in _rows(language) for word in row.words))


def _rows(language: str) -> Iterator[_Row]:
    text = files("rawi.knowledge").joinpath(f"event_words_{language}.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith(("#", "kind\t")) or not line.strip():
            continue
        kind, grammar, flags, words = line.split("\t")
        yield _Row(kind, grammar, frozenset(flags.split()), tuple(word.strip() for word in words.split(";")))


def _forms(language: str, row: _Row) -> Iterator[EventWord]:
    counts = next((flag for flag in ("killed", "injured") if flag in row.flags), "")
    for listed in row.words:
        word, context = listed.replace("[", "").replace("]", ""), listed.partition("[")[2]
        reflexive = language == "fr" and row.grammar == "verb" and word.startswith(_SE)
        bare = word.removeprefix("se ").removeprefix("s'").removeprefix("en ") if reflexive else word
        inflect = _INFLECT.get((language, row.grammar))
        forms = inflect(bare) if inflect is not None else iter([(word, "phrase")])
        for written, form in forms:
            yield EventWord(
                written=written,
                base=word,
                kind=row.kind,
                form=form,
                patient="patient" in row.flags,
                counts=counts,
                weak="weak" in row.flags,
                reflexive=reflexive,
                context=len(context.split()),
            )

"""Words that judge, in all their forms, with the neutral field that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rawi.knowledge.actor_names import arabic_forms, french_forms
from rawi.knowledge.actors import read_rows, split_names
from rawi.words.phrases import Phrases

_FEMININE = (("if", "ive"), ("eux", "euse"), ("eur", "euse"), ("el", "elle"), ("er", "ère"), ("quant", "quante"))


class Loaded(NamedTuple):
    """A loaded word as the lexicon has it, and its sense."""

    word: str
    sense: str


@lru_cache(maxsize=4)
def loaded_words(language: str) -> Phrases[Loaded]:
    """All forms of the loaded words of French, English or Arabic; other languages have none."""
    found: Phrases[Loaded] = Phrases()
    for row in read_rows("loaded.tsv", 4):
        if row["language"] == language:
            for word in split_names(row["words"]):
                for form in _forms(word, language):
                    found.add(form, Loaded(word, row["sense"]))
    return found


def lexicon_size(language: str) -> int:
    """How many entries the lexicon has for a language."""
    return sum(len(split_names(row["words"])) for row in read_rows("loaded.tsv", 4) if row["language"] == language)


def _forms(word: str, language: str) -> Iterator[str]:
    yield word
    if language == "ar":
        yield from arabic_forms(word) if " " not in word else ()
    elif language == "en":
        yield word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
    else:
        yield from _french(word)


def _french(word: str) -> Iterator[str]:
    first, space, rest = word.partition(" ")
    if first.endswith("r") and not first.endswith("eur"):  # an infinitive stands as it is
        return
    forms = list(french_forms(first))
    for masculine, feminine in _FEMININE:
        if first.endswith(masculine):
            forms += [first.removesuffix(masculine) + feminine, first.removesuffix(masculine) + feminine + "s"]
    for form in forms:
        yield form + space + rest
        if rest and form.endswith("s"):
            yield form + space + rest + "s"

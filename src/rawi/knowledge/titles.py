"""Words that announce people, groups and their stand-ins, by language."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.errors import BrokenPackage
from rawi.words.fold import fold
from rawi.words.phrases import Phrases

LANGUAGES = ("fr", "en", "ar")


class Stand(NamedTuple):
    """What a description can stand for: kinds of actors and, for an office, which one."""

    kinds: frozenset[str]
    office: str = ""


class Pronoun(NamedTuple):
    """A subject pronoun: `plural`, and gender m, f or n."""

    plural: bool
    gender: str


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    text = (files("rawi.knowledge") / "titles.toml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = tomllib.loads(text)
    return loaded


def words(table: str, name: str) -> tuple[str, ...]:
    """The entries of one list of titles.toml; raises BrokenPackage where it is missing."""
    try:
        cell = _tables()[table][name]
    except KeyError:
        raise BrokenPackage(f"titles.toml: no list {table}.{name}; reinstall rawi") from None
    return tuple(part for part in cell.split("|") if part)


@lru_cache(maxsize=64)
def folded(table: str, name: str) -> frozenset[str]:
    """The folded words of one list."""
    return frozenset(fold(word) for word in words(table, name))


@lru_cache(maxsize=16)
def phrases(table: str, stem: str, language: str) -> Phrases[str]:
    """One list of one language as phrases that stand for themselves."""
    return Phrases((phrase, phrase) for phrase in words(table, f"{stem}_{language}"))


@lru_cache(maxsize=4)
def pronouns(language: str) -> Phrases[Pronoun]:
    """Subject pronouns and the words that do their work."""
    parts = (entry.split(":") for entry in words("references", f"pronouns_{language}"))
    return Phrases((phrase, Pronoun(number == "p", gender)) for phrase, number, gender in parts)


@lru_cache(maxsize=4)
def descriptions(language: str) -> Phrases[Stand]:
    """Definite descriptions with what they can stand for."""
    found: Phrases[Stand] = Phrases()
    for entry in words("references", f"descriptions_{language}"):
        phrase, kinds, *office = entry.split(":")
        found.add(phrase, Stand(frozenset(kinds.split()), office[0] if office else ""))
    return found

"""Closed classes of words that bound clauses and noun phrases."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

import msgspec

Words = frozenset[str]


class Grammar(msgspec.Struct, frozen=True, kw_only=True):
    """The closed classes of one language, in folded spelling."""

    that: Words
    relatives: Words
    conjunctions: Words
    contrast: Words
    coordinators: Words
    determiners: Words
    prepositions: Words
    outside: Words
    """What may begin an adverbial right after a source or a cue."""
    pronouns: Words
    recipients: Words
    auxiliaries: Words
    passive: Words
    negations: Words
    adverbs: Words
    by: Words
    times: Words
    media: Words
    """Nouns that a source speaks through: a statement, a tweet, the telephone."""
    appositives: Words
    subordinators: Words
    finite: Words
    nouns: Words
    """Forms of cues that are nouns or other words as often: they need a clause or a quotation behind them."""
    said: Words


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    text = resources.files("rawi.knowledge.cues").joinpath("grammar.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=8)
def load_grammar(language: str) -> Grammar:
    """The closed classes of French, English or Arabic; other languages read as English."""
    tables = _tables()
    return msgspec.convert(tables.get(language, tables["en"]), Grammar)


@lru_cache(maxsize=16)
def phrase_words(name: str) -> tuple[str, ...]:
    """A list of the section `phrases`, in folded spelling."""
    return tuple(_tables()["phrases"][name])


@lru_cache(maxsize=1)
def anonymous_kinds() -> dict[str, str]:
    """Folded noun or adjective to the kind of unnamed source it tells; earlier kinds win."""
    found: dict[str, str] = {}
    for kind, words in _tables()["anonymous"].items():
        for word in words:
            found.setdefault(word, kind)
    return found

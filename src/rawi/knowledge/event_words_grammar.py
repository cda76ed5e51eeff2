"""Closed classes of words that bound names and clauses: prepositions, auxiliaries, nouns of parties and of sites."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache
def closed_class(name: str, language: str) -> frozenset[str]:
    """The folded words of a class of event_words_grammar.tsv; empty where the language has none."""
    return _table().get((name, language), frozenset())


def closed_classes(name: str) -> dict[str, frozenset[str]]:
    """The class in every language that rawi reads."""
    return {language: closed_class(name, language) for language in ("fr", "en", "ar")}


@lru_cache
def _table() -> dict[tuple[str, str], frozenset[str]]:
    text = files("rawi.knowledge").joinpath("event_words_grammar.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(name, language): frozenset(words.split()) for name, language, words in rows}

"""Words that show how a report hands on what another said: hedges, bounds, sources with and without a name."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from rawi.words.fold import fold, is_arabic, stems


@lru_cache
def relay_words(group: str, language: str = "words") -> frozenset[str]:
    """The folded words of one group, of one language where the group has several; empty for a language it lacks."""
    return frozenset(fold(word) for word in _tables()[group].get(language, "").split())


def is_one_of(folded: str, group: str, language: str) -> bool:
    """The word is of the group, with or without Arabic clitics."""
    words = relay_words(group, language)
    if folded in words:
        return True
    return is_arabic(folded) and any(stem.text in words for stem in stems(folded))


@lru_cache
def _tables() -> dict[str, dict[str, str]]:
    text = (files("rawi.knowledge") / "relay_words.toml").read_text("utf-8")
    return {name: {key: str(value) for key, value in table.items()} for name, table in tomllib.loads(text).items()}

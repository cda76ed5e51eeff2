"""Which words of English, French and Arabic say the same: concepts as common ground for comparing reports.

`bridge.tsv` is written by hand for news of conflict, `bridge_learned.tsv` adds what a multilingual encoder ties together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.words.fold import fold, is_arabic, stems

_SHORTEST_PREFIX = 2
_ENGLISH_ENDINGS = re.compile(r"(?:ations?|ements?|ingly|ings?|edly|ied|ies|ed|es|ers?|ors?|ly|s|e)$")
_ARABIC_ENDINGS = re.compile(r"(?:تين|تان|هما|هم|ها|ين|ون|ان|ات|يه|ه|ي|ا)$")


class _Bridge(NamedTuple):
    exact: dict[str, tuple[str, ...]]
    prefixes: dict[str, tuple[str, ...]]
    learned: dict[str, str]


@lru_cache(maxsize=100_000)
def concepts_of(folded: str, language: str) -> tuple[str, ...]:
    """The concepts that a folded word can stand for, the most certain first; a stem of its own where none is known.

    A concept of the hand-made bridge begins with `=`, a stem with `~`.
    """
    arabic = is_arabic(folded)
    bridge = _bridge("ar" if arabic else language if language in ("en", "fr") else "en")
    readings = [stem.text for stem in stems(folded)] if arabic else [folded]
    for reading in readings:
        found = _known(bridge, reading)
        if found:
            return found
    for reading in readings:
        if reading in bridge.learned:
            return ("~" + english_stem(bridge.learned[reading]),)
    if arabic:
        return ("~" + arabic_stem(min(readings, key=len)),)
    return ("~" + english_stem(folded),)


def english_stem(folded: str) -> str:
    """A rough stem, the same for the inflections of a Latin word."""
    if len(folded) < 5:
        return folded
    shorter = _ENGLISH_ENDINGS.sub("", folded)
    return (shorter if len(shorter) >= 3 else folded)[:8]


def arabic_stem(folded: str) -> str:
    """A rough stem, the same for most inflections of an Arabic word without its clitics."""
    if len(folded) < 4:
        return folded
    shorter = _ARABIC_ENDINGS.sub("", folded)
    return shorter if len(shorter) >= 3 else folded


def _known(bridge: _Bridge, word: str) -> tuple[str, ...]:
    exact = bridge.exact.get(word)
    if exact:
        return exact
    for size in range(len(word), _SHORTEST_PREFIX - 1, -1):
        found = bridge.prefixes.get(word[:size])
        if found:
            return found
    return ()


@lru_cache
def _bridge(language: str) -> _Bridge:
    exact: dict[str, list[str]] = {}
    prefixes: dict[str, list[str]] = {}
    column = ("en", "fr", "ar").index(language) + 1
    for row in _rows("bridge.tsv"):
        for word in row[column].split():
            place = prefixes if word.endswith("*") else exact
            place.setdefault(fold(word.rstrip("*")), []).append("=" + row[0])
    learned = {fold(word): fold(english) for spoken, word, english in _rows("bridge_learned.tsv") if spoken == language}
    return _Bridge(
        {word: tuple(dict.fromkeys(names)) for word, names in exact.items()},
        {word: tuple(dict.fromkeys(names)) for word, names in prefixes.items()},
        learned,
    )


def _rows(name: str) -> list[list[str]]:
    text = files("rawi.knowledge").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line and not line.startswith("#")][1:]

"""Words with a second sense, and what a careless translation makes of them: a tanker becomes a tank, a drone a bumblebee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.knowledge.bridge import concepts_of
from rawi.words.fold import fold, stems

_LANGUAGES = ("en", "fr", "ar")


class Misreading(NamedTuple):
    """A word of the source and the word that stands for its wrong sense in the translation."""

    word: str
    wrong: str


class _Row(NamedTuple):
    words: tuple[str, ...]
    wrong: tuple[str, ...]


def misreadings(source: Sequence[str], language: str, translation: Sequence[str], into: str) -> Iterator[Misreading]:
    """Words of a passage whose wrong sense stands in its translation; both as folded words.

    A wrong sense that another word of the source has by right does not count.
    """
    rows = _rows(language, into)
    if not rows:
        return
    before, after = _by_stem(source), _by_stem(translation)
    for row in rows:
        word = _first(row.words, before)
        wrong = _first(row.wrong, after) if word is not None else None
        if word is None or wrong is None:
            continue
        sense = {sign for sign in concepts_of(wrong, into) if sign[0] == "="}
        others = {sign for other in source if other != word for sign in concepts_of(other, language)}
        if not sense & others:
            yield Misreading(word, wrong)


def _by_stem(words: Sequence[str]) -> dict[str, str]:
    return {stem.text: word for word in words for stem in stems(word)}


def _first(patterns: tuple[str, ...], found: dict[str, str]) -> str | None:
    for pattern in patterns:
        if pattern.endswith("*"):
            hit = next((word for stem, word in found.items() if stem.startswith(pattern[:-1])), None)
        else:
            hit = found.get(pattern)
        if hit is not None:
            return hit
    return None


@lru_cache
def _rows(language: str, into: str) -> tuple[_Row, ...]:
    if language not in _LANGUAGES or into not in _LANGUAGES or language == into:
        return ()
    text = files("rawi.knowledge").joinpath("misread.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    column = 2 + _LANGUAGES.index(into)
    return tuple(
        _Row(_folded(line[1]), _folded(line[column])) for line in lines if line[0] == language and line[column] != "-"
    )


def _folded(cell: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in cell.split())

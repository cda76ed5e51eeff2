"""Offices and forces that every state has: `the Russian defence ministry`, `le ministère irakien de la Défense`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rawi.knowledge.actors import OfficeRow, find_actor, offices
from rawi.knowledge.titles import folded
from rawi.understand.mentions.layout import Candidate, Layout
from rawi.words.fold import stems
from rawi.words.tokens import find_tokens

_RULING = frozenset(["armed_group", "party"])
_PEOPLE = "<people>"
_STATE = "<state>"
_LINKS = {"fr": (("de",), ("d'",), ("du",), ("des",), ("de", "l'"), ("de", "la")), "en": (("of",), ("of", "the"))}


class _Office(NamedTuple):
    key: str
    capital: bool
    """The phrase is one word that counts only with a capital (la Défense)."""


class _Node:
    __slots__ = ("office", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.office: _Office | None = None


class _Unit(NamedTuple):
    """A token, or a state's name with all its tokens."""

    word: str
    first: int
    last: int
    start: int
    candidate: Candidate | None


@lru_cache(maxsize=4)
def _patterns(language: str) -> _Node:
    root = _Node()
    for office in offices().values():
        for phrase in _phrases(office, language):
            words = [token.folded for token in find_tokens(phrase.lstrip("+"))]
            capital = len(words) == 1 and phrase.lstrip("+")[0].isupper()
            for pattern in _variants(words, language):
                _add(root, pattern, _Office(office.key, capital))
            if not phrase.startswith("+"):
                _add(root, words, _Office(office.key, capital))
    return root


def _phrases(office: OfficeRow, language: str) -> tuple[str, ...]:
    return {"fr": office.french, "en": office.english, "ar": office.arabic}[language]


def _variants(words: list[str], language: str) -> Iterator[list[str]]:
    if language == "en":
        yield [_PEOPLE, *words]
        yield [_PEOPLE, "'s", *words]
        yield [_PEOPLE, "run", *words]
        yield [_PEOPLE, "controlled", *words]
        yield [*words, "of", "the", _PEOPLE]
        yield [_STATE, *words]
        yield [_STATE, "'s", *words]
    else:
        yield [*words, _PEOPLE]
    if language == "fr" and len(words) > 1:
        yield [words[0], _PEOPLE, *words[1:]]
    if language == "ar":
        yield [*words, _STATE]
        yield [*words, "التابعه", _PEOPLE]
        yield [*words, "في", _STATE]
    for link in _LINKS.get(language, ()):
        yield [*words, *link, _STATE]
        if language == "fr":
            yield [*words, *link, _PEOPLE]


def _add(root: _Node, words: list[str], office: _Office) -> None:
    node = root
    for word in words:
        node = node.words.setdefault(word, _Node())
    if node.office is None:
        node.office = office


def find_state_bodies(layout: Layout) -> None:
    """Takes the offices and forces of states, with the state's name where one stands beside them."""
    units = _units(layout)
    root = _patterns(layout.language)
    merged: set[Candidate] = set()
    index = 0
    while index < len(units):
        reached = _match(layout, root, units, index)
        if reached is None:
            index += 1
            continue
        last, office, start = reached
        inner = [unit.candidate for unit in units[index:last] if unit.candidate is not None]
        state = inner[0].key if inner else None
        if state is None and not _stands_alone(layout, units[index].first, units[last - 1].last):
            index += 1
            continue
        merged.update(inner)
        _take(layout, units[index].first, units[last - 1].last, start, office, state)
        index = last
    layout.candidates = [candidate for candidate in layout.candidates if candidate not in merged]


def _units(layout: Layout) -> list[_Unit]:
    named = {candidate.first: candidate for candidate in layout.candidates}
    found: list[_Unit] = []
    index = 0
    while index < len(layout.tokens):
        token = layout.tokens[index]
        candidate = named.get(index)
        if candidate is None:
            found.append(_Unit(token.folded, index, index + 1, token.start, None))
            index += 1
            continue
        state = candidate.form in ("demonym", "country", "capital") or candidate.kind in _RULING
        adjective = candidate.form == "demonym" or candidate.kind in _RULING
        word = _PEOPLE if adjective else _STATE if state else "<other>"
        found.append(_Unit(word, candidate.first, candidate.last, candidate.start, candidate if state else None))
        index = candidate.last
    return found


def _match(layout: Layout, root: _Node, units: list[_Unit], index: int) -> tuple[int, _Office, int] | None:
    best: tuple[int, _Office, int] | None = None
    unit = units[index]
    readings = stems(unit.word) if layout.language == "ar" and unit.candidate is None else ((unit.word, 0),)
    for word, skipped in readings:
        node = root.words.get(word)
        position = index + 1
        while node is not None:
            longer = node.office is not None and (best is None or position > best[0])
            if longer and node.office is not None and _has_capital(layout, node.office, units[index:position]):
                start = min(unit.start + skipped, layout.tokens[unit.first].end - 1)
                best = (position, node.office, start)
            node = node.words.get(units[position].word) if position < len(units) else None
            position += 1
    return best


def _has_capital(layout: Layout, office: _Office, units: list[_Unit]) -> bool:
    """`la Défense russe` needs its capital; other phrases need none."""
    return not office.capital or any(
        unit.candidate is None and layout.tokens[unit.first].text[0].isupper() for unit in units
    )


def _stands_alone(layout: Layout, first: int, last: int) -> bool:
    """`the army`, `l'armée`, `Police said`: a body, where `an armed struggle` and `military base` are none."""
    if layout.language == "ar":
        return True
    head = layout.tokens[first]
    if layout.folded(first - 1) not in _DEFINITE and not layout.opens_sentence(first):
        return layout.is_said(last) and layout.language == "en"
    return head.folded != "military" or layout.is_said(last) or layout.folded(last) in folded("context", "verbs_en")


_DEFINITE = frozenset(["le", "la", "les", "l'", "du", "au", "aux", "des", "the"])


def _take(layout: Layout, first: int, last: int, start: int, office: _Office, state: str | None) -> None:
    end = layout.tokens[last - 1].end
    key = None
    if state is not None:
        key = state if office.key == "-" else f"{state}/{office.key}"
    row = find_actor(key) if key is not None else None
    kind = row.kind if row is not None else offices()[office.key].kind
    name = row.name if row is not None else layout.text[start:end]
    layout.take(Candidate(first, last, start, end, "office", key, name, kind, body=office.key))

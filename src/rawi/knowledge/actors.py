"""The registry of actors: who is known under a key, and for whom each speaks."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.errors import BrokenPackage

SPEAKING_KINDS = frozenset({"person", "office", "force"})
"""Kinds whose word is the word of the body that they belong to; a group or an outlet keeps its own."""

GOVERNING_KINDS = frozenset({"state", "armed_group", "party", "coalition", "force", "group"})
"""Kinds that can have an army, a ministry, a spokesman of their own."""


class ActorRow(NamedTuple):
    """One actor of the registry; names are spellings by language, a final ? marks one that is also a common word."""

    key: str
    kind: str
    name: str
    country: str | None
    belongs_to: str | None
    wikidata: str | None
    french: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    arabic: tuple[str, ...] = ()


class OfficeRow(NamedTuple):
    """An office or force that every state has; a phrase with + counts only beside a state's name."""

    key: str
    kind: str
    french: tuple[str, ...]
    english: tuple[str, ...]
    arabic: tuple[str, ...]


class StateRow(NamedTuple):
    """A state with the words for its people and its capital."""

    actor: ActorRow
    french_people: tuple[str, ...]
    english_people: tuple[str, ...]
    arabic_people: tuple[str, ...]
    capitals: tuple[str, ...]


def read_rows(name: str, columns: int) -> list[dict[str, str]]:
    """The rows of one of the package's tab-separated tables; raises BrokenPackage where one is damaged."""
    text = (files("rawi.knowledge") / name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    if len(header) != columns:
        raise BrokenPackage(f"{name}: {len(header)} columns where {columns} belong; reinstall rawi")
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if None in row or None in row.values():
            raise BrokenPackage(f"{name}: the row {row[header[0]]} has not {columns} columns; reinstall rawi")
    return rows


def split_names(cell: str) -> tuple[str, ...]:
    """The spellings of a cell, parted by |."""
    return tuple(part for part in cell.split("|") if part)


def names_of_states() -> Iterator[str]:
    """Every name of a state and of its people in the three languages."""
    for state in states().values():
        yield from (*state.actor.french, *state.actor.english, *state.actor.arabic)
        yield from (*state.french_people, *state.english_people, *state.arabic_people)


@lru_cache(maxsize=1)
def states() -> dict[str, StateRow]:
    """States by ISO 3166-1 alpha-2."""
    found: dict[str, StateRow] = {}
    for row in read_rows("states.tsv", 10):
        english = split_names(row["en"])
        actor = ActorRow(
            row["key"],
            "state",
            english[0],
            row["key"],
            None,
            row["wikidata"] or None,
            split_names(row["fr"]),
            english,
            split_names(row["ar"]),
        )
        people = [split_names(row[f"demonyms_{language}"]) for language in ("fr", "en", "ar")]
        found[actor.key] = StateRow(actor, people[0], people[1], people[2], split_names(row["capitals"]))
    return found


@lru_cache(maxsize=1)
def offices() -> dict[str, OfficeRow]:
    """Offices and forces by key; "-" stands for the state itself."""
    return {
        row["key"]: OfficeRow(
            row["key"], row["kind"], split_names(row["fr"]), split_names(row["en"]), split_names(row["ar"])
        )
        for row in read_rows("offices.tsv", 6)
    }


@lru_cache(maxsize=1)
def actors() -> dict[str, ActorRow]:
    """Every actor with a row of its own: states, bodies, groups, people, agencies and outlets."""
    found = {key: state.actor for key, state in states().items()}
    for row in read_rows("actors.tsv", 9):
        found[row["key"]] = _actor(row, row["belongs_to"] or None)
    for row in read_rows("media.tsv", 12):
        found[row["key"]] = _actor(row, None)
    return found


def _actor(row: dict[str, str], belongs_to: str | None) -> ActorRow:
    names = [split_names(row[language]) for language in ("fr", "en", "ar")]
    title = next(name for name in (*names[1], *names[0], *names[2]))
    return ActorRow(
        row["key"],
        row["kind"],
        title.rstrip("?"),
        row["country"] or None,
        belongs_to,
        row["wikidata"] or None,
        names[0],
        names[1],
        names[2],
    )


def find_actor(key: str) -> ActorRow | None:
    """The row of a key, made on the spot for an office (`IQ/army`, `taliban/foreign-ministry`); None where the registry knows no such key."""
    row = actors().get(key)
    if row is not None:
        return row
    owner, slash, office_key = key.partition("/")
    office, body = offices().get(office_key), actors().get(owner)
    if not slash or office is None or body is None or body.kind not in GOVERNING_KINDS:
        return None
    name = f"{body.name}: {office.english[0].lstrip('+')}"
    return ActorRow(key, office.kind, name, body.country, owner, None)


def body_of(key: str) -> str:
    """The body that owns the word of this actor: the coalition for its spokesman, the United States for the Pentagon."""
    seen = {key}
    row = find_actor(key)
    while row is not None and row.kind in SPEAKING_KINDS and row.belongs_to and row.belongs_to not in seen:
        key = row.belongs_to
        seen.add(key)
        row = find_actor(key)
    return key


def country_of(key: str) -> str | None:
    """The country of an actor, its own or that of the body it belongs to."""
    seen: set[str] = set()
    row = find_actor(key)
    while row is not None and row.key not in seen:
        if row.country:
            return row.country
        seen.add(row.key)
        row = find_actor(row.belongs_to) if row.belongs_to else None
    return None

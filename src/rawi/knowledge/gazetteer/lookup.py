"""Looks names up: exact spelling first, consonants where a transliteration differs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.knowledge.distance import Point
from rawi.knowledge.gazetteer.compiled import database
from rawi.knowledge.gazetteer.spelling import bare_key, name_key, skeleton
from rawi.words.phrases import Phrases


class Site(NamedTuple):
    """One place of a gazetteer; `rank` is its population, or how well known it is where no people live."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    kind: str
    """town, province, country, region, crossing, base, camp, field, water, site ..."""
    country: str | None
    rank: int
    geonames: int | None = None
    own: bool = False
    """The row stands in our own files."""

    @property
    def point(self) -> Point:
        """Its middle."""
        return Point(self.latitude, self.longitude)


@lru_cache(maxsize=1)
def curated() -> Phrases[Site]:
    """Countries, capitals, and the places of our own file, to be matched over tokens."""
    found: Phrases[Site] = Phrases()
    for name, site in (*_countries(), *_places()):
        found.add(name, site)
    return found


@lru_cache(maxsize=20_000)
def by_name(name: str) -> tuple[Site, ...]:
    """GeoNames places of that spelling, the largest first."""
    key = name_key(name)
    found = _rows("name", key)
    bare = bare_key(key)
    return found or (_rows("name", bare) if bare != key else ())


@lru_cache(maxsize=20_000)
def by_consonants(name: str) -> tuple[Site, ...]:
    """GeoNames places whose name has the same consonants, the largest first."""
    bones = skeleton(name_key(name))
    return _rows("consonants", bones) if bones else ()


@lru_cache(maxsize=1)
def _connection(_process: int) -> sqlite3.Connection:
    """One connection a process: SQLite's must not be carried over a fork."""
    return sqlite3.connect(f"file:{database()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _rows(table: str, key: str) -> tuple[Site, ...]:
    rows = _connection(os.getpid()).execute(
        f"SELECT p.name, p.latitude, p.longitude, p.country, p.population, p.id FROM {table} n JOIN place p ON p.id = n.place "
        "WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT 12",
        (key,),
    )
    return tuple(
        Site(name, latitude, longitude, _reach(people), _town(name, country), country, people, number)
        for name, latitude, longitude, country, people, number in rows
    )


def _town(name: str, country: str) -> str:
    return "capital" if (country, name_key(name)) in _capitals() else "town"


@lru_cache(maxsize=1)
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], name_key(row[6])) for row in _lines("countries.tsv"))


def _reach(people: int) -> float:
    """Kilometres within which a town of so many people lies."""
    return 3.0 if people < 20_000 else 6.0 if people < 200_000 else 12.0 if people < 2_000_000 else 25.0


def _lines(file: str) -> Iterator[list[str]]:
    for line in files("rawi.knowledge").joinpath(file).read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "iso\t", "kind\t")):
            yield line.split("\t")


def _countries() -> Iterator[tuple[str, Site]]:
    for iso, geonames, latitude, longitude, radius, people, _capital, *names in _lines("countries.tsv"):
        first = names[1].split(" | ")[0]
        site = Site(
            first,
            float(latitude),
            float(longitude),
            float(radius),
            "country",
            iso,
            int(people) + 10**7,
            int(geonames),
            True,
        )
        for listed in names:
            for name in listed.split(" | "):
                if name:
                    yield name, site


def _places() -> Iterator[tuple[str, Site]]:
    for kind, country, latitude, longitude, radius, french, english, arabic, *_ in _lines("places.tsv"):
        first = english.split(" | ")[0]
        site = Site(first, float(latitude), float(longitude), float(radius), kind, country or None, 500_000, None, True)
        for listed in (french, english, arabic):
            for name in listed.split(" | "):
                if name:
                    yield name, site

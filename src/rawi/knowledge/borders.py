"""Outlines of countries and the lines that two of them share (Natural Earth 1:50m, thinned to about 2 km)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec

from rawi.knowledge.distance import Point, nearest_on_line

Line = tuple[tuple[float, float], ...]
"""Points as (longitude, latitude), in degrees."""


class _Table(msgspec.Struct, frozen=True):
    source: str
    arcs: tuple[Line, ...]
    countries: dict[str, tuple[tuple[int, ...], ...]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    return msgspec.json.decode(files("rawi.knowledge").joinpath("borders.json").read_bytes(), type=_Table)


def countries() -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes of the countries that have an outline."""
    return tuple(_table().countries)


@lru_cache(maxsize=512)
def outline(country: str) -> tuple[Line, ...]:
    """The closed rings of a country's land; empty where it is unknown."""
    table = _table()
    return tuple(_ring(table, ring) for ring in table.countries.get(country, ()))


def _ring(table: _Table, ring: tuple[int, ...]) -> Line:
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = table.arcs[number] if number >= 0 else table.arcs[~number][::-1]
        points.extend(arc if not points else arc[1:])
    return tuple(points)


@lru_cache(maxsize=1024)
def shared_border(left: str, right: str) -> tuple[Line, ...]:
    """The lines along which two countries meet; empty where they do not."""
    table = _table()
    mine = {_plain(number) for ring in table.countries.get(left, ()) for number in ring}
    theirs = {_plain(number) for ring in table.countries.get(right, ()) for number in ring}
    return tuple(table.arcs[number] for number in sorted(mine & theirs)) if left != right else ()


def _plain(number: int) -> int:
    return number if number >= 0 else ~number


@lru_cache(maxsize=512)
def neighbours(country: str) -> tuple[str, ...]:
    """Countries that share a border with this one."""
    return tuple(other for other in countries() if other != country and shared_border(country, other))


def nearest_on_border(left: str, right: str, point: Point) -> tuple[Point, float] | None:
    """The point of the shared border nearest to another, and how many kilometres lie between; None without a border."""
    found = [nearest_on_line(line, point) for line in shared_border(left, right)]
    return min(found, key=lambda pair: pair[1], default=None)


def border_middle(left: str, right: str) -> tuple[Point, float] | None:
    """The middle of the shared border and half its extent in kilometres; None without a border."""
    lines = shared_border(left, right)
    points = [point for line in lines for point in line]
    if not points:
        return None
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    centre = Point((min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2)
    middle = min((nearest_on_line(line, centre) for line in lines), key=lambda pair: pair[1])[0]
    reach = max(middle.kilometres(Point(latitude, longitude)) for longitude, latitude in points)
    return middle, reach

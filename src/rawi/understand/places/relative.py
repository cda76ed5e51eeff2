"""Places given by others: the border of two countries, so far in a direction from a town, near it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rawi.knowledge.borders import border_middle, nearest_on_border, shared_border
from rawi.knowledge.distance import Point
from rawi.knowledge.numbers import digits_value, number_at
from rawi.model import Span
from rawi.understand.places.surface import Surface


class Border(NamedTuple):
    """Words that name the border of two countries."""

    span: Span
    countries: tuple[str, str]


class Offset(NamedTuple):
    """So far (or near) in a direction from the place named after it."""

    bearing: float | None
    kilometres: float | None
    near: bool


def find_borders(surface: Surface, countries: dict[int, str]) -> Iterator[Border]:
    """`la frontière syro-irakienne`, `the border between Iraq and Syria`, `الحدود العراقية السورية`."""
    for match in surface.beside:
        if all(word.kind != "border" for word in match.value):
            continue
        around = _codes(surface, countries, match.last, match.last + 6, 1)
        if surface.language == "en":
            around = _codes(surface, countries, match.first - 1, match.first - 4, -1) or around
        pairs = [pair for pair in around if pair[1]]
        codes = list(dict.fromkeys(code for _, code in pairs))
        if len(codes) < 2 or not shared_border(codes[0], codes[1]):
            continue
        indices = [index for index, code in pairs if code in codes[:2]]
        first, last = min(match.first, *indices), max(match.last - 1, *indices)
        start = match.span.start if first == match.first else surface.tokens[first].start
        yield Border(Span(start, surface.tokens[last].end), (codes[0], codes[1]))


_BRIDGES = frozenset(["entre", "between", "et", "and", "بين", "و", "la", "l'", "le", "the", "avec", "de", "al"])


def _codes(surface: Surface, countries: dict[int, str], start: int, stop: int, step: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for index in range(start, stop, step):
        if not 0 <= index < len(surface.tokens) or len(found) == 2:
            break
        token = surface.tokens[index]
        code = countries.get(index) or surface.people_of(token)
        if code is not None:
            found.append((index, code))
        elif token.folded not in _BRIDGES and token.text not in "-–/":
            break
    return found


def border_point(countries: tuple[str, str], points: Sequence[Point]) -> tuple[Point, float] | None:
    """The point of the border nearest to the report's places within 300 km, with its radius; else its middle."""
    near = [found for point in points if (found := nearest_on_border(*countries, point)) is not None and found[1] < 300]
    if near:
        point, away = min(near, key=lambda pair: pair[1])
        return point, max(15.0, min(away, 100.0))
    return border_middle(*countries)


def offset_before(surface: Surface, first: int) -> Offset | None:
    """The direction and distance that the words before a name give."""
    bearing: float | None = None
    kilometres: float | None = None
    near, index = False, first
    for _ in range(4):
        match = surface.ends.get(index)
        while match is None and index > 0 and surface.tokens[index - 1].folded in _SMALL:
            index -= 1
            match = surface.ends.get(index)
        if match is None:
            break
        kinds = {word.kind: word.value for word in match.value}
        if "bearing" in kinds and bearing is None:
            bearing = float(kinds["bearing"])
        elif "near" in kinds:
            near = True
        elif "distance" in kinds:
            kilometres = _count(surface, match.first, float(kinds["distance"]))
        elif not kinds.keys() & {"settlement", "facility", "area", "locative"}:
            break
        index = match.first
    return Offset(bearing, kilometres, near) if bearing is not None or kilometres is not None or near else None


_SMALL = frozenset(
    ["de", "d'", "du", "of", "the", "la", "le", "l'", "a", "au", "from", "away", "some", "des", "من", "عن", "في"]
)


def _count(surface: Surface, index: int, unit: float) -> float | None:
    """The number that ends before the token, in kilometres."""
    for start in range(max(0, index - 3), index):
        number = number_at(surface.tokens, start, surface.language)
        if number is not None and number.last == index and number.low > 0:
            exact = digits_value(surface.tokens[start].text) if number.last == start + 1 else None
            return (exact if exact is not None else number.low) * unit
    return None

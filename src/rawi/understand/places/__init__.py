"""Place names and relative places, resolved to points with a radius."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rawi.knowledge.distance import Point
from rawi.knowledge.gazetteer.spelling import name_key
from rawi.model import Document, Place, Span, make_id
from rawi.understand.named import Named
from rawi.understand.places.candidate import Candidate
from rawi.understand.places.candidates import find_candidates
from rawi.understand.places.choose import Choice, Context, by_sound, choose
from rawi.understand.places.extent import extend
from rawi.understand.places.relative import Border, Offset, border_point, find_borders, offset_before
from rawi.understand.places.surface import Surface
from rawi.understand.tools import Tags

__all__ = ["find_places"]

_PRECISION = {
    "town": "town", "capital": "town", "country": "country", "province": "province", "region": "region", "district": "district",
    "water": "water", "continent": "region",
}  # fmt: skip


def find_places(document: Document, tags: Tags, named: Named) -> tuple[Place, ...]:
    """Every place name, resolved by the gazetteer and the report's own other places and actors."""
    surface = Surface(document, tags, named)
    candidates = find_candidates(surface)
    context = Context(surface, named, candidates)
    choices = _choices(surface, context, candidates)
    places = [_place(document, surface, choice) for choice in _within(choices)]
    borders = list(_borders(document, surface, choices))
    if surface.arabic:  # the annotators read the whole as one name there
        places = [place for place in places if not any(border.span.holds(place.span) for border in borders)]
    places += borders
    return tuple(sorted(places, key=lambda place: (place.span.start, place.span.end)))


def _choices(surface: Surface, context: Context, candidates: Sequence[Candidate]) -> list[Choice]:
    """What each candidate names; a name that is a place once is one wherever the report repeats it."""
    judged = [(candidate, choose(candidate, context)) for candidate in candidates]
    judged = [(candidate, choice and _by_sound(choice, surface, context)) for candidate, choice in judged]
    known: dict[str, Choice] = {}
    for candidate, choice in judged:
        if choice is not None and not (candidate.heard and choice.site is None):
            known.setdefault(name_key(candidate.span.of(surface.text)), choice)
    kept: list[Choice] = []
    for candidate, choice in judged:
        if choice is None or (candidate.heard and choice.site is None):
            again = known.get(name_key(candidate.span.of(surface.text)))
            choice = again._replace(candidate=candidate) if again is not None and candidate.evidence > -2 else None
        if choice is not None:
            kept.append(choice)
    return kept


def _by_sound(choice: Choice, surface: Surface, context: Context) -> Choice:
    if choice.site is not None:
        return choice
    site = by_sound(choice.candidate, surface.text, context)
    return choice if site is None else choice._replace(site=site, confidence=0.6)


def _within(choices: Sequence[Choice]) -> Iterator[Choice]:
    """An unknown name right before a known place lies in it: `Bounti (région de Mopti)`."""
    for at, choice in enumerate(choices):
        following = choices[at + 1] if at + 1 < len(choices) else None
        near = following is not None and following.candidate.first - choice.candidate.last <= 6
        if choice.site is None and near and following is not None and following.site is not None:
            around = following.site
            if around.kind != "country":
                yield choice._replace(
                    site=around._replace(name="", radius_km=max(30.0, around.radius_km), geonames=None)
                )
                continue
        yield choice


def _place(document: Document, surface: Surface, choice: Choice) -> Place:
    span, facility = extend(surface, choice.candidate)
    words, site = span.of(surface.text), choice.site
    identity = make_id(document.id, "place", span.start, span.end)
    if site is None:
        return Place(id=identity, span=span, name=words, confidence=choice.confidence)
    offset = offset_before(surface, choice.candidate.first)
    point, radius = _moved(site.point, site.radius_km, offset)
    inherited = site.name == ""
    precision = "site" if facility and site.kind in {"town", "capital"} else _PRECISION.get(site.kind, "site")
    return Place(
        id=identity,
        span=span,
        name=words if facility or inherited else site.name,
        latitude=round(point.latitude, 4),
        longitude=round(point.longitude, 4),
        radius_km=radius,
        precision="district" if inherited else precision,
        country=site.country,
        geonames=None if facility else site.geonames,
        bearing=offset.bearing if offset is not None else None,
        spread=90.0 if offset is not None and offset.bearing is not None else None,
        alternatives=tuple(f"{rival.name}, {rival.country} ({rival.rank})" for rival in choice.rivals),
        confidence=round(choice.confidence, 2),
    )


def _moved(point: Point, radius: float, offset: Offset | None) -> tuple[Point, float]:
    """The middle and radius of what the words around the name make of it."""
    if offset is None:
        return point, radius
    if offset.kilometres is not None and offset.bearing is not None:
        return point.moved(offset.bearing, offset.kilometres), max(radius, offset.kilometres / 3)
    if offset.kilometres is not None:
        return point, max(radius, offset.kilometres)
    return point, radius if radius > 100 else max(radius, 30.0 if offset.bearing is not None else 20.0)


def _borders(document: Document, surface: Surface, choices: Sequence[Choice]) -> Iterator[Place]:
    countries: dict[int, str] = {}
    points: list[Point] = []
    for choice in choices:
        if choice.site is None or choice.site.country is None:
            continue
        if choice.site.kind == "country":
            countries.update(dict.fromkeys(range(choice.candidate.first, choice.candidate.last), choice.site.country))
        else:
            points.append(choice.site.point)
    for border in find_borders(surface, countries):
        place = _border(document, surface, border, points)
        if place is not None:
            yield place


def _border(document: Document, surface: Surface, border: Border, points: Sequence[Point]) -> Place | None:
    found = border_point(border.countries, points)
    if found is None:
        return None
    point, radius = found
    span: Span = border.span
    return Place(
        id=make_id(document.id, "border", span.start, span.end),
        span=span,
        name=span.of(surface.text),
        latitude=round(point.latitude, 4),
        longitude=round(point.longitude, 4),
        radius_km=round(radius, 1),
        precision="border",
        confidence=0.8,
    )

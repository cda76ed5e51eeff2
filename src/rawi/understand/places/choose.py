"""Which place of a name is meant: by our own file, size, and the countries and places that the report speaks of."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rawi.knowledge.distance import Point
from rawi.knowledge.gazetteer import Site, by_consonants
from rawi.knowledge.gazetteer.spelling import name_key, skeleton
from rawi.understand.named import Named
from rawi.understand.places.candidate import Candidate
from rawi.understand.places.surface import Surface

ACCEPTED = 2.6
"""Tuned on the authored reports and GeoVirus: evidence, size and context together."""


class Choice(NamedTuple):
    """A candidate with the place that is meant, if one is known, and its rivals."""

    candidate: Candidate
    site: Site | None
    confidence: float
    rivals: tuple[Site, ...]


class Context:
    """The countries and points that the report speaks of."""

    def __init__(self, surface: Surface, named: Named, candidates: Sequence[Candidate]) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.points: list[Point] = []
        for actor in named.actors:
            if actor.country:
                self.countries[actor.country] += 0.5
        for token in surface.tokens:
            if token.kind == "word" and (people := surface.people_of(token)) is not None:
                self.countries[people] += 0.3
        for candidate in candidates:
            self._learn(candidate)
        self._total = sum(self.countries.values()) or 1.0

    def _learn(self, candidate: Candidate) -> None:
        site = candidate.sites[0] if candidate.sites else None
        if site is None or site.country is None:
            return
        if site.own and not all(other.own for other in candidate.sites):
            return  # a namesake elsewhere: the rest of the report decides
        if site.own:
            self.countries[site.country] += 2.0 if site.kind == "country" else 1.5
            if site.kind != "country":
                self.points.append(site.point)
        elif site.rank > 200_000 and candidate.evidence >= 1.5 and _alone(candidate.sites):
            self.countries[site.country] += 1.0
            self.points.append(site.point)

    def share(self, country: str | None) -> float:
        """How much of the report's talk is of that country, from 0 to 1; half of it counts as all."""
        return min(1.0, 2 * self.countries.get(country, 0.0) / self._total) if country else 0.0

    def nearness(self, point: Point) -> float:
        """1 beside another place of the report, falling to 0 at a thousand kilometres."""
        away = min((point.kilometres(other) for other in self.points), default=1000.0)
        return max(0.0, 1.0 - away / 1000.0)


def _alone(sites: Sequence[Site]) -> bool:
    """No other place of the name is a tenth as large."""
    return len(sites) == 1 or sites[1].rank * 10 < sites[0].rank


def choose(candidate: Candidate, context: Context) -> Choice | None:
    """The candidate's place; None where it is more likely no place."""
    sites = candidate.sites
    if not sites:
        return Choice(candidate, None, 0.5, ())
    ranked = sorted(sites, key=lambda site: (-_score(site, context), site.geonames or 0))
    best = ranked[0]
    belief = candidate.evidence + _size(best) + 1.5 * context.share(best.country) + 1.5 * (best.kind == "capital")
    if not best.own and belief < ACCEPTED:
        return None
    return Choice(candidate, best, min(1.0, belief / 6), tuple(ranked[1:4]))


def _size(site: Site) -> float:
    return max(0.0, min(2.5, (math.log10(site.rank + 1) - 3.5) * 0.9))


def _score(site: Site, context: Context) -> float:
    return (
        math.log10(site.rank + 100)
        + 3.0 * context.share(site.country)
        + 1.5 * context.nearness(site.point)
        + 2.0 * site.own
    )


def by_sound(candidate: Candidate, text: str, context: Context) -> Site | None:
    """A place whose consonants are those of an unknown name, in a country that the report speaks of."""
    name = candidate.span.of(text)
    key = name_key(name)
    bones = skeleton(key)
    found = [site for site in by_consonants(name) if context.share(site.country) >= 0.3 and _alike(key, site, bones)]
    return max(found, key=lambda site: (_score(site, context), -(site.geonames or 0)), default=None)


def _alike(key: str, site: Site, bones: str) -> bool:
    """Few consonants fit many names: three of them need a larger town."""
    return len(bones) > 3 or site.rank > 20_000 or abs(len(key) - len(name_key(site.name))) <= 1

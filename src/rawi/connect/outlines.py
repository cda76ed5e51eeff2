"""Incidents in outline, by the days on which they can lie: where a happening that is told in passing finds its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.connect.cases import Case, Spot
from rawi.connect.compare import distance
from rawi.connect.incidents import SAME_SPOT_KM, When, common_days, common_spot
from rawi.model import Id

_LONGEST = 14
"""Days: what happened in a wider interval is tied to no incident."""
_DAY = timedelta(days=1)
_ENOUGH = 0.9


class Outline(NamedTuple):
    """What is known of an incident when a happening is held against it."""

    id: Id
    when: When | None
    spot: Spot | None
    places: frozenset[str]
    families: frozenset[str]
    tolls: frozenset[tuple[str, int | None, int | None]]


class Fit(NamedTuple):
    """An incident and how well it fits, above 0."""

    value: float
    id: Id


def outline_of(key: Id, cases: Sequence[Case]) -> Outline:
    """The outline of the incident of which the cases tell."""
    return Outline(
        key,
        common_days(cases),
        common_spot(cases),
        frozenset().union(*(case.places for case in cases)),
        frozenset().union(*(case.families for case in cases)),
        frozenset(toll for case in cases for toll in case.tolls),
    )


class Calendar:
    """Outlines by day; of two that fit alike the one entered first is taken."""

    def __init__(self, outlines: Iterable[Outline] = ()) -> None:
        self._entered = 0
        self._outlines: dict[Id, tuple[int, Outline]] = {}
        self._on: dict[date, set[Id]] = defaultdict(set)
        for outline in outlines:
            self.put(outline)

    def put(self, outline: Outline) -> None:
        """Enters an outline in place of the one of its id."""
        self.drop(outline.id)
        self._entered += 1
        self._outlines[outline.id] = (self._entered, outline)
        for day in _days(outline.when):
            self._on[day].add(outline.id)

    def drop(self, key: Id) -> None:
        """Takes an outline out, if it is there."""
        _, outline = self._outlines.pop(key, (0, None))
        for day in _days(outline.when) if outline is not None else ():
            self._on[day].discard(key)

    def best(self, case: Case, home: Id, *, without: Collection[Id] = ()) -> Fit | None:
        """The incident that a background case tells of, never the `home` of its report; None where none fits."""
        if case.days is None or case.days.length > _LONGEST:
            return None
        found: Fit | None = None
        for outline in self._between(case.days.start, case.days.end):
            if outline.id == home or outline.id in without:
                continue
            value = _fit(case, outline)
            if value > 0 and (found is None or value > found.value):
                found = Fit(value, outline.id)
        return found

    def meeting(self, other: Outline) -> list[Id]:
        """The incidents that share a day with this one and may be at its place."""
        if other.when is None:
            return []
        near = self._between(other.when.start - _DAY, other.when.end + _DAY)
        return [outline.id for outline in near if outline.id != other.id and _may_be_there(outline, other)]

    def _between(self, start: date, end: date) -> list[Outline]:
        """Those that can lie in the half-open interval, in the order in which they were entered."""
        keys: set[Id] = set()
        while start < end:
            keys.update(self._on.get(start, ()))
            start += _DAY
        found = sorted((self._outlines[key] for key in keys), key=lambda entry: entry[0])
        return [outline for _, outline in found]


def _days(when: When | None) -> Iterator[date]:
    """The days themselves, the one before and the one after."""
    if when is None:
        return
    day = when.start - _DAY
    while day <= when.end:
        yield day
        day += _DAY


def _fit(case: Case, outline: Outline) -> float:
    """How well a background case and an incident agree, above 0 where they can be one."""
    kilometres = distance(case.spots, [outline.spot]) if outline.spot is not None else None
    if kilometres is not None and kilometres > SAME_SPOT_KM * 2:
        return -1.0
    near = float(kilometres is not None and kilometres < SAME_SPOT_KM and any(spot.exact for spot in case.spots))
    named = 1.0 if case.places & outline.places else 0.0
    kind = 0.5 if case.families & outline.families else -0.5
    toll = 0.7 if not outline.tolls.isdisjoint(case.tolls) else 0.0
    return near + named + kind + toll - _ENOUGH


def _may_be_there(left: Outline, right: Outline) -> bool:
    if left.spot is None or right.spot is None:
        return True
    kilometres = distance([left.spot], [right.spot])
    return kilometres is None or kilometres <= SAME_SPOT_KM * 2

"""Incidents: the main cases of reports grouped, placed and dated; background happenings tied to the incident they tell of."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.connect.cases import Case, Spot
from rawi.connect.days import Days
from rawi.knowledge.distance import Point
from rawi.model import Id, make_id

SAME_SPOT_KM = 40.0
"""Two places nearer than this can be one."""
_WIDEST_PROVINCE_KM = 150.0
_EXACT_COUNTS = 1.5
_RELATED_DAYS = 3
_RELATED_KM = 250.0


class Group(NamedTuple):
    """The cases of one incident, main ones first."""

    id: Id
    mains: tuple[Case, ...]
    background: tuple[Case, ...]

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases."""
        return self.mains + self.background

    @property
    def telling(self) -> tuple[Case, ...]:
        """The cases that say what it is: main ones, else those of reports that only mention it."""
        return self.mains or self.background


class When(NamedTuple):
    """The days on which most cases agree."""

    start: date
    end: date


def incident_id(report_ids: Iterable[Id]) -> Id:
    """An id that stays while the incident's first report stays: it derives from the smallest report id."""
    return make_id("incident", min(report_ids))


def common_kind(cases: Sequence[Case]) -> str:
    """The kind that most cases name, the more exact one where a mode is known."""
    counts: Counter[str] = Counter(family for case in cases for family in case.families)
    if not counts:
        return "ASSAULT" if cases else ""
    whole: Counter[str] = Counter({kind: n for kind, n in counts.items() if "/" not in kind})
    top = min(whole, key=lambda kind: (-whole[kind], kind)) if whole else ""
    modes = {kind: n for kind, n in counts.items() if kind.startswith(top + "/")}
    return min(modes, key=lambda kind: (-modes[kind], kind)) if modes else top


def common_days(cases: Sequence[Case]) -> When | None:
    """The day with most weight, where a case shares its days, and the days next to it that rival it."""
    weight: dict[date, float] = defaultdict(float)
    for case in cases:
        if case.days is not None:
            length = max(1, case.days.length)
            share = (1.0 if case.days.said else 0.3) / length
            for step in range(min(length, 60)):
                # Where no day is said, news is mostly of the day before its publication or of that day.
                nearness = 1.0 if case.days.said else (step + 1) / length
                weight[case.days.start + timedelta(days=step)] += share * nearness
    if not weight:
        return None
    best = min(weight, key=lambda day: (-weight[day], day))
    start, end = best, best + timedelta(days=1)
    if weight.get(start - timedelta(days=1), 0.0) > 0.6 * weight[best]:
        start -= timedelta(days=1)
    if weight.get(end, 0.0) > 0.6 * weight[best]:
        end += timedelta(days=1)
    return When(start, end)


def common_spot(cases: Sequence[Case]) -> Spot | None:
    """The place that most cases support, exact ones before provinces and those before countries."""
    spots = [(number, spot) for number, case in enumerate(cases) for spot in case.spots]
    chosen = [(number, spot) for number, spot in spots if spot.exact or spot.radius <= _WIDEST_PROVINCE_KM] or spots
    if not chosen:
        return None
    backing: dict[tuple[float, float], set[int]] = defaultdict(set)
    named = Counter((spot.latitude, spot.longitude) for _, spot in chosen)
    for place in {(spot.latitude, spot.longitude): spot for _, spot in chosen}.values():
        backing[place.latitude, place.longitude] = {
            number for number, other in chosen if _kilometres(place, other) < SAME_SPOT_KM
        }

    def rank(spot: Spot) -> tuple[float, float, float, str]:
        at = (spot.latitude, spot.longitude)
        return (-len(backing[at]) * (_EXACT_COUNTS if spot.exact else 1.0), -named[at], spot.radius, spot.name)

    return min((spot for _, spot in chosen), key=rank)


def related_groups(
    groups: Sequence[Group], pairs: Mapping[tuple[int, int], float], elsewhere: Mapping[int, Id] | None = None
) -> dict[Id, tuple[Id, ...]]:
    """Incidents of one time and area whose reports tell of both: an attack and its answer, not one happening.

    `elsewhere` names the incidents of reports that are main in none of the groups.
    """
    home = dict(elsewhere or {})
    home.update((case.report, group.id) for group in groups for case in group.mains)
    days = {group.id: common_days(group.telling) for group in groups}
    spots = {group.id: common_spot(group.telling) for group in groups}
    ties: dict[Id, set[Id]] = defaultdict(set)
    for (left, right), log_odds in pairs.items():
        one, other = home.get(left), home.get(right)
        if one is None or other is None or one == other or log_odds < -3.0 or other in ties[one]:
            continue
        if _meet(days[one], days[other]) and _close(spots[one], spots[other]):
            ties[one].add(other)
            ties[other].add(one)
    for group in groups:
        for case in group.background:
            at_home = home.get(case.report)
            if at_home is not None and at_home != group.id:
                ties[at_home].add(group.id)
                ties[group.id].add(at_home)
    return {key: tuple(sorted(others)) for key, others in ties.items()}


def _kilometres(left: Spot, right: Spot) -> float:
    return Point(left.latitude, left.longitude).kilometres(Point(right.latitude, right.longitude))


def _meet(left: When | None, right: When | None) -> bool:
    if left is None or right is None:
        return False
    return Days(left.start, left.end, said=True).gap(Days(right.start, right.end, said=True)) <= _RELATED_DAYS


def _close(left: Spot | None, right: Spot | None) -> bool:
    return left is None or right is None or _kilometres(left, right) < _RELATED_KM


def radius_of(cases: Sequence[Case], spot: Spot) -> float:
    """The radius that covers the place and the exact places close to it that cases name."""
    reach = [
        _kilometres(spot, other) + other.radius
        for case in cases
        for other in case.spots
        if other.exact and _kilometres(spot, other) < SAME_SPOT_KM
    ]
    return round(max(spot.radius, math.fsum(reach) / len(reach) if reach else 0.0), 1)

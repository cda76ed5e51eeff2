"""How likely two reports tell of one incident: features with fixed weights, each in words that a reader can check."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rawi.connect.cases import Case, Days, Spot
from rawi.connect.copies.align import Alignment
from rawi.connect.profile import Profile, closeness
from rawi.knowledge.distance import Point
from rawi.model import Feature

_NEAR_KM = 40.0
_FAR_KM = 80.0
_FARTHEST_KM = 280.0
_WIDEST_RADIUS_KM = 50.0


class Reason(NamedTuple):
    """A feature's name and weight, in log-odds."""

    name: str
    weight: float


# Fitted by logistic regression on the pairs of families.jsonl and of three events of the development reports.
REASONS = (
    Reason("likeness of the whole texts", 1.85),
    Reason("shared names", 0.27),
    Reason("shared numbers", 3.81),
    Reason("days meet", 1.99),
    Reason("days apart", -0.83),
    Reason("shared passages", 0.87),
    Reason("places near", -0.04),
    Reason("places far apart", -1.1),
    Reason("same kind of event", 0.0),
    Reason("another kind of event", 0.0),
    Reason("shared parties", 0.0),
    Reason("same toll", 0.32),
    Reason("other toll", -0.11),
    Reason("likeness of the leads", 2.62),
    Reason("shared names in the lead", 2.31),
)
BIAS = -3.44


class Pairing(NamedTuple):
    """Two reports side by side."""

    left: Profile
    right: Profile
    left_case: Case
    right_case: Case
    alignment: Alignment


def measure(pairing: Pairing) -> tuple[float, ...]:
    """The features' values, in the order of REASONS."""
    left, right, one, other, alignment = pairing
    met, apart = _days(one.days, other.days)
    kilometres = distance(one.spots, other.spots)
    near = float(kilometres is not None and kilometres < _NEAR_KM)
    far = 0.0 if kilometres is None else min(1.0, max(0.0, (kilometres - _FAR_KM) / (_FARTHEST_KM - _FAR_KM)))
    same_kind, other_kind = _kinds(one, other)
    same_toll, other_toll = _tolls(one, other)
    return (
        math.sqrt(closeness(left.lead, right.lead)),
        math.sqrt(_of_kind(left.lead, right.lead, "@")),
        math.sqrt(_of_kind(left.lead, right.lead, "#")),
        met,
        apart,
        math.log1p(alignment.tight * alignment.coverage),
        near,
        far,
        same_kind,
        other_kind,
        _parties(one, other),
        same_toll,
        other_toll,
        math.sqrt(closeness(left.top, right.top)),
        math.sqrt(closeness(left.top_names, right.top_names)),
    )


def score(values: Sequence[float]) -> float:
    """Log-odds that the two tell of one incident."""
    return BIAS + sum(reason.weight * value for reason, value in zip(REASONS, values, strict=True))


def explained(values: Sequence[float]) -> tuple[Feature, ...]:
    """The features that moved the score, the strongest first."""
    found = [
        Feature(name=reason.name, value=round(value, 3), weight=reason.weight)
        for reason, value in zip(REASONS, values, strict=True)
        if value and reason.weight
    ]
    return tuple(sorted(found, key=lambda feature: (-abs(feature.value * feature.weight), feature.name)))


def distance(left: Sequence[Spot], right: Sequence[Spot]) -> float | None:
    """Kilometres between the nearest of the places, less what their radii leave open; None where one side has none."""
    found = [
        Point(a.latitude, a.longitude).kilometres(Point(b.latitude, b.longitude))
        - min(_WIDEST_RADIUS_KM, a.radius)
        - min(_WIDEST_RADIUS_KM, b.radius)
        for a in left
        for b in right
    ]
    return max(0.0, min(found)) if found else None


def _days(left: Days | None, right: Days | None) -> tuple[float, float]:
    if left is None or right is None:
        return 0.0, 0.0
    gap = left.gap(right)
    return float(gap == 0), math.log1p(gap) * (1.0 if left.said and right.said else 0.8)


def _of_kind(left: dict[str, float], right: dict[str, float], mark: str) -> float:
    return sum(value * right.get(sign, 0.0) for sign, value in left.items() if sign[0] == mark)


def _kinds(left: Case, right: Case) -> tuple[float, float]:
    one = {family for family in left.families if "/" not in family}
    other = {family for family in right.families if "/" not in family}
    if not one or not other:
        return 0.0, 0.0
    return (1.0, 0.0) if one & other else (0.0, 1.0)


def _parties(left: Case, right: Case) -> float:
    one, other = left.parties | left.targets, right.parties | right.targets
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def _tolls(left: Case, right: Case) -> tuple[float, float]:
    one = {unit: (low, high) for unit, low, high in left.tolls}
    other = {unit: (low, high) for unit, low, high in right.tolls}
    shared = one.keys() & other.keys()
    same = sum(one[unit] == other[unit] for unit in shared)
    return float(min(2, same)), float(min(2, len(shared) - same))

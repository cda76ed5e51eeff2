"""Features with fixed weights, whose sum is log-odds that a reader can check."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rawi.model import Feature


class Reason(NamedTuple):
    """A feature's name and weight, in log-odds."""

    name: str
    weight: float


def weighed(bias: float, reasons: Sequence[Reason], values: Sequence[float]) -> float:
    """The log-odds of the features' values, in the order of the reasons."""
    return bias + sum(reason.weight * value for reason, value in zip(reasons, values, strict=True))


def explained(reasons: Sequence[Reason], values: Sequence[float]) -> tuple[Feature, ...]:
    """The features that moved the log-odds, the strongest first."""
    found = [
        Feature(name=reason.name, value=round(value, 3), weight=reason.weight)
        for reason, value in zip(reasons, values, strict=True)
        if value and reason.weight
    ]
    return tuple(sorted(found, key=lambda feature: (-abs(feature.value * feature.weight), feature.name)))


def probability(log_odds: float) -> float:
    """The share that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))

"""Sentences of two reports that say the same, in whatever languages."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from rawi.connect.profile import Profile
from rawi.connect.signs import Line, Weigh

_LEAST = 0.12
_FEWEST_SIGNS = 2


class Pair(NamedTuple):
    """Line `left` of the one and line `right` of the other, with how much of their weight they share (0 to 1)."""

    score: float
    left: int
    right: int


class Alignment(NamedTuple):
    """Lines tied one to one, the closest first."""

    pairs: tuple[Pair, ...]
    mass: float
    """Shared weight."""
    tight: float
    """Shared weight of close pairs: a loose likeness counts little."""
    coverage: float
    """Shared weight as a share of the shorter report."""
    order: float
    """Share of neighbouring pairs that stand in the same order in both."""


NOTHING_SHARED = Alignment((), 0.0, 0.0, 0.0, 0.5)


def align(left: Profile, right: Profile, weights: Weigh) -> Alignment:
    """The best one-to-one tie of lines, greedily from the closest pair on."""
    cells: list[Pair] = []
    for i, (one, total) in enumerate(zip(left.lines, left.totals, strict=True)):
        for j, (other, other_total) in enumerate(zip(right.lines, right.totals, strict=True)):
            score = likeness(one, other, total, other_total, weights)
            if score > _LEAST:
                cells.append(Pair(score, i, j))
    cells.sort(key=lambda pair: (-pair.score, pair.left, pair.right))
    used_left: set[int] = set()
    used_right: set[int] = set()
    kept: list[Pair] = []
    for pair in cells:
        if pair.left not in used_left and pair.right not in used_right:
            used_left.add(pair.left)
            used_right.add(pair.right)
            kept.append(pair)
    return _measured(kept, left, right)


def likeness(left: Line, right: Line, left_total: float, right_total: float, weights: Weigh) -> float:
    """Shared weight of two lines over the geometric mean of their weights."""
    shared = left.signs & right.signs
    if len(shared) < _FEWEST_SIGNS or not left_total or not right_total:
        return 0.0
    return min(
        1.0, math.sqrt(_covered(left, shared, weights) / left_total * _covered(right, shared, weights) / right_total)
    )


def _covered(line: Line, shared: frozenset[str], weights: Weigh) -> float:
    total = 0.0
    for said in line.said:
        best = 0.0
        for sign in said.signs:
            if sign in shared:
                best = max(best, weights(sign))
        total += best
    return total


def _measured(pairs: list[Pair], left: Profile, right: Profile) -> Alignment:
    mass = tight = 0.0
    for pair in pairs:
        weight = min(left.totals[pair.left], right.totals[pair.right])
        mass += pair.score * weight
        tight += pair.score**2 * weight
    shorter = min(sum(left.totals), sum(right.totals)) or 1.0
    firm = sorted((pair.left, pair.right) for pair in pairs if pair.score > 2 * _LEAST)
    steps = [b > a for (_, a), (_, b) in pairwise(firm)]
    order = sum(steps) / len(steps) if steps else 0.5
    return Alignment(tuple(pairs), mass, tight, min(1.0, mass / shorter), order)

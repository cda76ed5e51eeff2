"""A first look at whether two reports share text, each pair by itself, before incidents are known (see telling.py): fixed weights, apart for one language and for two."""

from __future__ import annotations

import math
from typing import NamedTuple

from rawi.connect.copies.align import Alignment
from rawi.connect.profile import Profile

_FIRM = 0.25
_LONGEST_GAP_DAYS = 30


class _Weight(NamedTuple):
    name: str
    one_language: float
    two_languages: float


# Fitted by logistic regression on the pairs of families.jsonl and of three events of the development reports.
_WEIGHTS = (
    _Weight("passages that cover the shorter report", 1.50, 2.15),
    _Weight("close passages", 0.12, 0.22),
    _Weight("a third house credited by both", 1.84, 2.02),
    _Weight("one names the other's house", -0.80, -0.54),
    _Weight("days between publications", -0.70, -0.68),
    _Weight("numbers shared in close passages", 1.53, 1.05),
    _Weight("word runs shared", 1.10, 0.0),
    _Weight("same house", -0.49, 0.46),
)
_BIAS = (-5.6, -5.0)
LEAST = -0.5
"""Log-odds from which two reports seem to share text."""


def measure(left: Profile, right: Profile, alignment: Alignment) -> tuple[float, ...]:
    """The features' values, in the order of the weights."""
    third, direct = _credits(left, right, alignment)
    return (
        math.log1p(alignment.tight * alignment.coverage),
        math.log1p(alignment.tight),
        third,
        direct,
        _days_between(left, right) / 10,
        math.log1p(_shared_numbers(left, right, alignment)),
        math.sqrt(_shared_runs(left, right)) if left.language == right.language else 0.0,
        float(left.houses.own == right.houses.own),
    )


def score(left: Profile, right: Profile, values: tuple[float, ...]) -> float:
    """Log-odds that the two share text."""
    if left.language == right.language:
        return _BIAS[0] + sum(weight.one_language * value for weight, value in zip(_WEIGHTS, values, strict=True))
    return _BIAS[1] + sum(weight.two_languages * value for weight, value in zip(_WEIGHTS, values, strict=True))


def _credits(left: Profile, right: Profile, alignment: Alignment) -> tuple[float, float]:
    """Whether both credit one agency that neither is, and whether one names the other, in passages that they share."""
    own = {left.houses.own, right.houses.own}
    both = (left.named_houses & right.named_houses) - own
    each = (left.named_houses | right.named_houses) & own
    third = direct = False
    for pair in alignment.pairs[:3]:
        if pair.score < _FIRM:
            continue
        one = _named_in(left, pair.left)
        other = _named_in(right, pair.right)
        third = third or bool(one & other & both)
        direct = direct or bool((one | other) & each)
    return float(third), float(direct)


def _named_in(profile: Profile, line: int) -> set[str]:
    span = profile.lines[line].span
    return {one.house for one in profile.named if span.holds(one.span)} | set(profile.houses.credited)


def _days_between(left: Profile, right: Profile) -> int:
    one, other = left.reading.document.published, right.reading.document.published
    if one is None or other is None:
        return 5
    return min(_LONGEST_GAP_DAYS, max(0, (max(one.start, other.start) - min(one.end, other.end)).days))


def _shared_numbers(left: Profile, right: Profile, alignment: Alignment) -> int:
    return sum(
        sum(sign[0] == "#" and sign != "#1" for sign in left.lines[pair.left].signs & right.lines[pair.right].signs)
        for pair in alignment.pairs[:4]
        if pair.score > _FIRM
    )


def _shared_runs(left: Profile, right: Profile) -> float:
    if not left.runs or not right.runs:
        return 0.0
    return len(left.runs & right.runs) / min(len(left.runs), len(right.runs))

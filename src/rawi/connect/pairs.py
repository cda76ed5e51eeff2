"""All pairs of reports worth comparing, compared once: likeness as one incident, and shared text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rawi.connect.candidates import near_pairs
from rawi.connect.cases import Case
from rawi.connect.compare import Pairing, measure, score
from rawi.connect.copies import NOTHING_SHARED, Alignment, align, first_link
from rawi.connect.partition import Partition
from rawi.connect.profile import Profile, closeness
from rawi.connect.signs import Weights
from rawi.model import Link

_ALL_PAIRS_UP_TO = 300
"""Collections up to this size are compared pair by pair."""
_LARGEST_NEIGHBOURHOOD = 120
_CLOSE = 0.5
_NOTHING_IN_COMMON = 0.025
_LITTLE_IN_COMMON = 0.025
_UNLIKE = -2.5
"""Log-odds at most of two reports that share little but their days."""
_MOST = 6.0
"""Log-odds beyond which more evidence changes nothing."""


class Compared(NamedTuple):
    """Log-odds of one incident for each pair, and the links of pairs that share text."""

    scores: dict[tuple[int, int], float]
    links: list[Link]


def compare_all(profiles: Sequence[Profile], cases: Sequence[Case], weights: Weights) -> Compared:
    """Compares the candidates, then every pair inside the neighbourhoods that they form."""
    compared = Compared({}, [])
    if len(profiles) <= _ALL_PAIRS_UP_TO:
        pairs = [(i, j) for j in range(len(profiles)) for i in range(j)]
        _compare(pairs, profiles, cases, weights, compared)
    else:
        _compare(near_pairs(profiles), profiles, cases, weights, compared)
        _compare(_missing(compared.scores, len(profiles)), profiles, cases, weights, compared)
    compared.links.sort(key=lambda link: (link.left, link.right, link.kind))
    return compared


def _compare(
    pairs: Sequence[tuple[int, int]],
    profiles: Sequence[Profile],
    cases: Sequence[Case],
    weights: Weights,
    compared: Compared,
) -> None:
    for first, second in pairs:
        left, right = profiles[first], profiles[second]
        alignment, compared.scores[first, second] = likeness_of(left, right, cases[first], cases[second], weights)
        link = first_link(left, right, alignment)
        if link is not None:
            compared.links.append(link)


def likeness_of(left: Profile, right: Profile, one: Case, other: Case, weights: Weights) -> tuple[Alignment, float]:
    """The passages that two reports share, and the log-odds of their main cases being one happening."""
    alignment = align(left, right, weights) if _worth_aligning(left, right) else NOTHING_SHARED
    values = measure(Pairing(left, right, one, other, alignment))
    likeliest = _MOST if closeness(left.lead, right.lead) > _LITTLE_IN_COMMON else _UNLIKE
    return alignment, max(-_MOST, min(likeliest, score(values)))


def _worth_aligning(left: Profile, right: Profile) -> bool:
    """Reports with next to nothing in common share no passage (below it lies 1 in 100 pairs of one incident)."""
    return closeness(left.lead, right.lead) > _NOTHING_IN_COMMON


def _missing(scores: dict[tuple[int, int], float], size: int) -> list[tuple[int, int]]:
    """Pairs within groups of reports chained by likely pairs that were no candidates; groups too large are left out."""
    chained = Partition(range(size))
    for (first, second), log_odds in scores.items():
        if log_odds > _CLOSE:
            chained.join(second, first)
    return [
        (first, second)
        for group in chained.groups()
        if 2 < len(group) <= _LARGEST_NEIGHBOURHOOD
        for place, second in enumerate(group)
        for first in group[:place]
        if (first, second) not in scores
    ]

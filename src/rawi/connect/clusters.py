"""Grouping by average likeness: two groups join while their members, on average, are likelier one than not."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

UNSEEN = -3.5
"""Log-odds of a pair that was no candidate."""


def grouped(size: int, scores: Mapping[tuple[int, int], float], *, least: float, unseen: float) -> list[list[int]]:
    """Groups of the numbers below `size`, each sorted, in order of their first member.

    `scores` holds log-odds of pairs, the smaller number first; a pair that it lacks counts as `unseen`. Groups join
    while the mean over all their pairs is at least `least` (average linkage; cost grows with the pairs that are held).
    """
    members: dict[int, list[int]] = {number: [number] for number in range(size)}
    ties: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (left, right), score in scores.items():
        ties[left][right] = ties[right][left] = (score, 1)
    queue = [(-score, left, right, 1, 1) for (left, right), score in scores.items() if score >= least]
    heapq.heapify(queue)
    while queue:
        _, left, right, left_size, right_size = heapq.heappop(queue)
        current = left in members and right in members
        if not current or len(members[left]) != left_size or len(members[right]) != right_size:
            continue
        _join(left, right, members, ties)
        for other, (total, count) in ties[left].items():
            pairs = len(members[left]) * len(members[other])
            mean = (total + unseen * (pairs - count)) / pairs
            if mean >= least:
                first, second = min(left, other), max(left, other)
                heapq.heappush(queue, (-mean, first, second, len(members[first]), len(members[second])))
    return [sorted(group) for _, group in sorted(members.items())]


def _join(left: int, right: int, members: dict[int, list[int]], ties: dict[int, dict[int, tuple[float, int]]]) -> None:
    members[left] += members.pop(right)
    for other, (total, count) in ties.pop(right).items():
        del ties[other][right]
        if other == left:
            continue
        before, seen = ties[left].get(other, (0.0, 0))
        ties[left][other] = ties[other][left] = (before + total, seen + count)
    ties[left].pop(right, None)


def mean_odds(left: Sequence[int], right: Sequence[int], scores: Mapping[tuple[int, int], float]) -> float:
    """Mean log-odds of the pairs of unlike members of the two; UNSEEN where there are none."""
    found = [scores.get((min(a, b), max(a, b)), UNSEEN) for a in left for b in right if a != b]
    return sum(found) / len(found) if found else UNSEEN

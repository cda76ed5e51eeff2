"""How far people agree when they judge the same things: Krippendorff's alpha.

Krippendorff, K. (2011), "Computing Krippendorff's Alpha-Reliability", Annenberg School for Communication: the
coincidence matrix of nominal data with any number of judges and missing judgements (section C).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import permutations

import msgspec


class Agreement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Agreement over the things that two or more people judged."""

    alpha: float | None
    """1 is perfect, 0 is what chance would give, below 0 is worse; None where nothing can vary or be compared."""
    units: int
    """Things that two or more people judged."""
    values: int
    """Judgements of these things."""
    disagreements: int = 0
    """Things on which they differ."""


def nominal_alpha(units: Iterable[Sequence[Hashable]]) -> Agreement:
    """Alpha for nominal values; each unit holds the values that its judges gave, missing ones left out.

    >>> nominal_alpha([("a", "a"), ("b", "b"), ("a", "b")]).disagreements
    1
    """
    together: defaultdict[tuple[Hashable, Hashable], float] = defaultdict(float)
    given: Counter[Hashable] = Counter()
    count = differing = 0
    for values in units:
        if len(values) < 2:
            continue
        count += 1
        differing += len(set(values)) > 1
        given.update(values)
        for left, right in permutations(values, 2):
            together[left, right] += 1 / (len(values) - 1)
    observed = sum(weight for (left, right), weight in together.items() if left != right)
    return Agreement(
        alpha=_alpha(observed, list(given.values())), units=count, values=given.total(), disagreements=differing
    )


def _alpha(observed: float, totals: Sequence[int]) -> float | None:
    """1 - observed over expected disagreement, from the counts of each value."""
    size = sum(totals)
    expected = size * size - sum(total * total for total in totals)
    return None if not expected else 1 - (size - 1) * observed / expected

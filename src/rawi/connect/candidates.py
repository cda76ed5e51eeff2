"""Which pairs of reports are worth comparing: those that share rare signs, found by keys so that cost grows with the reports."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence

from rawi.connect.profile import Profile

_TELLING = 40
"""Signs of a report that serve as keys, the weightiest first."""
_CROWD = 250
"""A key that more reports share is too common, unless the collection is small."""
_SMALL = 20_000
"""Reports up to which a collection is small."""
_NEIGHBOURS = 40
"""Partners kept a report."""
_LEAST = 0.02


class Postings:
    """For each key the numbers of the reports that have it, with its weight in each; held in arrays, for there are many."""

    def __init__(self) -> None:
        self.size = 0
        self._listed: dict[str, tuple[array[int], array[float]]] = {}

    def add(self, profile: Profile, number: int) -> None:
        """Enters a report under its keys."""
        self.size += 1
        for sign, value in _keys(profile):
            listed = self._listed.get(sign)
            if listed is None:
                listed = self._listed[sign] = (array("L"), array("d"))
            listed[0].append(number)
            listed[1].append(value)

    def near(self, profile: Profile) -> list[tuple[int, float]]:
        """The numbers of reports that share keys with this one, itself among them if it was entered, the nearest first."""
        crowd = self._crowd()
        shared: dict[int, float] = defaultdict(float)
        for sign, value in _keys(profile):
            listed = self._listed.get(sign)
            if listed is None or len(listed[0]) > crowd:
                continue
            for number, other in zip(*listed, strict=True):
                shared[number] += value * other
        return sorted(shared.items(), key=lambda item: (-item[1], item[0]))

    def _crowd(self) -> int:
        if self.size <= 2 * _CROWD:
            return self.size
        return max(_CROWD, self.size // 40) if self.size < _SMALL else _CROWD


def near_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of places in the collection, the smaller first, each once, in order."""
    postings = Postings()
    for profile in profiles:
        postings.add(profile, profile.place)
    found: set[tuple[int, int]] = set()
    for profile in profiles:
        others = [near for near in postings.near(profile) if near[0] != profile.place]
        for place, value in others[:_NEIGHBOURS]:
            if value > _LEAST:
                found.add((min(profile.place, place), max(profile.place, place)))
    return sorted(found)


def _keys(profile: Profile) -> list[tuple[str, float]]:
    return sorted(profile.lead.items(), key=lambda item: (-item[1], item[0]))[:_TELLING]

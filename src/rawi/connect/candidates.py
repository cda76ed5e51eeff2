"""Which pairs of reports are worth comparing: those that share rare signs, found by keys so that cost grows with the reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rawi.connect.profile import Profile

_TELLING = 40
"""Signs of a report that serve as keys, the weightiest first."""
_CROWD = 250
"""A key that more reports share is too common, unless the collection is small."""
_NEIGHBOURS = 40
"""Partners kept a report."""
_LEAST = 0.02


def near_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of places in the collection, the smaller first, each once, in order."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    keys = [_keys(profile) for profile in profiles]
    for profile, own in zip(profiles, keys, strict=True):
        for sign, value in own:
            postings[sign].append((profile.place, value))
    crowd = max(_CROWD, len(profiles) // 40) if len(profiles) < 20_000 else _CROWD
    found: set[tuple[int, int]] = set()
    for profile, own in zip(profiles, keys, strict=True):
        shared: dict[int, float] = defaultdict(float)
        for sign, value in own:
            listed = postings[sign]
            if len(listed) > crowd and len(profiles) > 2 * _CROWD:
                continue
            for place, other in listed:
                shared[place] += value * other
        shared.pop(profile.place, None)
        for place, value in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_NEIGHBOURS]:
            if value > _LEAST:
                found.add((min(profile.place, place), max(profile.place, place)))
    return sorted(found)


def _keys(profile: Profile) -> list[tuple[str, float]]:
    return sorted(profile.lead.items(), key=lambda item: (-item[1], item[0]))[:_TELLING]

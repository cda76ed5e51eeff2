"""For each report the one that its text goes back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rawi.connect.profile import Profile
from rawi.model import Id, Link

_SURE = 0.6
"""Score of a link from which a text counts as a copy."""
_COPIES = frozenset({"same_text", "translation", "revises"})


def roots_of(profiles: Sequence[Profile], links: Sequence[Link]) -> dict[int, int]:
    """For each report's number the number of the report it was made from, at the end of the chain; itself where none is known.

    Where no direction is known the report published first is the root; a circle ends at its first report.
    """
    place = {profile.id: profile.place for profile in profiles}
    parent: dict[int, int] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.id)):
        if link.kind not in _COPIES or link.score < _SURE:
            continue
        child, source = _made_from(link, profiles, place)
        if child not in parent and not _leads_to(source, child, parent):
            parent[child] = source
    return {profile.place: _top(profile.place, parent) for profile in profiles}


def ties_of(profiles: Sequence[Profile], links: Sequence[Link]) -> frozenset[tuple[int, int]]:
    """Pairs of reports of which one hangs on the other, at any number of steps: copies, translations, citations."""
    place = {profile.id: profile.place for profile in profiles}
    leader = list(range(len(profiles)))

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for link in links:
        if link.kind in _COPIES and link.score >= _SURE:
            leader[find(place[link.left])] = find(place[link.right])
    found = {(min(a, b), max(a, b)) for link in links for a, b in [(place[link.left], place[link.right])]}
    chains: dict[int, list[int]] = defaultdict(list)
    for number in range(len(profiles)):
        chains[find(number)].append(number)
    found |= {(a, b) for chain in chains.values() for k, b in enumerate(chain) for a in chain[:k]}
    for link in links:
        if link.kind == "cites":
            one, others = place[link.left], chains[find(place[link.right])]
            found |= {(min(one, other), max(one, other)) for other in others if other != one}
    return frozenset(found)


def _made_from(link: Link, profiles: Sequence[Profile], place: dict[Id, int]) -> tuple[int, int]:
    left, right = place[link.left], place[link.right]
    if link.direction == "left_from_right":
        return left, right
    if link.direction == "right_from_left":
        return right, left
    early = min(left, right, key=lambda number: (str(profiles[number].published or "9999"), profiles[number].id))
    return (right, left) if early == left else (left, right)


def _leads_to(start: int, end: int, parent: dict[int, int]) -> bool:
    while start != end:
        if start not in parent:
            return False
        start = parent[start]
    return True


def _top(number: int, parent: dict[int, int]) -> int:
    while number in parent:
        number = parent[number]
    return number

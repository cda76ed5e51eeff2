"""For each report the one that its text goes back to."""

from __future__ import annotations

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

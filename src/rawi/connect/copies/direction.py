"""Which of two reports was made from the other, and on what ground."""

from __future__ import annotations

from typing import NamedTuple

from rawi.connect.copies.align import Alignment
from rawi.connect.profile import Profile

_MUCH_LONGER = 1.5


class Direction(NamedTuple):
    """`way` is left_from_right, right_from_left or unknown."""

    way: str
    ground: str


def direction_of(left: Profile, right: Profile, alignment: Alignment) -> Direction:
    """A credit decides, then the day of publication, then which names its own house, then which holds the other and more."""
    left_credits = right.houses.own in left.named_houses
    right_credits = left.houses.own in right.named_houses
    if left_credits != right_credits:
        return Direction("left_from_right" if left_credits else "right_from_left", "credit")
    one, other = left.reading.document.published, right.reading.document.published
    if one is not None and other is not None:
        if one.start >= other.end:
            return Direction("left_from_right", "time")
        if other.start >= one.end:
            return Direction("right_from_left", "time")
    left_signs, right_signs = _names_itself(left), _names_itself(right)
    if left_signs != right_signs:
        return Direction("right_from_left" if left_signs else "left_from_right", "byline")
    if alignment.coverage > 1 / _MUCH_LONGER:
        sizes = sum(left.totals), sum(right.totals)
        if sizes[0] > _MUCH_LONGER * sizes[1]:
            return Direction("right_from_left", "containment")
        if sizes[1] > _MUCH_LONGER * sizes[0]:
            return Direction("left_from_right", "containment")
    return Direction("unknown", "")


def _names_itself(profile: Profile) -> bool:
    """The text names its own house, as agencies do in the dateline and where a source spoke to them."""
    return any(named.house == profile.houses.own for named in profile.named)

"""Links by which one report's text comes from another's: their kinds, and which of the two was made from which."""

from __future__ import annotations

from collections.abc import Iterable

from rawi.connect.profile import Profile
from rawi.model import Link

TEXTS = frozenset({"same_text", "translation"})
"""Kinds of links between two tellings of one text."""
COPIES = TEXTS | {"revises"}
"""The same with later takes of one text."""


def copy_and_source(link: Link, left: Profile, right: Profile) -> tuple[Profile, Profile]:
    """The report that was made from the other, and that other: the earlier one where the link knows no direction."""
    if link.direction == "left_from_right":
        return left, right
    if link.direction == "right_from_left":
        return right, left
    early, late = sorted((left, right), key=lambda profile: (str(profile.published or "9999"), profile.id))
    return late, early


def nearest_first(links: Iterable[Link]) -> list[Link]:
    """The links in the order in which a report's original is sought: most shared, passage by passage, first.

    The score says that two share a text; of several that do, the one with most of it is the one that a report was made from.
    """
    return sorted(links, key=lambda link: (-sum(pair.score for pair in link.pairs), -link.score, link.id))

"""What a copy changed in a passage: a figure, a hedge, a source."""

from __future__ import annotations

from rawi.connect.profile import Profile
from rawi.connect.signs import Line
from rawi.knowledge.relay_words import is_one_of, relay_words

_ACCUSED = "=accuse"
_SMALL = frozenset({"#1", "#0"})


def changes_between(left: Profile, left_line: Line, right: Profile, right_line: Line) -> tuple[str, ...]:
    """Names of changes, read from the left passage to the right one."""
    found: list[str] = []
    if _figures_differ(left_line, right_line):
        found.append("figure_changed")
    hedged, kept = has_word(left, left_line, "hedge"), has_word(right, right_line, "hedge")
    if hedged and not kept:
        found.append("hedge_dropped")
    if kept and not hedged:
        found.append("hedge_added")
    if has_word(left, left_line, "anonymous") and not has_word(right, right_line, "anonymous"):
        sharpened = has_word(right, right_line, "office") and not has_word(left, left_line, "office")
        found.append("source_sharpened" if sharpened else "source_lost")
    if _ACCUSED in right_line.signs and _ACCUSED not in left_line.signs:
        found.append("accusation_added")
    if left.language == right.language and left_line.words != right_line.words and not found:
        found.append("synonyms")
    return tuple(found)


def numbers_of(line: Line) -> frozenset[str]:
    """The numbers of a passage that count something."""
    return frozenset(sign for sign in line.signs if sign[0] == "#") - _SMALL


def has_word(profile: Profile, line: Line, group: str) -> bool:
    """A word of the group stands in the passage."""
    if not relay_words(group, profile.language).isdisjoint(line.words):
        return True
    return profile.language == "ar" and any(is_one_of(word, group, profile.language) for word in line.words)


def _figures_differ(left: Line, right: Line) -> bool:
    one, other = numbers_of(left), numbers_of(right)
    return bool(one - other) and bool(other - one)

"""Two passages that say the same, cut where their words begin to differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import msgspec

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 1200
"""Words of a passage beyond which differences are not marked: it would take too long."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of a passage; changed ones are not in the other."""

    text: str
    changed: bool = False


def whole(text: str) -> tuple[Piece, ...]:
    """A passage with nothing marked."""
    return (Piece(text=text),)


def differences(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both passages cut where their words begin to differ; joined, the pieces are the passages."""
    one, other = _WORD.findall(left), _WORD.findall(right)
    if len(one) > _LONGEST or len(other) > _LONGEST:
        return whole(left), whole(right)
    matcher = SequenceMatcher(None, [word.casefold() for word in one], [word.casefold() for word in other], False)
    here: list[Piece] = []
    there: list[Piece] = []
    for name, start, end, other_start, other_end in matcher.get_opcodes():
        changed = name != "equal"
        if end > start:
            here.append(Piece(text="".join(one[start:end]), changed=changed))
        if other_end > other_start:
            there.append(Piece(text="".join(other[other_start:other_end]), changed=changed))
    return tuple(here), tuple(there)

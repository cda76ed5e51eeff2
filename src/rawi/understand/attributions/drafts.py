"""An attribution in the making, in tokens."""

from __future__ import annotations

import msgspec

from rawi.understand.attributions.cuewords import CueGroup

Range = tuple[int, int]


class Draft(msgspec.Struct, kw_only=True):
    """Ranges are half-open token ranges; `parent` is the outer link where the words themselves tell it."""

    cue: CueGroup | None
    content: list[Range]
    source: Range | None = None
    stance: str = "states"
    inherits: bool = False
    """The source is that of the act of saying before it."""
    speaker: Range | None = None
    """The noun that a pronoun source stands for."""
    unnamed: bool = False
    """Nobody is named: "il a été rapporté que"."""
    credit: bool = False
    parent: Draft | None = None
    inner: Draft | None = None
    """The link that the same words tell inside this one: نقلت الوكالة عن مصدر قوله."""
    confidence: float = 0.8

    @property
    def at(self) -> int:
        """The token by which it is ordered."""
        if self.cue is not None:
            return self.cue.first
        if self.source is not None:
            return self.source[0]
        return self.content[0][0] if self.content else 0

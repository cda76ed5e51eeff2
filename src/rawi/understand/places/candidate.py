"""A stretch of text that may name a place."""

from __future__ import annotations

from typing import NamedTuple

from rawi.knowledge.gazetteer import Site
from rawi.model import Span

INTRODUCING = frozenset(["settlement", "area", "facility", "near"])
"""Kinds of words that say that a place follows."""


class Candidate(NamedTuple):
    """Tokens `first` to `last` (exclusive) may name one of the sites; none known where there are none."""

    first: int
    last: int
    span: Span
    sites: tuple[Site, ...]
    evidence: float
    """How much the words around it speak for a place."""
    heard: bool = False
    """Only a known place of the same consonants makes it one."""

    @property
    def own(self) -> bool:
        """Our own files know the name."""
        return bool(self.sites) and self.sites[0].own

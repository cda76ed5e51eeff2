"""Expressions that date something, as intervals of days."""

from __future__ import annotations

from rawi.model import Document, TimeInterval
from rawi.understand.tools import Tags


def find_times(document: Document, tags: Tags) -> tuple[TimeInterval, ...]:
    """Every expression that dates something, reckoned from the publication date and from each other."""
    return ()

"""Every number of a text with the thing it counts."""

from __future__ import annotations

from rawi.model import Document, Quantity
from rawi.understand.tools import Tags


def find_quantities(document: Document, tags: Tags) -> tuple[Quantity, ...]:
    """Every number with the thing it counts."""
    return ()

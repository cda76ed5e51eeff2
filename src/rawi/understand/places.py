"""Place names and relative places, resolved to points with a radius."""

from __future__ import annotations

from rawi.model import Document, Place
from rawi.understand.named import Named
from rawi.understand.tools import Tags


def find_places(document: Document, tags: Tags, named: Named) -> tuple[Place, ...]:
    """Every place name, resolved by the gazetteer and the report's own other places and actors."""
    return ()

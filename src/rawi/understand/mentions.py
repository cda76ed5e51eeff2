"""Who is named, and which mentions are one actor."""

from __future__ import annotations

from rawi.model import Document
from rawi.understand.named import Named
from rawi.understand.tools import Tags


def find_mentions(document: Document, tags: Tags) -> Named:
    """Mentions of people and bodies, tied to the actors they name."""
    return Named()

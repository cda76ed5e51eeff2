"""Who says what, and who says that they said it."""

from __future__ import annotations

from rawi.model import Attribution, Document
from rawi.understand.named import Named
from rawi.understand.tools import Tags


def find_attributions(document: Document, tags: Tags, named: Named) -> tuple[Attribution, ...]:
    """Every act of saying, showing or relaying, outer links before inner ones."""
    return ()

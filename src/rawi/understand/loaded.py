"""Words that judge, recorded and never adopted."""

from __future__ import annotations

from rawi.model import Document, LoadedWord
from rawi.understand.tools import Tags


def find_loaded_words(document: Document, tags: Tags) -> tuple[LoadedWord, ...]:
    """Every loaded word with its span."""
    return ()

"""Words that judge, recorded and never adopted."""

from __future__ import annotations

from rawi.knowledge.loaded import loaded_words
from rawi.model import Document, LoadedWord, make_id
from rawi.understand.tools import Tags

_IN_NAMES = frozenset(["counter", "anti", "مكافحه", "لمكافحه", "بمكافحه", "ومكافحه"])
"""`counter-terrorism`, `مكافحة الإرهاب`: names of services and of a field of law."""


def find_loaded_words(document: Document, tags: Tags) -> tuple[LoadedWord, ...]:
    """Every loaded word with its span, in the document's language."""
    found: list[LoadedWord] = []
    for match in loaded_words(document.language).find(tags.tokens):
        if match.first > 0 and tags.tokens[match.first - 1].folded in _IN_NAMES:
            continue
        loaded = match.value[0]
        found.append(
            LoadedWord(
                id=make_id(document.id, "loaded", match.span.start, match.span.end),
                span=match.span,
                word=loaded.word,
                sense=loaded.sense,
            )
        )
    return tuple(found)

"""French infinitives, told by their endings from the nouns that end alike."""

from __future__ import annotations

from rawi.knowledge.cues import phrase_words

_NOUNS = frozenset(phrase_words("french_nouns"))


def is_infinitive(word: str) -> bool:
    """The folded word is an infinitive as far as its spelling tells."""
    if word in ("avoir", "etre", "faire", "dire"):
        return True
    return len(word) > 4 and word.endswith(("er", "ir", "dre", "tre", "ire", "vre", "pre")) and word not in _NOUNS

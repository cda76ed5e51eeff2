"""Whether a source bears a name, and what kind it is where it bears none."""

from __future__ import annotations

from itertools import pairwise

from rawi.knowledge.cues import anonymous_kinds, phrase_words
from rawi.understand.attributions.layout import Layout
from rawi.words.fold import number_forms, stems

_ENDED = 5
"""Letters of the shortest Arabic word whose ending of number is taken off."""
_ALWAYS = frozenset(phrase_words("always_unnamed"))
_BODIES = frozenset(phrase_words("known_bodies"))
_INDEFINITE = frozenset(phrase_words("indefinite"))


def anonymous_kind(layout: Layout, first: int, last: int) -> str | None:
    """The kind of an unnamed source; None where the source bears the name of a person or a body."""
    words = [at for at in range(first, last) if layout.tokens[at].kind == "word"]
    if not words or _has_person(layout, first, last):
        return None
    found, always = _kinds(layout, words)
    named = any(at in layout.names for at in words)
    indefinite = _is_indefinite(layout, words[0])
    if always and (indefinite or not named or words[0] not in layout.names):
        return found or "unnamed"
    if named or (layout.language != "ar" and any(layout.tokens[at].text[:1].isupper() for at in words[1:])):
        return None
    if indefinite:
        return found or "unnamed"
    if any(stem.text in _BODIES for at in words for stem in stems(layout.tokens[at].folded)):
        return None
    return found


def _is_indefinite(layout: Layout, at: int) -> bool:
    return layout.tokens[at].folded in _INDEFINITE


def _kinds(layout: Layout, words: list[int]) -> tuple[str | None, bool]:
    """The first kind by rank that a word tells, and whether one is unnamed whoever it belongs to."""
    kinds = anonymous_kinds()
    found: list[str] = []
    always = False
    for at in words:
        for form in number_forms(layout.tokens[at].folded, shortest=_ENDED):
            kind = kinds.get(form)
            if kind is not None:
                found.append(kind)
                always = always or form in _ALWAYS
                break
    ranking = list(dict.fromkeys(kinds.values()))
    return (min(found, key=ranking.index) if found else None), always


def _has_person(layout: Layout, first: int, last: int) -> bool:
    """Two capitals in a row, or a name behind a comma."""
    tokens = layout.tokens[first:last]
    if layout.language == "ar":
        return any(token.text in ("،", ",") for token in tokens)
    pairs = pairwise(tokens)
    return any(
        left.text[:1].isupper() and right.text[:1].isupper() and len(left.text) > 1 and left.start != tokens[0].start
        for left, right in pairs
    ) and tokens[0].folded not in ("a", "an", "un", "une", "des")

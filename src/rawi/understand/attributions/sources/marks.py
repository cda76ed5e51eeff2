"""Marks and words that bound a phrase."""

from __future__ import annotations

from rawi.understand.attributions.cuewords import known_forms
from rawi.understand.attributions.layout import Layout

Range = tuple[int, int]


BOUNDARIES = frozenset(
    [",", "،", ";", "؛", ":", "–", "—", "-", "(", "…", ".", "!", "?", "؟", "/", "|", "•", ")", "]", "["]
)


COMMAS = frozenset([",", "،"])


def is_inner_mark(layout: Layout, at: int) -> bool:
    """A full stop of an abbreviation, a hyphen of a name."""
    token = layout.tokens[at]
    if token.text in ("-", "/"):
        return token.glued and at + 1 < len(layout.tokens) and layout.tokens[at + 1].glued
    return (
        token.text == "."
        and token.glued
        and at + 1 < len(layout.tokens)
        and layout.tokens[at - 1].text.lower() in _TITLES
    )


_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "col",
        "gen",
        "lt",
        "maj",
        "sgt",
        "capt",
        "brig",
        "adm",
        "m",
        "mme",
        "gén",
        "st",
        "sen",
        "gov",
        "rep",
        "cmdr",
    ]
)


def looks_finite(layout: Layout, index: int) -> bool:
    """The word is a finite verb as far as its spelling tells."""
    token = layout.tokens[index]
    word = token.folded
    if word in layout.grammar.finite:
        return True
    if layout.language == "en":
        if len(word) > 4 and word.endswith("ed") and not token.text[0].isupper():
            return True
        return (
            any(form.shape == "finite" for form, _ in known_forms("en", token.text, word))
            and word not in layout.grammar.nouns
        )
    if layout.language == "fr":
        return len(word) > 4 and (word.endswith(("ait", "aient", "erent"))) and not token.text[0].isupper()
    return False

"""A cue with the words that belong to it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rawi.knowledge.cues import Cue, CueForm, load_cues
from rawi.words.fold import stems


class CueGroup(NamedTuple):
    """Tokens `first` to `last` (exclusive) of a cue; `head` is its verb or first word."""

    first: int
    last: int
    head: int
    cue: Cue
    shape: str
    """active, gerund, infinitive, participle (no auxiliary), passive, fixed."""
    negated: bool = False
    inverted: bool = False
    """A pronoun subject stands inside: a-t-il dit."""
    skipped: int = 0
    """Characters of clitics at the head that are no part of the cue: و of وقال."""
    linked: bool = False
    """A conjunction is written onto it: وقال."""
    present: bool = False
    """An Arabic imperfect: يؤكد."""
    unnamed: bool = False
    """A passive without agent: يُعتقد."""


@lru_cache(maxsize=100_000)
def known_forms(language: str, word: str, folded: str) -> tuple[tuple[CueForm, int], ...]:
    """Cues that the word may begin, each with the characters of clitics before it."""
    cues = load_cues(language)
    if language != "ar":
        return tuple((form, 0) for form in cues.forms(word))
    for stem in stems(folded):
        skipped = folded[: len(folded) - len(stem.text)]
        if stem.skipped and skipped not in ("و", "ف", "وس", "فس", "س", "ب", "ل"):
            continue
        found = cues.forms(stem.text)
        if found:
            verbs_only = skipped in ("وس", "فس", "س")
            return tuple(
                (form, stem.skipped)
                for form in found
                if (form.cue.kind == "verb" or not verbs_only) and (form.cue.kind != "verb" or skipped != "ب")
            )
    return ()

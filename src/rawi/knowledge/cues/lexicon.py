"""Cues as they stand in a text: each form tied to the cue it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from rawi.errors import BrokenPackage
from rawi.knowledge.cues import arabic, english, french
from rawi.words.fold import fold
from rawi.words.tokens import find_tokens


class Cue(NamedTuple):
    """A word or fixed phrase that makes somebody a source."""

    base: str
    kind: str
    """verb, frame, relay, hearsay, silence, medium or credit."""
    stance: str
    takes: str
    """c clause with a conjunction, b bare clause, o object, i infinitive, p prepositional complement, q in front."""
    reflexive: bool = False


class CueForm(NamedTuple):
    """One spelling of a cue; `rest` is the folded words that must follow the first."""

    cue: Cue
    shape: str
    """finite, base, past, perfect, gerund, or fixed for what does not inflect."""
    rest: tuple[str, ...] = ()


_CONJUGATIONS: dict[str, tuple[str, Callable[[str], Iterator[tuple[str, str]]]]] = {
    "en": ("english.tsv", english.conjugate),
    "fr": ("french.tsv", french.conjugate),
    "ar": ("arabic.tsv", arabic.conjugate),
}


class Cues:
    """The cues of one language, found by the spelling of their first word."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._forms: dict[str, list[CueForm]] = {}
        self._bare: dict[str, list[CueForm]] = {}
        self._credits: list[str] = []
        name, conjugate = _CONJUGATIONS[language]
        for cue in _read(name):
            if cue.kind == "credit":
                self._credits.append(cue.base)
                continue
            forms = conjugate(cue.base) if cue.kind == "verb" else [(cue.base, "fixed")]
            for form, shape in forms:
                self._add(form, CueForm(cue, shape))

    def _add(self, form: str, entry: CueForm) -> None:
        words = [token.text for token in find_tokens(form)]
        rest = tuple(fold(word) for word in words[1:])
        entry = entry._replace(rest=rest)
        first = spelling(words[0])
        known = self._forms.setdefault(first, [])
        if entry not in known:
            known.append(entry)
        if fold(first) != first:
            self._bare.setdefault(fold(first), []).append(entry)

    def forms(self, word: str) -> list[CueForm]:
        """Entries whose first word is spelt like this; a word without its accents stands for the word with them."""
        key = spelling(word)
        found = self._forms.get(key)
        if found is not None:
            return found
        if self.language == "ar":
            return self._bare.get(fold(word), []) or self._forms.get(fold(word), [])
        return self._bare.get(key, [])

    def credits(self) -> tuple[str, ...]:
        """Words that open a credit line."""
        return tuple(self._credits)


def spelling(word: str) -> str:
    """The word in lower case with straight apostrophes; accents stay, as they tell `annonce` from `annoncé`."""
    return word.lower().replace("’", "'").replace("ʼ", "'")


@lru_cache(maxsize=8)
def load_cues(language: str) -> Cues:
    """The cues of French, English or Arabic; other languages read as English."""
    return Cues(language if language in _CONJUGATIONS else "en")


def _read(name: str) -> Iterator[Cue]:
    text = resources.files("rawi.knowledge.cues").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != 4:
            raise BrokenPackage(f"{name}: a cue has four fields (cue, kind, stance, takes), not {line!r}")
        base, kind, stance, takes = fields
        plain = base.removeprefix("se ").removeprefix("s’") if name == "french.tsv" and kind == "verb" else base
        yield Cue(plain, kind, stance, takes.strip("-"), reflexive=plain != base)

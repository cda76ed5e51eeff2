"""Every spelling under which the registry's actors are named, ready to be found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rawi.knowledge.actors import ActorRow, StateRow, actors, states
from rawi.words.fold import fold, is_arabic, stems
from rawi.words.phrases import Phrases
from rawi.words.tokens import find_tokens


class Spelling(NamedTuple):
    """One way to write an actor."""

    key: str
    form: str
    """name, acronym, demonym, country or capital."""
    text: str
    languages: frozenset[str]
    common: bool = False
    """It is also a common word: it counts only where the text makes it an actor."""


def spellings() -> Iterator[Spelling]:
    """All spellings of all actors."""
    for row in actors().values():
        yield from _names(row)
    for state in states().values():
        yield from _people(state)
        for capital in state.capitals:
            languages = frozenset({"ar"} if is_arabic(capital) else {"fr", "en"})
            yield Spelling(state.actor.key, "capital", capital, languages, True)


def _names(row: ActorRow) -> Iterator[Spelling]:
    languages: dict[str, set[str]] = {}
    for language, names in (("fr", row.french), ("en", row.english), ("ar", row.arabic)):
        for name in names:
            languages.setdefault(name, set()).add(language)
    for name, used in languages.items():
        text = name.rstrip("?")
        form = _FORMS.get(row.kind) or ("acronym" if _is_acronym(text) else "name")
        yield Spelling(row.key, form, text, frozenset(used), name.endswith("?"))


_FORMS = {"state": "country", "group": "demonym"}
"""The group rows are peoples: their names are used as adjectives."""


def _is_acronym(text: str) -> bool:
    return text.isupper() and " " not in text and not is_arabic(text)


def _people(state: StateRow) -> Iterator[Spelling]:
    for word in state.french_people:
        for form in dict.fromkeys(french_forms(word)):
            yield Spelling(state.actor.key, "demonym", form, frozenset({"fr"}))
    for word in state.english_people:
        for form in (word, word + "s") if word[-1] in "nikl" else (word,):
            yield Spelling(state.actor.key, "demonym", form, frozenset({"en"}))
    for word in state.arabic_people:
        for form in dict.fromkeys(arabic_forms(word)):
            yield Spelling(state.actor.key, "demonym", form, frozenset({"ar"}))


def french_forms(word: str) -> Iterator[str]:
    """Masculine and feminine of a French adjective in both numbers; `turc/turque` gives the feminine."""
    masculine, _, feminine = word.partition("/")
    if not feminine:
        if masculine.endswith(("ien", "éen")):
            feminine = masculine + "ne"
        else:
            feminine = masculine if masculine.endswith(("e", "è", "é")) else masculine + "e"
    for form in (masculine, feminine):
        yield form
        if form[-1] not in "sx":
            yield form + "s"


def arabic_forms(word: str) -> Iterator[str]:
    """Genders, numbers and cases of an Arabic relative adjective, also of one in two words, with both articles."""
    if not word.endswith("ي"):
        yield word
        return
    first, space, second = word.partition(" ")
    for ending in ("", "ة", "ون", "ين", "ات", "ا"):
        yield first + ending + (space + second + ("ة" if ending == "ة" else "") if space else "")
        if space:
            yield first + ending + " ال" + second + ("ة" if ending == "ة" else "")


@lru_cache(maxsize=1)
def names() -> Phrases[Spelling]:
    """All spellings as phrases."""
    return Phrases((spelling.text, spelling) for spelling in spellings())


@lru_cache(maxsize=200_000)
def may_start(word: str) -> bool:
    """Some spelling begins with this folded word, with or without the clitics before it."""
    phrases = names()
    return any(phrases.starts(stem.text) for stem in stems(word))


_ARTICLES = frozenset(
    ["al", "el", "as", "ash", "ar", "ad", "an", "at", "az", "ul", "ech", "es", "l'", "le", "la", "les", "the"]
)
_RULES = (
    (re.compile(r"^ab(?:d|dd)[aeou]+[lrsnzt]?(?=.{2})"), "bd"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"tch|sch|sh|ch"), "S"),
    (re.compile(r"kh"), "H"),
    (re.compile(r"gh|dj|j"), "g"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh|zh"), "d"),
    (re.compile(r"[qc]"), "k"),
    (re.compile(r"v"), "f"),
    (re.compile(r"p"), "b"),
    (re.compile(r"[aeiouyw'’`ʼ]|(?<=.)h"), ""),
)
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a folded Latin word, one sign a sound; empty for an article."""
    if word in _ARTICLES:
        return ""
    for pattern, sign in _RULES:
        word = pattern.sub(sign, word)
    return _DOUBLE.sub(r"\1", word)


_TRANSLITERATED = re.compile(
    r"\b[aAeE]l[- ]|^(?:Kata|Harak|Saray|As?sa|Hash|Hach|Jab|Ja[iyï]|Liwa|Ansar|Hurras|Hez|Hiz)"
)
"""English and French names are spelt one way; names from Arabic are not."""


@lru_cache(maxsize=1)
def skeletons() -> tuple[dict[str, str], frozenset[str]]:
    """Keys by the joined skeletons of names in several words, and all beginnings of such joins at a word's end."""
    kinds = frozenset(["armed_group", "person", "outlet", "monitor", "force"])
    found: dict[str, set[str]] = {}
    starts: set[str] = set()
    for row in actors().values():
        if row.kind not in kinds:
            continue
        for name in {*row.french, *row.english}:
            signs = [sign for token in find_tokens(name.rstrip("?")) if (sign := skeleton(token.folded))]
            joined = "".join(signs)
            if len(signs) < 2 or len(joined) < 5 or not (row.kind == "person" or _TRANSLITERATED.search(name)):
                continue
            found.setdefault(joined, set()).add(row.key)
            starts.update(joined[:end] for end in range(1, len(joined)))
    return {joined: next(iter(keys)) for joined, keys in found.items() if len(keys) == 1}, frozenset(starts)


def find_key(name: str) -> str | None:
    """The actor whose name these words are, as a whole; None where the registry has none or the name is also a word."""
    tokens = find_tokens(name)
    while tokens and (tokens[0].folded in _ARTICLES or tokens[0].kind == "mark"):
        tokens = tokens[1:]
    for at in range(min(2, len(tokens))):
        match = names().match_at(tokens, at)
        if match is not None and match.last == len(tokens) and (at == 0 or skeleton(tokens[0].folded) == ""):
            return min(match.value, key=lambda spelling: (spelling.common, spelling.form == "demonym")).key
    joined = "".join(skeleton(token.folded) for token in tokens)
    return skeletons()[0].get(joined) if len(tokens) > 1 and fold(name).isascii() else None

"""Which houses publish a report, and which a report names: by the registry, and by the collection's own outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rawi.connect.names import skeleton
from rawi.knowledge.actors import actors, names_of_states
from rawi.knowledge.bridge import concepts_of
from rawi.knowledge.media import media, medium_of_address, medium_of_name
from rawi.knowledge.relay_words import relay_words
from rawi.model import Document, Reading, Span
from rawi.words.fold import fold, is_arabic, stems
from rawi.words.phrases import Phrases
from rawi.words.tokens import Token, find_tokens

_PARTS = re.compile(r"\s*(?:[/|+(),]| via | avec | with )\s*")
_PUBLISHING = frozenset({"monitor", "international", "force", "armed_group", "coalition", "alliance", "party"})
_SHORTEST_KEY = 3
_SHORTEST_WORD = 6
_SHORTEST_START = 2


class Named(NamedTuple):
    """A house that the text names."""

    house: str
    span: Span


class Houses(NamedTuple):
    """Who publishes a report: the house itself, and those that its outlet line credits."""

    own: str
    credited: tuple[str, ...]


def houses_of(document: Document) -> Houses:
    """The publisher's key, and the keys of agencies in its outlet line; an unknown outlet's key is its bare name."""
    parts = [part for part in _PARTS.split(document.outlet or "") if part.strip()]
    keys = [house_key(part) for part in parts]
    by_address = medium_of_address(document.url)
    if by_address is not None:
        keys.insert(0, by_address.key)
    keys = [key for key in dict.fromkeys(keys) if key]
    if not keys:
        return Houses(f"unnamed {document.id}", ())
    return Houses(keys[0], tuple(keys[1:]))


def house_key(name: str) -> str:
    """The key of a house by name: the registry's, else its telling words' consonants; empty where no word is telling."""
    medium = medium_of_name(name) or medium_of_name(_without_ways(name))
    if medium is not None:
        return medium.key
    body = _bodies().get(fold(name).strip())
    if body is not None:
        return body
    words = [token.folded for token in find_tokens(_without_ways(name)) if token.kind in ("word", "number")]
    telling = [word for word in words if word not in relay_words("outlet") and word not in relay_words("article")]
    if all(_bare(word) in _countries() or word in _countries() for word in telling):
        return ""
    keys = " ".join(key for key in (skeleton(_bare(word)) for word in telling) if key)
    return "outlet " + (keys if len(keys) >= _SHORTEST_KEY else " ".join(telling))


def _without_ways(name: str) -> str:
    """The name without words that say how the text came there: a copy, a translation, as published by."""
    tokens = [token for token in find_tokens(name) if token.kind in ("word", "number")]
    kept = [token.text for token in tokens if token.folded not in relay_words("handed_on")]
    return name if len(kept) == len(tokens) else " ".join(kept)


def credited_in(reading: Reading) -> tuple[Named, ...]:
    """Houses that the reading found as sources or in credit lines."""
    found: list[Named] = []
    for link in reading.account.attributions:
        if link.source is None:
            continue
        houses = [key for key in link.sources if key in media()]
        if not houses and link.credit:
            words = [token.text for token in find_tokens(link.source.of(reading.document.text)) if token.kind == "word"]
            medium = next((known for word in words if len(word) > 3 and (known := medium_of_name(_spaced(word)))), None)
            houses = [medium.key] if medium is not None else []
        found += [Named(house, link.source) for house in houses]
    return tuple(found)


def _spaced(word: str) -> str:
    """`alAlam` as `al Alam`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word)


class Press:
    """Finds the houses that a text names: the registry's, and those of the collection under their distinctive words."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._names: Phrases[str] = _registry_names()
        self._own: Phrases[str] = Phrases()
        self._keys: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
        for outlet in sorted({document.outlet for document in documents if document.outlet}):
            for part in (_without_ways(part) for part in _PARTS.split(outlet)):
                key = house_key(part)
                if key.startswith("outlet "):
                    self._add(part, key)

    def _add(self, name: str, key: str) -> None:
        self._own.add(name, key)
        words = [token for token in find_tokens(name) if token.kind == "word"]
        telling = [token for token in words if token.folded not in relay_words("outlet")]
        if not telling:
            return
        if len(telling) == 1 and (len(words) == 1 or _is_common(telling[0].folded)):
            return
        self._own.add(name[telling[0].start : telling[-1].end], key)
        keys = tuple(skeleton(_bare(token.folded)) for token in telling if token.folded not in relay_words("article"))
        if all(keys) and sum(map(len, keys)) >= _SHORTEST_KEY:
            self._keys.setdefault(keys[0], []).append((keys, key, is_arabic(telling[0].folded)))

    def find(self, tokens: tuple[Token, ...]) -> tuple[Named, ...]:
        """Every naming, from left to right."""
        found: list[Named] = []
        index = 0
        while index < len(tokens):
            match = None
            if tokens[index].kind == "word":
                match = self._own.match_at(tokens, index) or self._names.match_at(tokens, index)
            if match is not None and _names_a_house(tokens, match.first, match.last):
                found.append(Named(match.value[0], match.span))
                index = match.last
                continue
            other = None
            if tokens[index].kind == "word":
                other = self._told_to(tokens, index) or self._transliterated(tokens, index)
            if other is not None:
                found.append(other)
            index += 1
        return tuple(found)

    def _told_to(self, tokens: tuple[Token, ...], index: int) -> Named | None:
        """An Arabic name behind the letter for `to`: said to Reuters, لرويترز."""
        token = tokens[index]
        if not is_arabic(token.folded) or not token.folded.startswith("ل") or len(token.folded) <= _SHORTEST_WORD:
            return None
        match = self._names.match_at(tokens, index, clitics=True)
        return Named(match.value[0], match.span) if match is not None else None

    def _transliterated(self, tokens: tuple[Token, ...], index: int) -> Named | None:
        """A house of the other script: its telling words by their consonants."""
        token = tokens[index]
        arabic = is_arabic(token.folded)
        if not arabic and not token.text[0].isupper():
            return None
        beside = _beside_an_outlet_word(tokens, index) or _is_a_byline(tokens, index)
        for start in dict.fromkeys(skeleton(stem.text) for stem in stems(token.folded)):
            if len(start) < _SHORTEST_START:
                continue
            for keys, house, written_arabic in self._starting(start, cut=beside):
                if written_arabic is arabic or not _follow(tokens, index, keys):
                    continue
                if len(keys) > 1 or beside or _stands_alone(token, arabic):
                    return Named(house, Span(token.start, _following(tokens, index, len(keys))[-1].end))
        return None

    def _starting(self, start: str, *, cut: bool) -> list[tuple[tuple[str, ...], str, bool]]:
        """Houses whose first key is `start`; with `cut` also one letter longer, as French writes letters that nobody speaks."""
        found = list(self._keys.get(start, ()))
        if cut:
            found += [entry for key, entries in self._keys.items() if key[:-1] == start for entry in entries]
        return found


def _bare(folded: str) -> str:
    return folded.removeprefix("ال") if is_arabic(folded) else folded


def _follow(tokens: tuple[Token, ...], index: int, keys: tuple[str, ...]) -> bool:
    following = _following(tokens, index, len(keys))
    return len(following) == len(keys) and all(
        skeleton(_bare(token.folded)) == key for token, key in zip(following[1:], keys[1:], strict=True)
    )


def _following(tokens: tuple[Token, ...], index: int, size: int) -> list[Token]:
    """So many tokens from the index on, the articles between them left out."""
    found = [tokens[index]]
    for token in tokens[index + 1 : index + 2 * size]:
        if len(found) < size and token.folded not in relay_words("article"):
            found.append(token)
    return found


def _beside_an_outlet_word(tokens: tuple[Token, ...], index: int) -> bool:
    """A word like agency or News stands next to the token."""
    beside = [tokens[i].folded for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    return any(stem.text in relay_words("outlet") for word in beside if len(word) > 3 for stem in stems(word))


def _is_a_byline(tokens: tuple[Token, ...], index: int) -> bool:
    """One word in brackets, as agencies sign behind place and date."""
    around = [tokens[i].text for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    return around == ["(", ")"]


def _stands_alone(token: Token, arabic: bool) -> bool:
    """One word is enough where it is long and no everyday word."""
    return arabic and len(token.folded) >= _SHORTEST_WORD and concepts_of(token.folded, "ar")[0][0] != "="


def _names_a_house(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """A name in Latin letters has a capital; one Arabic word alone needs a word like agency before it or quotation marks."""
    token = tokens[first]
    if not is_arabic(token.folded):
        if last - first == 1 and concepts_of(token.folded, "en")[0][0] == "=":
            return False
        return any(char.isupper() for char in token.text) or last - first > 2
    if last - first > 1 or first == 0:
        return last - first > 1
    before = tokens[first - 1]
    return before.text in '"«“' or any(stem.text in relay_words("outlet") for stem in stems(before.folded))


def _is_common(folded: str) -> bool:
    """The word is an everyday word or a country: alone it names no house."""
    return concepts_of(folded, "en")[0][0] == "=" or concepts_of(folded, "fr")[0][0] == "=" or folded in _countries()


@lru_cache
def _bodies() -> dict[str, str]:
    """Bodies by name that publish statements of their own: monitors, international bodies, forces and parties."""
    return {
        fold(name.rstrip("?")): row.key
        for row in actors().values()
        if row.kind in _PUBLISHING
        for name in (*row.french, *row.english, *row.arabic)
    }


@lru_cache
def _countries() -> frozenset[str]:
    return frozenset(map(fold, names_of_states()))


@lru_cache
def _registry_names() -> Phrases[str]:
    names: Phrases[str] = Phrases()
    for medium in media().values():
        for name in medium.names:
            if len(fold(name)) > 1:
                names.add(name, medium.key)
    return names

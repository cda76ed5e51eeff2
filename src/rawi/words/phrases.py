"""Finding many phrases at once: a tree of folded words, the longest match from each place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from rawi.model import Span
from rawi.words.fold import stems
from rawi.words.tokens import Token, find_tokens

Value = TypeVar("Value")


class Match(NamedTuple, Generic[Value]):
    """Tokens `first` to `last` (exclusive) spell a phrase; `span` leaves out the clitics before it."""

    first: int
    last: int
    span: Span
    value: Value


class _Node(Generic[Value]):
    __slots__ = ("value", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node[Value]] = {}
        self.value: list[Value] = []


class Phrases(Generic[Value]):
    """Phrases with what they stand for; several values may share a phrase."""

    def __init__(self, entries: Iterable[tuple[str, Value]] = ()) -> None:
        self._root: _Node[Value] = _Node()
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: Value) -> None:
        """Adds a phrase; spelling is folded, hyphens and spaces are one."""
        node = self._root
        for token in find_tokens(phrase):
            node = node.words.setdefault(token.folded, _Node())
        if node is not self._root and value not in node.value:
            node.value.append(value)

    def starts(self, folded: str) -> bool:
        """Some phrase begins with this folded word."""
        return folded in self._root.words

    def match_at(self, tokens: Sequence[Token], index: int, *, clitics: bool = True) -> Match[list[Value]] | None:
        """The longest phrase that begins at the token, with or without the clitics written before it."""
        best: Match[list[Value]] | None = None
        token = tokens[index]
        readings = stems(token.folded)
        if len(readings) == 1 and readings[0].text not in self._root.words:
            return None  # the way of most words
        readings = readings if clitics else readings[:1]
        for stem in readings:
            node = self._root.words.get(stem.text)
            if node is None:
                continue
            last, value = index + 1, node.value
            position, current = index + 1, node
            while position < len(tokens) and current.words:
                following = current.words.get(tokens[position].folded)
                if following is None:
                    break
                current = following
                position += 1
                if current.value:
                    last, value = position, current.value
            if value and (best is None or last > best.last):
                start = min(token.start + stem.skipped, token.end - 1)
                best = Match(index, last, Span(start, tokens[last - 1].end), value)
        return best

    def find(self, tokens: Sequence[Token], *, clitics: bool = True) -> list[Match[list[Value]]]:
        """Longest matches from left to right, none overlapping another."""
        found: list[Match[list[Value]]] = []
        index = 0
        while index < len(tokens):
            match = self.match_at(tokens, index, clitics=clitics) if tokens[index].kind != "mark" else None
            if match is None:
                index += 1
            else:
                found.append(match)
                index = match.last
        return found

"""A text cut into units: sentences, joined where a quotation runs over their boundary."""

from __future__ import annotations

import re

import msgspec

from rawi.knowledge.cues import Cues, Grammar, load_cues, load_grammar
from rawi.model import Document, Span
from rawi.understand.attributions.quotations import Quotation, find_quotations
from rawi.understand.named import Named
from rawi.understand.tools import Tags
from rawi.words.tokens import Token


class Unit(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` (exclusive)."""

    first: int
    last: int


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What every part of the search looks at."""

    document: Document
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    inside: tuple[int, ...]
    """For each token the quotation that holds it (marks included), or -1."""
    heads: frozenset[int]
    """First tokens of units."""
    starts: tuple[int, ...]
    """Where each token begins."""
    units: tuple[Unit, ...]
    cues: Cues
    grammar: Grammar
    named: frozenset[int] = frozenset()
    """Tokens that go on with the name that the token before belongs to."""
    names: frozenset[int] = frozenset()
    """Tokens that begin a name."""

    @property
    def language(self) -> str:
        """fr, en or ar."""
        return self.cues.language

    def span(self, first: int, last: int) -> Span | None:
        """Characters of tokens `first` to `last` (exclusive) without quotation marks, spaces and stops at the edges."""
        while first < last and self.tokens[first].text in EDGES:
            first += 1
        while last > first and self.tokens[last - 1].text in EDGES:
            last -= 1
        if first >= last:
            return None
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


EDGES = frozenset([*'«»“”"„‘’‹›,.;:،؛–—-…', "..."])


def lay_out(document: Document, tags: Tags, named: Named) -> Layout:
    """Tokens, quotations and units of the document."""
    quotations = find_quotations(document.text, tags.tokens)
    names, inside_names = _names(tags, named)
    inside = [-1] * len(tags.tokens)
    for number, quotation in enumerate(quotations):
        for index in range(quotation.first, quotation.last + 1):
            inside[index] = number
    units = tuple(piece for unit in _cut(tags, inside, _header_ends(document)) for piece in _pieces(unit))
    return Layout(
        document=document,
        tokens=tags.tokens,
        quotations=quotations,
        inside=tuple(inside),
        starts=tuple(token.start for token in tags.tokens),
        units=units,
        heads=frozenset(unit.first for unit in units),
        cues=load_cues(document.language),
        grammar=load_grammar(document.language),
        named=inside_names,
        names=names,
    )


def _names(tags: Tags, named: Named) -> tuple[frozenset[int], frozenset[int]]:
    """The first token of each name, and the tokens after it; names come sorted by their start."""
    found: set[int] = set()
    first: set[int] = set()
    index, count = 0, len(tags.tokens)
    for mention in named.mentions:
        if mention.kind not in ("name", "acronym"):
            continue
        while index < count and tags.tokens[index].start < mention.span.start:
            index += 1
        if index < count and tags.tokens[index].start == mention.span.start:
            first.add(index)
        at = index + 1
        while at < count and tags.tokens[at].end <= mention.span.end:
            found.add(at)
            at += 1
    return frozenset(first), frozenset(found)


# A line without stops is read in pieces, so that no search over a unit grows with the text.
_LONGEST_UNIT = 250


def _pieces(unit: Unit) -> list[Unit]:
    firsts = range(unit.first, unit.last, _LONGEST_UNIT)
    return [Unit(first, min(unit.last, first + _LONGEST_UNIT)) for first in firsts]


_DATE_LINE = re.compile(r"\A\s*date\s*:?\s*\d{4}(?:-\d{1,2}){0,2}(?=\s)", re.IGNORECASE)


def _header_ends(document: Document) -> list[int]:
    """Where words of the text that are metadata end: what follows is a unit of its own."""
    ends = [header.span.end for header in document.headers]
    line = _DATE_LINE.match(document.text)
    return sorted({*ends, line.end()} if line else set(ends))


def _cut(tags: Tags, inside: list[int], headers: list[int]) -> tuple[Unit, ...]:
    units: list[Unit] = []
    first = index = 0
    count = len(tags.tokens)
    ends = sorted({*headers, *(sentence.end for sentence in tags.sentences)})
    for end in ends:
        while index < count and tags.tokens[index].end <= end:
            index += 1
        if index < count and index > 0 and inside[index] >= 0 and inside[index] == inside[index - 1]:
            continue
        if index > first:
            units.append(Unit(first, index))
            first = index
    if first < count:
        units.append(Unit(first, count))
    return tuple(units)

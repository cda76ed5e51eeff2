"""What a sentence says in no language: concepts, numbers and keys of names, token by token."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rawi.connect.names import skeleton
from rawi.knowledge.bridge import concepts_of
from rawi.knowledge.numbers import number_at
from rawi.knowledge.relay_words import relay_words
from rawi.model import Reading, Span
from rawi.words.fold import is_arabic, stems
from rawi.words.sentences import find_sentences
from rawi.words.tokens import Token, find_tokens

_PRIOR = {"=": 0.10, "~": 0.02, "#": 0.05, "@": 0.02}
_PRIOR_REPORTS = 30.0


class Said(NamedTuple):
    """One token of a sentence with all signs that it can stand for."""

    signs: tuple[str, ...]
    start: int
    end: int


class Line(NamedTuple):
    """A sentence as signs."""

    span: Span
    said: tuple[Said, ...]
    signs: frozenset[str]
    words: tuple[str, ...]
    """Folded words and numbers in order, for comparing in one language."""


def lines_of(reading: Reading) -> tuple[Line, ...]:
    """The sentences of a report, in order, those without any word left out."""
    document = reading.document
    tokens = find_tokens(document.text)
    found = []
    first = 0
    for span in reading.account.sentences or find_sentences(document.text):
        while first < len(tokens) and tokens[first].start < span.start:
            first += 1
        last = first
        while last < len(tokens) and tokens[last].end <= span.end:
            last += 1
        line = _line(tokens[first:last], span, document.language)
        if line.said:
            found.append(line)
        first = last
    return tuple(found)


def _line(tokens: Sequence[Token], span: Span, language: str) -> Line:
    said: list[Said] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        number = number_at(tokens, index, language) if token.kind != "mark" else None
        if number is not None and number.kind not in ("several", "half"):
            said.append(Said((f"#{number.low}",), token.start, tokens[number.last - 1].end))
            index = number.last
            continue
        if token.kind == "word":
            signs = signs_of(token, language, first=index == 0)
            if signs:
                said.append(Said(signs, token.start, token.end))
        index += 1
    words = tuple(token.folded for token in tokens if token.kind in ("word", "number"))
    return Line(span, tuple(said), frozenset(sign for one in said for sign in one.signs), words)


def signs_of(token: Token, language: str, *, first: bool = False) -> tuple[str, ...]:
    """The concepts and name keys of one word; none for a word without meaning of its own."""
    folded = token.folded
    if folded in relay_words("function") or len(folded) < 2:
        return ()
    if is_arabic(folded):
        if len(folded) < 3:
            return ()
        concepts = concepts_of(folded, "ar")
        if concepts[0][0] == "=":
            return concepts
        keys = dict.fromkeys(skeleton(stem.text) for stem in stems(folded))
        return concepts + tuple("@" + key for key in keys if len(key) >= 2)
    concepts = concepts_of(folded, language)
    named = token.text[0].isupper() and len(folded) > 2
    if not named or (first and concepts[0][0] == "="):
        return concepts if len(folded) > 2 else ()
    key = skeleton(folded)
    return (*concepts, "@" + key) if len(key) >= 2 else concepts


Weigh = Callable[[str], float]
"""How much a sign tells."""


class Weights:
    """How much a sign tells: rare signs more; a prior stands in where the collection is small."""

    def __init__(self, reports: Iterable[Sequence[Line]] = ()) -> None:
        self._seen: Counter[str] = Counter()
        self.reports = 0
        self._known: dict[str, float] = {}
        self.add(reports)

    def add(self, reports: Iterable[Sequence[Line]]) -> None:
        """Counts more reports in."""
        for lines in reports:
            self.reports += 1
            self._seen.update({sign for line in lines for sign in line.signs})
        self._known.clear()

    def __call__(self, sign: str) -> float:
        """The weight of one sign."""
        known = self._known.get(sign)
        if known is None:
            expected = _PRIOR.get(sign[0], 0.05) * _PRIOR_REPORTS
            known = math.log((self.reports + _PRIOR_REPORTS) / (self._seen[sign] + expected))
            self._known[sign] = known = max(known, 0.05)
        return known

    def seen(self, sign: str) -> int:
        """Reports that hold the sign."""
        return self._seen[sign]

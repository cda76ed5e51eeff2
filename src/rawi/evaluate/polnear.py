"""PolNeAR in CofeNet's setting: exact spans of source, cue and content, instance by instance."""

from __future__ import annotations

import pathlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

KINDS = ("source", "cue", "content")
Labelled = tuple[str, int, int]
"""Kind, first word, word after the last."""

TREEBANK = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
}
CLOSING = frozenset(
    [
        ",",
        ".",
        ";",
        ":",
        "!",
        "?",
        "”",
        ")",
        "]",
        "}",
        "%",
        "...",
        "n't",
        "'s",
        "'re",
        "'ve",
        "'ll",
        "'d",
        "'m",
        "'",
        "’s",
        "’",
    ]
)
OPENING = frozenset(["“", "‘", "(", "[", "{", "$", "#"])


class Instance(msgspec.Struct, frozen=True):
    """One line of the file; further fields are not read."""

    tokens: list[str]
    labels: list[str]


class FlatReader(Protocol):
    """A model that tags source, cue and content as PolNeAR does."""

    def tag_polnear(self, texts: Sequence[str]) -> list[list[tuple[str, int, int]]]:
        """Kind and half-open characters of each span, a text at a time."""
        ...


def read_instances(path: pathlib.Path) -> list[Instance]:
    """All instances of the file, in order."""
    return [msgspec.json.decode(line, type=Instance) for line in path.read_bytes().splitlines() if line.strip()]


def write_out(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Treebank tokens as running text, and the characters of each token."""
    text, places, glue = "", [], True
    for token in tokens:
        word = TREEBANK.get(token, token)
        if text and not glue and word not in CLOSING:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glue = word in OPENING
    return text, places


def spans_of(labels: Sequence[str]) -> set[Labelled]:
    """Spans of BIO labels; an I without its B begins a span."""
    spans: set[Labelled] = set()
    kind, start = "", 0
    for at, label in enumerate([*labels, "O"]):
        mark, _, name = label.partition("-")
        if kind and (mark != "I" or name != kind):
            spans.add((kind, start, at))
            kind = ""
        if mark != "O" and not kind:
            kind, start = name, at
    return spans


def in_words(found: Iterable[tuple[str, int, int]], places: Sequence[tuple[int, int]]) -> set[Labelled]:
    """Spans of characters as spans of the words that they touch."""
    spans: set[Labelled] = set()
    for kind, start, end in found:
        touched = [at for at, (a, b) in enumerate(places) if a < end and b > start]
        if touched:
            spans.add((kind, touched[0], touched[-1] + 1))
    return spans


def score(instances: Sequence[Instance], reader: FlatReader) -> dict[str, float]:
    """Exact F1 in percent for each kind, over all instances."""
    written = [write_out(instance.tokens) for instance in instances]
    tagged = reader.tag_polnear([text for text, _ in written])
    hit, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for instance, (_, places), spans in zip(instances, written, tagged, strict=True):
        true, mine = spans_of(instance.labels), in_words(spans, places)
        gold.update(kind for kind, _, _ in true)
        found.update(kind for kind, _, _ in mine)
        hit.update(kind for kind, _, _ in true & mine)
    return {kind: 200 * hit[kind] / ((found[kind] + gold[kind]) or 1) for kind in KINDS}


def report(path: pathlib.Path, reader: FlatReader) -> str:
    """The three lines that `python -m rawi.evaluate polnear FILE` prints."""
    figures = score(read_instances(path), reader)
    return "\n".join(f"{kind} F1 {figures[kind]:.1f}" for kind in KINDS)

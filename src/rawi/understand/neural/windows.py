"""Texts as tokens, and long texts as overlapping windows of them."""

from __future__ import annotations

import itertools

from msgspec import Struct
from tokenizers import Encoding

WINDOW = 440
"""Tokens of one window, without the marks at both ends; the encoder knows 512 positions."""
STEP = WINDOW // 2
BEGIN, END = 0, 2
EDGE = " \n\t\r\u00a0\u202f\u200f\u200e\"'“”«»‘’„‹›"


class Window(Struct, frozen=True, kw_only=True):
    """Some consecutive tokens of one text: index 0 is the opening mark."""

    text: int
    """Which of the texts read together."""
    ids: list[int]
    edges: list[tuple[int, int]]
    """The characters of each token, spaces in front left out; the marks have empty ones."""
    owned: tuple[int, int]
    """Half-open range of tokens whose frames this window decides, because it sees most around them."""


def cut_windows(index: int, text: str, encoding: Encoding) -> list[Window]:
    """One window for most texts; a long one is covered by windows that overlap by half."""
    length = len(encoding.ids)
    starts = [0] if length <= WINDOW else [*range(0, length - WINDOW, STEP), length - WINDOW]
    borders = [0, *((a + WINDOW + b) // 2 for a, b in itertools.pairwise(starts)), length]
    offsets = encoding.offsets
    return [
        Window(
            text=index,
            ids=[BEGIN, *encoding.ids[start : start + WINDOW], END],
            edges=[(0, 0), *(_edges(text, *pair) for pair in offsets[start : start + WINDOW]), (0, 0)],
            owned=(borders[at] - start + 1, borders[at + 1] - start + 1),
        )
        for at, start in enumerate(starts)
    ]


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end


def characters(text: str, edges: list[tuple[int, int]], first: int, last: int) -> tuple[int, int] | None:
    """The characters of the tokens first..last, spaces and quotation marks at the edges left out."""
    start, end = edges[first][0], edges[last][1]
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return (start, end) if start < end else None

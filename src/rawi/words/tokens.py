"""Tokens that survive raw news: every one knows its characters, hyphens and apostrophes split names the same way always."""

from __future__ import annotations

import re

import msgspec

from rawi.model import Span
from rawi.words.fold import fold


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, a number or one mark. `folded` is its common spelling; `glued` means no space stands before it."""

    start: int
    end: int
    text: str
    folded: str
    kind: str
    """word, number, mark or address."""
    glued: bool

    @property
    def span(self) -> Span:
        """The token's characters."""
        return Span(self.start, self.end)


_LETTER = r"[^\W\d_]"
_MARKS = r"[\u064b-\u0652\u0670\u0640]"
_WORD = rf"{_LETTER}(?:{_LETTER}|{_MARKS}|[\u0300-\u036f])*"
_TOKEN = re.compile(
    rf"""
    (?P<address>https?://[^\s<>«»"]+|www\.[^\s<>«»"]+|[\w.+-]+@[\w-]+\.[\w.-]+\w|[@\#]\w+)
  | (?P<acronym>(?:[A-Za-z]\.){{2,}})
  | (?P<elided>(?:[ldnsjmtcLDNSJMTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’ʼ])(?={_LETTER}|\d)
  | (?P<possessive>['’ʼ][sS]\b)
  | (?P<word>{_WORD}(?:['’ʼ`](?![sS]\b){_WORD})*\d*)
  | (?P<number>[0-9٠-٩۰-۹]+(?:[.,٫٬:][0-9٠-٩۰-۹]+)*)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-‐‑")
_KINDS = {"acronym": "word", "elided": "word", "possessive": "word"}


def find_tokens(text: str) -> tuple[Token, ...]:
    """All tokens of the text, in order.

    `syro-irakienne` is two words and no mark; `l’Irak` is `l’` and `Irak`; `Iran's` is `Iran` and `'s`; a hyphen
    between spaces is a mark, as is every other sign.
    """
    found: list[Token] = []
    before = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        surface = match.group()
        kind = match.lastgroup or "mark"
        if kind == "mark" and surface in _HYPHENS and start == before and end < len(text) and text[end].isalnum():
            before = end  # the hyphen inside a name: its parts are glued words
            continue
        # A lone vowel mark or tatweel folds to nothing; steps may look at the first letter of any folded token.
        folded = fold(surface) or surface
        found.append(Token(start, end, surface, folded, _KINDS.get(kind, kind), start == before))
        before = end
    return tuple(found)

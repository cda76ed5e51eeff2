"""Stretches of a text between quotation marks, also where the marks stand the wrong way round or one is missing."""

from __future__ import annotations

from typing import NamedTuple

from rawi.words.tokens import Token

_OPENING = {"«": "»", "“": "”", "„": "”“", "‹": "›", "‘": "’"}
_CLOSING = frozenset("»”›")
_STRAIGHT = '"'
# A quotation that never closes ends with its paragraph; one longer than this is a mark gone astray.
_LONGEST = 400


class Quotation(NamedTuple):
    """Tokens from the opening mark `first` to the closing mark `last`; `last` is the paragraph's end where none closes."""

    first: int
    last: int
    closed: bool

    @property
    def inner(self) -> tuple[int, int]:
        """The half-open range of tokens between the marks."""
        return self.first + 1, self.last if self.closed else self.last + 1


def find_quotations(text: str, tokens: tuple[Token, ...]) -> tuple[Quotation, ...]:
    """Quotations in order, the outermost where they nest."""
    found: list[Quotation] = []
    opened: int | None = None
    for index, token in enumerate(tokens):
        if opened is not None and _breaks(text, tokens, opened, index):
            _keep(found, Quotation(opened, index - 1, False))
            opened = None
        if token.kind != "mark":
            continue
        if opened is None:
            if _opens(text, token):
                opened = index
        elif _closes(text, tokens[opened], token):
            _keep(found, Quotation(opened, index, True))
            opened = None
    if opened is not None:
        _keep(found, Quotation(opened, len(tokens) - 1, False))
    return tuple(found)


def _keep(found: list[Quotation], quotation: Quotation) -> None:
    first, last = quotation.inner
    if last - first >= 1:
        found.append(quotation)


def _opens(text: str, token: Token) -> bool:
    if token.text == "‘" or (token.text == "’" and not token.glued):
        return token.end < len(text) and text[token.end].isalnum()
    return token.text in _OPENING or token.text in _CLOSING or token.text == _STRAIGHT


def _closes(text: str, opener: Token, token: Token) -> bool:
    if opener.text in "‘’":
        return token.text == "’" and not text[token.end : token.end + 1].isalnum()
    if opener.text == _STRAIGHT:
        return token.text == _STRAIGHT
    if opener.text in _CLOSING:  # the wrong way round: any mark of the pair ends it
        return token.text in "«»“”"
    return token.text in _OPENING[opener.text] or (token.text == opener.text and token.text != "‘")


def _breaks(text: str, tokens: tuple[Token, ...], opened: int, index: int) -> bool:
    if index - opened > _LONGEST:
        return True
    return index > 0 and "\n" in text[tokens[index - 1].end : tokens[index].start]

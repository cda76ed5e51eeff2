"""Lines that credit the whole text to somebody: "Source : traduit de", "(AFP)", "نقلا عن"."""

from __future__ import annotations

import re
from functools import lru_cache

from rawi.knowledge.cues import load_cues
from rawi.model import Document, Span
from rawi.words.fold import fold
from rawi.words.tokens import find_tokens

_LINE = re.compile(r"[^\n]+")
_DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*[-–—:]")
_SIGNATURE = re.compile(
    r"\((?:avec |with |par |by )?([A-Z][\w./ -]{1,30}|[\u0621-\u064a][\u0621-\u064a ]{2,24})\)\s*\.?\s*\Z"
)
_BARE = re.compile(r"[A-Z]{2,5}(?:[/ -][A-Z]{2,8})*\Z")
_EDGE = " \t.:–—-[](){}*•|،,"


class Credit:
    """The words of one credit line."""

    def __init__(self, cue: Span | None, source: Span | None) -> None:
        self.cue = cue
        self.source = source


@lru_cache(maxsize=4)
def _openers(language: str) -> re.Pattern[str]:
    """Credit cues of the language, the longest first, at the head of a line."""
    bases = sorted(load_cues(language).credits(), key=len, reverse=True)
    words = "|".join(re.escape(base).replace(r"\ ", r"\s+").replace("’", "['’]") for base in bases)
    return re.compile(rf"[\s\[(*•–—-]*((?:(?:{words})\s*:?\s*)+)(?=[\s'’:]|\S)", re.IGNORECASE)


def find_credits(document: Document) -> list[Credit]:
    """Credits in the order of the text: lines of their own at its head and foot, a signature, a foreign dateline."""
    text = document.text
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    found: list[Credit] = []
    edge = lines[:3] + [line for line in lines[-4:] if line not in lines[:3]]
    for start, end in edge:
        credit = _credit_line(document, start, end)
        if credit is not None:
            found.append(credit)
    signature = _SIGNATURE.search(text.rstrip())
    if signature is not None and not found and _is_foreign(document, signature.group(1)):
        found.append(Credit(None, Span(*signature.span(1))))
    dateline = _DATELINE.search(text, 0, 160)
    if dateline is not None and not found and _is_foreign(document, dateline.group(1)):
        found.append(Credit(None, Span(*dateline.span(1))))
    return found


def _credit_line(document: Document, start: int, end: int) -> Credit | None:
    line = document.text[start:end]
    if len(line.split()) > 16:
        return None
    stripped = line.strip(_EDGE)
    if _BARE.fullmatch(stripped) and start > len(document.text) // 2 and _is_foreign(document, stripped):
        at = start + line.index(stripped)
        return Credit(None, Span(at, at + len(stripped)))
    match = _openers(document.language).match(line)
    if match is None:
        return None
    cue_text = match.group(1)
    boundary = line[match.end(1) : match.end(1) + 1]
    if cue_text[-1].isalnum() and boundary.isalnum():
        return None
    cue_start = start + match.start(1)
    cue = Span(cue_start, cue_start + len(cue_text.rstrip()))
    weak = fold(cue_text.strip(" :")) in ("avec", "with", "via", "عن", "d'apres", "publie par", "traduction", "ترجمه")
    if weak and ((line.rstrip().endswith(".") and len(line.split()) > 6) or len(line.split()) > 8):
        return None
    source = _source(document, start + match.end(1), end)
    if source is None and ":" in cue_text:
        return None
    if source is not None and not _is_foreign(document, source.of(document.text)) and weak:
        return None
    return Credit(cue, source)


def _source(document: Document, start: int, end: int) -> Span | None:
    """The name behind the cue, up to a dash, a comma, a bracket or a stop."""
    piece = document.text[start:end]
    stop = re.search(r"\s[–—-]\s|[,،;|()\]\[]|\.\s|\.$|https?://", piece)
    piece = piece[: stop.start()] if stop else piece
    stripped = piece.strip(_EDGE + '«»"“”')
    if not stripped or not any(char.isalpha() for char in stripped):
        return None
    at = start + piece.index(stripped)
    return Span(at, at + len(stripped))


def _is_foreign(document: Document, name: str) -> bool:
    """The name is not the outlet's own."""
    if not document.outlet:
        return True
    own = {token.folded for token in find_tokens(document.outlet) if len(token.folded) > 2}
    words = {token.folded for token in find_tokens(name) if token.kind == "word" and len(token.folded) > 1}
    return not words & own and bool(words)

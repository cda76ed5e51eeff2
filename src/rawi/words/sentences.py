"""Sentences of raw news: lines always end one, full stops mostly do."""

from __future__ import annotations

import re

from rawi.model import Span

_ABBREVIATIONS = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mlle",
        "mr",
        "mrs",
        "ms",
        "dr",
        "pr",
        "prof",
        "st",
        "ste",
        "gen",
        "gén",
        "col",
        "lt",
        "cap",
        "capt",
        "cdt",
        "cmdt",
        "sgt",
        "maj",
        "adm",
        "brig",
        "rev",
        "sen",
        "rep",
        "gov",
        "pres",
        "jan",
        "janv",
        "feb",
        "fev",
        "fév",
        "févr",
        "fevr",
        "mar",
        "avr",
        "apr",
        "jun",
        "juil",
        "jul",
        "aug",
        "août",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "déc",
        "av",
        "bd",
        "no",
        "nos",
        "n°",
        "vs",
        "etc",
        "env",
        "ex",
        "art",
        "vol",
        "p",
        "pp",
        "cf",
        "i.e",
        "e.g",
        "al",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "jr",
        "sr",
        "approx",
        "dept",
        "est",
        "km",
        "h",
        "min",
    ]
)
_END = re.compile(r"[.!?؟…]+[»”\"'’)\]]*(?=\s|$)|(?<=[^\W\d_A-Z]{2})[.!?؟]+(?=[A-ZÀ-Þ\u0621-\u064a«“])|\n+")
_LAST_WORD = re.compile(r"[^\s(«“\"'’]+$")
_OPENER = re.compile(r"\s*[«“\"'(\[]*\s*(\S)")


def find_sentences(text: str) -> tuple[Span, ...]:
    """Half-open spans without the spaces around them; every visible character lies in one."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and not _ends(text, match):
            continue
        _keep(text, start, match.end(), found)
        start = match.end()
    _keep(text, start, len(text), found)
    return tuple(found)


def _keep(text: str, start: int, end: int, found: list[Span]) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        offset = start + len(piece) - len(piece.lstrip())
        found.append(Span(offset, offset + len(stripped)))


def _ends(text: str, match: re.Match[str]) -> bool:
    """A full stop ends a sentence unless it belongs to an abbreviation, an initial, or goes on in lower case."""
    mark = match.group()
    following = _OPENER.match(text, match.end())
    goes_on_low = following is not None and following.group(1).islower()
    if mark[0] in "!?؟":
        return not goes_on_low
    if mark.startswith(("..", "…")):
        return not goes_on_low
    word = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    if word is not None:
        last = word.group().rstrip(".").lower()
        if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()) or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
            return False
    return not goes_on_low

"""The one text that all offsets count in, and its map to the source's characters."""

from __future__ import annotations

import re
import unicodedata

from rawi.model import Run

# Controls, byte order marks, soft hyphens, zero-width spaces and direction overrides carry no words;
# the zero-width joiners stay, since emoji and Persian spell with them.
_CARRY_NOTHING = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_LINE_ENDS = "\r\n|[\r\x85\u2028\u2029]"
_DROPPED = re.compile(_CARRY_NOTHING)
_NEWLINES = re.compile(_LINE_ENDS)
_SPECIAL = re.compile(f"{_CARRY_NOTHING}|{_LINE_ENDS}|[\t\ud800-\udfff]")


def normalise(source: str) -> tuple[str, tuple[Run, ...]]:
    """NFC, one newline form, no control characters; the runs say where each character came from.

    A character that NFC composes from several maps to the first of them. A text that needs no change has no runs.
    Normalising twice changes nothing more.
    """
    if unicodedata.is_normalized("NFC", source) and _SPECIAL.search(source) is None:
        return source, ()
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    position = 0
    for match in _SPECIAL.finditer(source):
        length = _copy(source, position, match.start(), pieces, runs, length)
        replacement = _replacement(match.group())
        if replacement:
            runs.append(Run(length, match.start()))
            pieces.append(replacement)
            length += 1
        position = match.end()
    _copy(source, position, len(source), pieces, runs, length)
    text = "".join(pieces)
    settled = unicodedata.normalize("NFC", text)
    if settled != text:  # marks that met only after a dropped character between them
        settled, inner = normalise(text)
        return settled, _through(inner, runs, len(settled))
    return text, _compact(runs)


def _replacement(found: str) -> str:
    if _NEWLINES.fullmatch(found):
        return "\n"
    if found == "\t":
        return " "
    return "" if _DROPPED.fullmatch(found) else "\ufffd"


def _copy(source: str, start: int, end: int, pieces: list[str], runs: list[Run], length: int) -> int:
    """Appends source[start:end] in NFC; a run begins at each place where the two texts slip."""
    if start >= end:
        return length
    chunk = source[start:end]
    runs.append(Run(length, start))
    if unicodedata.is_normalized("NFC", chunk):
        pieces.append(chunk)
        return length + len(chunk)
    begin = 0
    for index in range(1, len(chunk) + 1):
        if index < len(chunk) and unicodedata.combining(chunk[index]):
            continue
        composed = unicodedata.normalize("NFC", chunk[begin:index])
        if len(composed) != index - begin:
            runs.append(Run(length, start + begin))
            runs.append(Run(length + len(composed), start + index))
        pieces.append(composed)
        length += len(composed)
        begin = index
    return length


def _compact(runs: list[Run]) -> tuple[Run, ...]:
    kept: list[Run] = []
    for run in runs:
        if kept and kept[-1].text == run.text:
            kept.pop()
        if kept and run.source - run.text == kept[-1].source - kept[-1].text:
            continue
        kept.append(run)
    return tuple(kept)


def _through(inner: tuple[Run, ...], outer: list[Run], length: int) -> tuple[Run, ...]:
    """The map of a text normalised twice: each character through both maps."""
    first, second = _offsets(inner, length), _offsets(_compact(outer), max(length * 4, 16))
    points = [Run(index, second[first[index]]) for index in range(length)]
    return _compact(points)


def _offsets(runs: tuple[Run, ...], length: int) -> list[int]:
    found = list(range(length))
    for run, following in zip(runs, [*runs[1:], Run(length, 0)], strict=True):
        for index in range(run.text, min(following.text, length)):
            found[index] = run.source + index - run.text
    return found

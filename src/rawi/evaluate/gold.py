"""Annotated reports: what a careful reader marked, with each string found in its text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from rawi.errors import InputError
from rawi.model import Document, Span
from rawi.reading.headers import partial_date


class GoldAttribution(msgspec.Struct, frozen=True, kw_only=True):
    """As written in the annotation guidelines: strings of the text."""

    source: str | None
    cue: str | None
    content: list[str]
    stance: str
    voice: str = "indirect"
    anonymous: bool = False
    within: int | None = None


class GoldToll(msgspec.Struct, frozen=True, kw_only=True):
    """A number's words and bounds."""

    low: int | None
    high: int | None
    text: str = ""


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One description of a happening, in strings of the text."""

    trigger: str
    kind: str
    status: str
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    time: str | None = None
    weapon: str | None = None
    killed: GoldToll | None = None
    injured: GoldToll | None = None
    munitions: GoldToll | None = None
    vehicles: GoldToll | None = None
    attribution: int | None = None
    main: bool = False


class GoldTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time's words and days."""

    text: str
    start: date | None = None
    end: date | None = None


class GoldReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with all its marks."""

    id: str
    lang: str
    text: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    attributions: list[GoldAttribution] = []
    events: list[GoldEvent] = []
    times: list[GoldTime] = []

    def document(self) -> Document:
        """The report as rawi reads it: the text as it stands."""
        dating = partial_date(self.published, method="field") if self.published else None
        return Document(
            id=self.id, text=self.text, language=self.lang, url=self.url, outlet=self.outlet, published=dating
        )


def read_gold(path: Path) -> list[GoldReport]:
    """The annotated reports of a JSON Lines file; raises InputError with the line for a damaged one."""
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            try:
                found.append(msgspec.json.decode(line, type=GoldReport))
            except msgspec.DecodeError as error:
                raise InputError(f"{path}, line {number}: no annotated report: {error}") from error
    return found


def kept_aside(name: str) -> bool:
    """A tenth of the reports, by a hash of the id, on which nothing was trained."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0


def read_aside(folder: Path) -> Iterator[GoldReport]:
    """The reports kept aside in all files of a folder, in order."""
    for path in sorted(folder.glob("*.jsonl")):
        yield from (report for report in read_gold(path) if kept_aside(report.id))


def locate(text: str, string: str | None) -> Span | None:
    """The characters of an annotated string; `x@2` is its second occurrence, `*` the whole text."""
    if string is None or not string:
        return None
    if string == "*":
        return Span(0, len(text))
    nth = 1
    match = re.search(r"@(\d+)$", string)
    if match and string not in text:
        string, nth = string[: match.start()], int(match.group(1))
    at = -1
    for _ in range(nth):
        at = text.find(string, at + 1)
        if at < 0:
            return None
    return Span(at, at + len(string))


def locate_all(text: str, strings: Iterable[str]) -> tuple[Span, ...]:
    """The same for several, without those that are not there."""
    return tuple(span for span in (locate(text, string) for string in strings) if span is not None)

"""A text and the places in it: the ground that every finding stands on."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

import msgspec

Id = str
"""A name that derives from what it names, so that repeated runs agree and shards need no counter."""


def make_id(*parts: object) -> Id:
    """Sixteen hexadecimal digits that are the same for the same parts, on every machine."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Half-open range of code points, `0 <= start < end`; written as `[start, end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of `text` that the span holds."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Every character of `other` is one of mine."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """At least one character is in both."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds them all; raises ValueError where there is none."""
    listed = list(spans)
    if not listed:
        raise ValueError("no span to cover")
    return Span(min(s.start for s in listed), max(s.end for s in listed))


class Dating(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When a report was published: the half-open interval of days it can mean, and how that is known."""

    start: date
    end: date
    grain: str = "day"
    """day, month or year: as exact as the source was."""
    method: str = ""
    """field, header, dateline, meta, json-ld, url, text ...: where the date was read."""


class Run(msgspec.Struct, frozen=True, array_like=True):
    """From `text` on, the document's characters follow the source's from `source` on, one for one."""

    text: int
    source: int


class Passage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paragraph whose language is known."""

    span: Span
    language: str


class Header(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words of the text that are metadata: a date line, a dateline's town and agency, a headline."""

    span: Span
    kind: str
    """date, dateline, headline, byline or furniture."""
    value: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report. `text` is normalised once (NFC, one newline form, no control characters); all offsets count in it."""

    id: Id
    text: str
    language: str
    url: str | None = None
    outlet: str | None = None
    published: Dating | None = None
    updated: Dating | None = None
    fetched: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    raw_sha256: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    origin: str | None = None
    """Where the bytes came from: a path, an address, a member of an archive."""
    passages: tuple[Passage, ...] = ()
    headers: tuple[Header, ...] = ()
    runs: tuple[Run, ...] = ()
    """The map to the characters of the source's text, sorted by `text`; empty means the two are the same."""

    def quote(self, span: Span) -> str:
        """The characters of the text that the span holds."""
        return span.of(self.text)

    def source_offset(self, offset: int) -> int:
        """The character of the source's decoded text that stands at `offset` of the document's text."""
        index = bisect_right(self.runs, offset, key=lambda run: run.text)
        if index == 0:
            return offset
        run = self.runs[index - 1]
        return run.source + offset - run.text

"""Raw bytes to a Document: the article, its metadata, its one text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

import msgspec

from rawi.errors import Refusal
from rawi.model import Dating, Document, Run, make_id
from rawi.reading.encodings import Decoded, decode
from rawi.reading.headers import date_of_headers, find_headers, partial_date
from rawi.reading.html import Page
from rawi.reading.languages import SERVED, find_language, find_passages
from rawi.reading.normalise import normalise
from rawi.reading.raw import Fields, Item, Raw
from rawi.reading.sandbox import Job, Sandbox
from rawi.reading.sources import open_sources
from rawi.settings import Settings


def read_documents(
    paths: Iterable[str], settings: Settings, *, keep: Callable[[bytes], None] | None = None
) -> Iterator[Document | Refusal]:
    """Every report under the paths as a Document, or why it is refused, in order; ids are unique.

    `keep` is handed each page's bytes just before its document comes. Raises InputError for a path that does not exist.
    """
    with Sandbox(seconds=settings.parse_seconds, megabytes=settings.parse_megabytes) as sandbox:
        seen: set[str] = set()
        for item in open_sources(paths, settings):
            if keep is not None and isinstance(item, Raw):
                keep(item.data)
            yield _unique(_document_or_refusal(item, settings, sandbox), seen)


def read_text(text: str, *, fields: Fields | None = None, settings: Settings | None = None) -> Document:
    """A Document of a text at hand; raises Refusal as for any input."""
    raw = Raw(
        origin="text",
        data=text.encode("utf-8", "replace"),
        media_type="text/plain",
        charset="utf-8",
        fields=fields or Fields(),
    )
    settings = settings or Settings()
    with Sandbox(seconds=settings.parse_seconds, megabytes=settings.parse_megabytes) as sandbox:
        return to_document(raw, settings, sandbox)


def _document_or_refusal(item: Item, settings: Settings, sandbox: Sandbox) -> Document | Refusal:
    if isinstance(item, Refusal):
        return item
    try:
        return to_document(item, settings, sandbox)
    except Refusal as refusal:
        return Refusal(refusal.reason, origin=item.origin, detail=refusal.detail)


def _unique(item: Document | Refusal, seen: set[str]) -> Document | Refusal:
    """Two pages of one text without an address are two reports, since copies matter; one address counts once."""
    if isinstance(item, Refusal):
        return item
    if item.id in seen and item.url is None and item.id == make_id("", item.text):
        item = msgspec.structs.replace(item, id=make_id(item.origin, item.text))
    if item.id in seen:
        return Refusal("duplicate", origin=item.origin or "", detail=f"a report with the id {item.id} was read before")
    seen.add(item.id)
    return item


def to_document(raw: Raw, settings: Settings, sandbox: Sandbox) -> Document:
    """The Document of one raw page; raises Refusal with the reason."""
    decoded = None if raw.media_type == "application/pdf" else decode(raw.data, declared=raw.charset)
    page = _page(raw, decoded, settings, sandbox)
    text, runs = normalise(page.text)
    if page.runs:
        runs = _through(runs, page.runs, len(text))
    if len(text) > settings.max_characters:
        raise Refusal(
            "too_large", detail=f"{len(text)} characters; the most is {settings.max_characters} (RAWI_MAX_CHARACTERS)"
        )
    language = _language(text, raw.fields)
    headers = find_headers(text)
    sha = hashlib.sha256(raw.data).hexdigest()
    published = _stated(raw.fields.published) or page.published or date_of_headers(headers)
    return Document(
        id=raw.fields.id or make_id(raw.fields.url or page.url or "", text),
        text=text,
        language=language,
        url=raw.fields.url or page.url,
        outlet=raw.fields.outlet or page.outlet,
        published=published,
        updated=page.updated,
        fetched=raw.fields.fetched,
        title=raw.fields.title or page.title,
        authors=raw.fields.authors or page.authors,
        raw_sha256=sha,
        media_type=raw.media_type,
        encoding=decoded.encoding if decoded else None,
        origin=raw.origin,
        passages=find_passages(text, language),
        headers=headers,
        runs=runs,
    )


def _page(raw: Raw, decoded: Decoded | None, settings: Settings, sandbox: Sandbox) -> Page:
    if decoded is not None and len(decoded.text) > 4 * settings.max_characters + 1_000_000:
        raise Refusal("too_large", detail=f"{len(decoded.text)} characters in one document")
    if decoded is None:
        return sandbox.parse(Job(kind="pdf", data=raw.data))
    if raw.media_type == "text/html":
        page = sandbox.parse(Job(kind="html", data=decoded.text.encode("utf-8", "replace"), url=raw.fields.url))
        if not page.text.strip():
            raise Refusal("empty", detail="the page holds no article")
        return page
    if not decoded.text.strip():
        raise Refusal("empty", detail="there is nothing in it")
    return Page(text=decoded.text)


def _language(text: str, fields: Fields) -> str:
    stated = (fields.language or "").lower()[:2]
    return stated if stated in SERVED else find_language(text)


def _stated(value: str | None) -> Dating | None:
    return partial_date(value, method="field") if value else None


def _through(outer: tuple[Run, ...], inner: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    """The map from the normalised text through the page's text to the page's source."""
    page = Document(id="", text="", language="", runs=inner)
    text = Document(id="", text="", language="", runs=outer)
    starts = sorted({0, *(run.text for run in outer), *_starts_in(outer, inner, length)})
    found: list[Run] = []
    for start in starts:
        run = Run(start, page.source_offset(text.source_offset(start)))
        if start < length and (not found or run.source - run.text != found[-1].source - found[-1].text):
            found.append(run)
    return tuple(found)


def _starts_in(outer: tuple[Run, ...], inner: tuple[Run, ...], length: int) -> Iterator[int]:
    """Where the inner map's runs begin, in characters of the normalised text."""
    bounds = [*outer, Run(length, 0)] if outer and outer[0].text == 0 else [Run(0, 0), *outer, Run(length, 0)]
    index = 0
    for run in inner:
        while index + 1 < len(bounds) - 1 and bounds[index + 1].source <= run.text:
            index += 1
        start = bounds[index].text + run.text - bounds[index].source
        if 0 <= start < bounds[index + 1].text:
            yield start

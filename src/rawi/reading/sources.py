"""Where reports come from: files, folders, standard input, archives and addresses, each a stream of raw pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from rawi.errors import InputError, Refusal
from rawi.reading.archives import gunzip, read_warc, read_zip
from rawi.reading.fetch import fetch
from rawi.reading.kinds import kind_of
from rawi.reading.raw import Fields, Item, Raw
from rawi.reading.records import read_feed, read_json_lines, read_mail, read_table
from rawi.settings import Settings

_DEPTH = 3
"""An archive in an archive in an archive; deeper ones are bombs."""


def open_sources(paths: Iterable[str], settings: Settings) -> Iterator[Item]:
    """Each report's bytes, or its refusal, in the order of the paths; `-` is standard input.

    Raises InputError for a path that does not exist; everything else that is wrong costs one document.
    """
    for path in paths:
        if path == "-":
            yield from expand(_limited(sys.stdin.buffer.read(settings.max_bytes + 1), settings, "-"), "-", settings)
        elif path.startswith(("http://", "https://")):
            yield from _address(path, settings)
        else:
            yield from _files(Path(path), settings)


def _address(url: str, settings: Settings) -> Iterator[Item]:
    try:
        raw = fetch(url, settings)
    except Refusal as refusal:
        yield Refusal(refusal.reason, origin=url, detail=refusal.detail)
        return
    yield from _with_fields(expand(raw.data, url, settings, charset=raw.charset), raw.fields)


def _with_fields(items: Iterator[Item], fields: Fields) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Raw) and item.fields.url is None:
            yield msgspec.structs.replace(item, fields=msgspec.structs.replace(item.fields, url=fields.url))
        else:
            yield item


def _files(path: Path, settings: Settings) -> Iterator[Item]:
    if path.is_dir():
        for member in sorted(child for child in path.rglob("*") if child.is_file() and not _is_hidden(child, path)):
            yield from _file(member, settings)
    elif path.exists():
        yield from _file(path, settings)
    else:
        raise InputError(f"{path}: no such file or folder; give a path, an address, or - for standard input")


def _is_hidden(child: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in child.relative_to(root).parts)


def _file(path: Path, settings: Settings) -> Iterator[Item]:
    try:
        with path.open("rb") as handle:
            data = handle.read(settings.max_bytes + 1)
    except OSError as error:
        yield Refusal("unreadable", origin=str(path), detail=error.strerror or str(error))
        return
    yield from expand(_limited(data, settings, str(path)), str(path), settings)


def _limited(data: bytes, settings: Settings, origin: str) -> bytes | Refusal:
    if len(data) > settings.max_bytes:
        return Refusal(
            "too_large",
            origin=origin,
            detail=f"more than {settings.max_bytes} bytes; split it, or raise RAWI_MAX_BYTES",
        )
    return data


def expand(
    data: bytes | Refusal, origin: str, settings: Settings, *, charset: str | None = None, depth: int = 0
) -> Iterator[Item]:
    """The reports in these bytes, whatever they are packed in; their kind is told by content."""
    if isinstance(data, Refusal):
        yield data
        return
    if not data.strip(b"\x00 \r\n\t"):
        yield Refusal("empty", origin=origin, detail="there is nothing in it")
        return
    try:
        yield from _expand(data, origin, settings, charset, depth)
    except Refusal as refusal:
        yield Refusal(refusal.reason, origin=origin, detail=refusal.detail)


def _expand(data: bytes, origin: str, settings: Settings, charset: str | None, depth: int) -> Iterator[Item]:
    kind = kind_of(data)
    if kind in ("zip", "gzip") and depth >= _DEPTH:
        raise Refusal("bomb", detail=f"archives nested more than {_DEPTH} deep")
    if kind == "zip":
        for found in read_zip(data, origin, limit=settings.max_bytes):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from expand(found[1], found[0], settings, depth=depth + 1)
    elif kind == "gzip":
        yield from expand(gunzip(data, limit=settings.max_bytes), origin, settings, depth=depth + 1)
    elif kind == "warc":
        for item in read_warc(data, origin, limit=settings.fetch_bytes):
            yield from _page_of(item, settings)
    else:
        yield from _records(kind, data, origin, charset)


def _records(kind: str, data: bytes, origin: str, charset: str | None) -> Iterator[Item]:
    if kind == "jsonl":
        yield from read_json_lines(data, origin)
    elif kind == "table":
        yield from read_table(data, origin)
    elif kind == "mail":
        yield from read_mail(data, origin)
    elif kind == "feed":
        yield from read_feed(data, origin)
    elif kind.startswith("foreign"):
        raise Refusal(
            "binary",
            detail=f"{kind.removeprefix('foreign: ')}; rawi reads text, pages, PDF, tables, mail and archives of them",
        )
    else:
        media = {"html": "text/html", "pdf": "application/pdf"}.get(kind, "text/plain")
        yield Raw(origin=origin, data=data, media_type=media, charset=charset)


def _page_of(item: Item, settings: Settings) -> Iterator[Item]:
    """A response of a web archive is a page, a text or a PDF, whatever its server called it."""
    if isinstance(item, Refusal):
        yield item
        return
    for inner in expand(item.data, item.origin, settings, charset=item.charset, depth=_DEPTH):
        if isinstance(inner, Raw):
            fields = msgspec.structs.replace(inner.fields, url=item.fields.url, fetched=item.fields.fetched)
            yield msgspec.structs.replace(inner, fields=fields)
        else:
            yield inner

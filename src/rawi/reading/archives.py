"""Reports inside archives: ZIP, gzip, WARC, each opened within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from rawi.errors import Refusal
from rawi.reading.raw import Fields, Raw

_MEMBERS = 100_000
_RATIO = 200
"""A member that grows more than this is a bomb: text compresses 3 to 20 times."""


def gunzip(data: bytes, *, limit: int) -> bytes:
    """The bytes inside all members; raises Refusal("truncated") or Refusal("bomb") past `limit` bytes."""
    pieces: list[bytes] = []
    size = 0
    rest = data
    while rest:
        engine = zlib.decompressobj(31)
        try:
            while not engine.eof:
                piece = engine.decompress(rest, 1 << 20)
                rest = engine.unconsumed_tail
                size += len(piece)
                if size > limit or (size > 1 << 24 and size > _RATIO * len(data)):
                    raise Refusal("bomb", detail=f"it unpacks to more than {min(limit, _RATIO * len(data))} bytes")
                pieces.append(piece)
                if not rest and not engine.eof and not piece:
                    raise Refusal("truncated", detail="the gzip file ends in the middle")
        except zlib.error as error:
            raise Refusal("truncated", detail=f"no gzip: {error}") from error
        rest = engine.unused_data.lstrip(b"\x00")
    return b"".join(pieces)


def read_zip(data: bytes, origin: str, *, limit: int) -> Iterator[tuple[str, bytes] | Refusal]:
    """(origin, bytes) of each file in the archive, in its order; a broken member is refused alone."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        yield Refusal("truncated", origin=origin, detail=f"no ZIP archive: {error}")
        return
    with archive:
        members = [
            member
            for member in archive.infolist()
            if not member.is_dir() and not member.filename.startswith("__MACOSX/")
        ]
        left = limit
        for member in members[:_MEMBERS]:
            place = f"{origin}!{member.filename}"
            try:
                content = _member(archive, member, left)
            except Refusal as refusal:
                yield Refusal(refusal.reason, origin=place, detail=refusal.detail)
                if refusal.reason == "bomb":
                    return
                continue
            left -= len(content)
            yield place, content
        if len(members) > _MEMBERS:
            yield Refusal(
                "too_large", origin=origin, detail=f"only the first {_MEMBERS} of {len(members)} files are read"
            )


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    if member.flag_bits & 1:
        raise Refusal("locked", detail="the member asks for a password")
    allowed = min(left, max(1 << 24, _RATIO * member.compress_size))
    try:
        with archive.open(member) as handle:
            content = handle.read(allowed + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, RuntimeError, ValueError) as error:
        raise Refusal("truncated", detail=f"the member is damaged: {error}") from error
    if len(content) > allowed:
        raise Refusal("bomb", detail=f"it unpacks to more than {allowed} bytes")
    return content


def read_warc(data: bytes, origin: str, *, limit: int) -> Iterator[Raw | Refusal]:
    """The successful responses with a text, page or PDF, each with its address and the date it was fetched."""
    seen = 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data)), start=1):
            if record.rec_type not in ("response", "resource"):
                continue
            headers = record.http_headers
            if headers is not None and headers.get_statuscode() != "200":
                continue
            seen += 1
            yield _response(record, f"{origin}#{number}", limit)
    except (
        ArchiveLoadFailed,
        ValueError,
        OSError,
        EOFError,
        zlib.error,
        AttributeError,
        TypeError,
        KeyError,
        IndexError,
    ) as error:
        yield Refusal("truncated", origin=origin, detail=f"the archive breaks off after {seen} pages: {error}"[:300])
        return
    if not seen:
        yield Refusal("empty", origin=origin, detail="the archive holds no page")


def _response(record: ArcWarcRecord, place: str, limit: int) -> Raw | Refusal:
    headers = record.http_headers
    about = record.rec_headers
    content_type = (headers.get_header("Content-Type") if headers else about.get_header("Content-Type")) or ""
    url = about.get_header("WARC-Target-URI")
    if content_type and not any(kind in content_type for kind in ("html", "text", "xml", "pdf", "json")):
        return Refusal("binary", origin=place, detail=f"{url}: {content_type} holds no report")
    content = record.content_stream().read(limit + 1)
    if len(content) > limit:
        return Refusal("too_large", origin=place, detail=f"{url}: more than {limit} bytes")
    charset = content_type.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    fields = Fields(url=url, fetched=about.get_header("WARC-Date"))
    return Raw(origin=place, data=content, media_type="", charset=charset, fields=fields)

"""What a file is, told by its content and not by its name."""

from __future__ import annotations

import re

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|h1)[\s>/]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_MAIL = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}\r?\n")
_MAIL_NAMES = re.compile(rb"^(?:from|subject|date|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a sound file"),
)


def kind_of(data: bytes) -> str:
    """pdf, zip, gzip, warc, feed, html, jsonl, table, mail or text; `foreign: ...` for what rawi cannot read."""
    head = data[:65536]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    for magic, name in _FOREIGN:
        if head.startswith(magic):
            return f"foreign: {name}"
    return _kind_of_text(_as_ascii(head))


def _as_ascii(head: bytes) -> bytes:
    """The head without a byte order mark or the zeros of UTF-16, enough to see its marks."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _kind_of_text(head: bytes) -> str:
    stripped = head.lstrip()
    if re.match(rb'\[?\s*\{\s*"', stripped):
        return "jsonl"
    if stripped.startswith(b"<") and _FEED.search(stripped[:2000]):
        return "feed"
    if _HTML.search(head[:20000]) and (stripped.startswith(b"<") or head.count(b"<") > 8):
        return "html"
    if _MAIL.match(head) and len(_MAIL_NAMES.findall(head[:8000])) >= 2:
        return "mail"
    if _looks_like_table(head):
        return "table"
    return "text"


TEXT_COLUMNS = ("text", "texte", "body", "content", "contenu", "article", "story", "full_text", "نص", "النص", "المحتوى")


def _looks_like_table(head: bytes) -> bool:
    first = head.split(b"\n", 1)[0].decode("utf-8", "replace").strip().lower()
    for delimiter in ("\t", ",", ";"):
        cells = [cell.strip().strip('"') for cell in first.split(delimiter)]
        if len(cells) >= 2 and any(cell in TEXT_COLUMNS for cell in cells) and all(len(cell) < 40 for cell in cells):
            return True
    return False

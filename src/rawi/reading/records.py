"""Reports in tables: JSON Lines and CSV or TSV with named columns, feeds, messages."""

from __future__ import annotations

import csv
import email
import email.policy
import io
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

import msgspec

from rawi.errors import Refusal
from rawi.reading.encodings import decode
from rawi.reading.kinds import TEXT_COLUMNS
from rawi.reading.raw import Fields, Item, Raw

_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uid", "doc_id", "identifiant", "رقم"),
    "url": ("url", "link", "lien", "address", "source_url", "href", "رابط"),
    "outlet": ("outlet", "media", "publisher", "site", "sitename", "journal", "média", "source", "المصدر", "الوسيلة"),
    "published": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "pubdate",
        "datetime",
        "date_publication",
        "تاريخ",
        "التاريخ",
    ),
    "fetched": ("fetched", "retrieved", "captured", "source_capture_date"),
    "title": ("title", "headline", "titre", "عنوان", "العنوان"),
    "language": ("lang", "language", "langue", "لغة", "اللغة"),
}
_AUTHORS = ("author", "authors", "byline", "auteur", "auteurs", "الكاتب")
_HOPELESS = 10
_LARGEST_FEED = 5_000_000
_HTML_COLUMNS = ("html", "raw_html")


def read_json_lines(data: bytes, origin: str) -> Iterator[Item]:
    """One report an object; a JSON array of objects is the same. A broken line is refused and the rest read on."""
    text = decode(data).text.lstrip("\ufeff \n\r\t")
    whole = _whole_json(text)
    if whole is not None:
        for number, row in enumerate(whole, start=1):
            yield _record(row, f"{origin}#{number}" if len(whole) > 1 else origin)
        return
    broken = 0
    for number, line in enumerate(io.StringIO(text), start=1):
        if not line.strip():
            continue
        place = f"{origin}#{number}"
        try:
            yield _record(msgspec.json.decode(line.encode("utf-8", "replace")), place)
        except (msgspec.DecodeError, RecursionError) as error:
            broken += 1
            yield Refusal("truncated", origin=place, detail=f"line {number} is no JSON: {error}")
        if broken == number == _HOPELESS:
            yield Refusal(
                "truncated", origin=origin, detail=f"the first {broken} lines are no JSON; the rest is not read"
            )
            return


def _whole_json(text: str) -> list[object] | None:
    """The rows of a text that is one JSON value over several lines, or an array."""
    first = text.split("\n", 1)[0].strip()
    if not text.startswith("[") and first.endswith("}"):
        return None
    try:
        value = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None
    return value if isinstance(value, list) else [value]


def read_table(data: bytes, origin: str) -> Iterator[Item]:
    """One report a row; the first row names the columns."""
    text = decode(data).text
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=first.count)
    limit = csv.field_size_limit(100_000_000)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        number = 1
        for number, row in enumerate(rows, start=2):
            yield _record({key: value for key, value in row.items() if key is not None}, f"{origin}#{number}")
        if number == 1:
            yield Refusal("empty", origin=origin, detail="the table has a first line and no row")
    except csv.Error as error:
        yield Refusal("truncated", origin=origin, detail=f"no table: {error}")
    finally:
        csv.field_size_limit(limit)


def _record(row: object, origin: str) -> Item:
    if not isinstance(row, Mapping):
        return Refusal("no_text", origin=origin, detail="a record must be an object with a text")
    cells = {str(key).strip().lower().lstrip("\ufeff"): value for key, value in row.items()}
    text = _first(cells, TEXT_COLUMNS)
    page = _first(cells, _HTML_COLUMNS)
    if text is None and page is None:
        return Refusal("no_text", origin=origin, detail=f"no column is named {', '.join(TEXT_COLUMNS[:6])} or html")
    known = {name: _first(cells, columns) for name, columns in _COLUMNS.items()}
    authors = _first(cells, _AUTHORS)
    fields = Fields(**known, authors=tuple(part.strip() for part in (authors or "").split(";") if part.strip()))
    if text is not None:
        return Raw(origin=origin, data=_bytes(text), media_type="text/plain", charset="utf-8", fields=fields)
    return Raw(origin=origin, data=_bytes(page or ""), media_type="text/html", charset="utf-8", fields=fields)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode("utf-8")


def _first(cells: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = cells.get(name)
        if isinstance(value, list):
            value = "; ".join(str(part) for part in value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def read_mail(data: bytes, origin: str) -> Iterator[Item]:
    """A message: its subject is the title, its date the date of publication, its plainest part the text."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        yield Refusal("unreadable", origin=origin, detail="no mail message")
        return
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        payload = body.get_payload(decode=True) if body is not None else None
        subject, sender, sent = (str(message.get(name) or "") for name in ("subject", "from", "date"))
    except (LookupError, ValueError, AttributeError, TypeError, IndexError) as error:
        yield Refusal("truncated", origin=origin, detail=f"the message is damaged: {error}")
        return
    if body is None or not isinstance(payload, bytes):
        yield Refusal("empty", origin=origin, detail="the message has no text part")
        return
    fields = Fields(title=subject or None, published=_day(sent), authors=(sender,) if sender else ())
    kind = "text/html" if body.get_content_type() == "text/html" else "text/plain"
    yield Raw(origin=origin, data=payload, media_type=kind, charset=body.get_content_charset(), fields=fields)


def _day(sent: str) -> str | None:
    try:
        return parsedate_to_datetime(sent).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def read_feed(data: bytes, origin: str) -> Iterator[Item]:
    """The entries of an RSS or Atom feed, each with the text that the feed itself carries."""
    import feedparser

    if len(data) > _LARGEST_FEED:
        yield Refusal("too_large", origin=origin, detail=f"a feed of more than {_LARGEST_FEED} bytes")
        return
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    outlet = str(feed.feed.get("title") or "") or None
    if not feed.entries:
        yield Refusal("empty", origin=origin, detail="the feed holds no entry")
    for number, entry in enumerate(feed.entries, start=1):
        contents = [str(part.get("value") or "") for part in entry.get("content", [])]
        page = max([*contents, str(entry.get("summary") or "")], key=len)
        stamps = (dict.get(entry, "published_parsed"), dict.get(entry, "updated_parsed"))
        stamp = next((stamp for stamp in stamps if stamp), None)
        fields = Fields(
            url=entry.get("link"),
            outlet=outlet,
            title=entry.get("title"),
            published=f"{stamp[0]:04}-{stamp[1]:02}-{stamp[2]:02}" if stamp else None,
            authors=tuple(filter(None, [entry.get("author")])),
        )
        place = f"{origin}#{number}"
        if not page.strip():
            yield Refusal("empty", origin=place, detail="the entry carries no text; fetch its address instead")
            continue
        markup = f"<html><body><article>{page}</article></body></html>"
        yield Raw(
            origin=place, data=markup.encode("utf-8", "replace"), media_type="text/html", charset="utf-8", fields=fields
        )

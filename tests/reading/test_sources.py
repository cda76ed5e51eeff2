"""Each kind of input, told by content, gives the same report."""

import email.message
import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from rawi.errors import InputError, Refusal
from rawi.model import Document
from rawi.reading import read_documents
from rawi.settings import Settings

TEXT = "Une frappe aérienne a visé mardi une base près de la frontière, a déclaré le porte-parole de l’armée. Trois personnes ont été tuées."
PAGE = f"""<html><head><title>Frappe</title><meta property="article:published_time" content="2021-09-14T10:00:00Z">
<link rel="canonical" href="https://example.org/a"><meta property="og:site_name" content="Journal"></head>
<body><nav><a href="/">accueil</a></nav><article><h1>Frappe</h1><p>{TEXT.replace("é", "&eacute;")}</p>
<p>La coalition a démenti toute implication dans cette frappe, qui a touché deux véhicules selon les secours.</p></article></body></html>"""


def warc() -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2021-09-15T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def message() -> bytes:
    made = email.message.EmailMessage()
    made["From"], made["To"], made["Subject"], made["Date"] = (
        "desk@example.org",
        "x@example.org",
        "Frappe",
        "Tue, 14 Sep 2021 10:00:00 +0000",
    )
    made.set_content(TEXT)
    return made.as_bytes()


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Journal</title><item><title>Frappe</title><link>https://example.org/a</link>
<pubDate>Tue, 14 Sep 2021 10:00:00 GMT</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;{TEXT} Bis.&lt;/p&gt;</description></item></channel></rss>"""
INPUTS = {
    "text": TEXT.encode(),
    "page": PAGE.encode(),
    "page in utf-16": PAGE.encode("utf-16"),
    "json lines": json.dumps({"id": "r1", "text": TEXT, "published": "2021-09-14"}).encode(),
    "json array": json.dumps([{"text": TEXT}], indent=1).encode(),
    "csv": f'date,texte,outlet\n2021-09-14,"{TEXT}",Journal\n'.encode("cp1252"),
    "tsv": f"date\ttext\n2021-09-14\t{TEXT}\n".encode(),
    "mail": message(),
    "warc": gzip.decompress(warc()),
    "warc.gz": warc(),
    "gzip": gzip.compress(PAGE.encode()),
    "zip": zipped(page=PAGE.encode()),
    "zip in zip": zipped(inner=zipped(page=PAGE.encode())),
    "feed": FEED.encode(),
}


def read(path: Path, **options: int) -> list[Document | Refusal]:
    return list(read_documents([str(path)], Settings(**options)))


@pytest.mark.parametrize("name", INPUTS)
def test_every_kind_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / "input.bin"
    path.write_bytes(INPUTS[name])
    (document,) = read(path)
    assert isinstance(document, Document)
    assert "a déclaré le porte-parole de l’armée" in document.text
    assert document.language == "fr"
    assert document.raw_sha256 is not None


def test_a_page_states_its_metadata_and_its_characters_lead_to_the_source(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(PAGE, "utf-8")
    (document,) = read(path)
    assert isinstance(document, Document)
    assert (document.title, document.outlet, document.url) == ("Frappe", "Journal", "https://example.org/a")
    assert document.published is not None
    assert (str(document.published.start), document.published.method) == ("2021-09-14", "meta article:published_time")
    at = document.text.index("coalition a démenti")
    assert PAGE[document.source_offset(at) :].startswith("coalition a démenti")
    at = document.text.index("aérienne")
    assert PAGE[document.source_offset(at) :].startswith("a&eacute;rienne")


def test_records_keep_their_fields(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    rows = [
        {"id": "a", "text": TEXT, "published": "2021-09", "outlet": "Journal", "lang": "fr"},
        {"id": "a", "text": TEXT},
        {"x": 1},
    ]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n")
    first, *others = read(path)
    assert isinstance(first, Document)
    assert (first.id, first.outlet, first.published and first.published.grain) == ("a", "Journal", "month")
    assert [other.reason for other in others if isinstance(other, Refusal)] == ["duplicate", "no_text", "truncated"]


def test_two_files_of_one_text_are_two_reports(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    ids = {item.id for item in read(tmp_path) if isinstance(item, Document)}
    assert len(ids) == 2


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": io.BytesIO(TEXT.encode())}))
    (document,) = read_documents(["-"], Settings())
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "binary"),
        (b"PK\x03\x04broken", "truncated"),
        (gzip.compress(b"x" * 5000)[:-20], "truncated"),
        (b"%PDF-1.4\nbroken", "truncated"),
        (b"WARC/1.0\r\nbroken", "empty"),
        (b"<html><body></body></html>", "empty"),
        (b"123 456 789", "empty"),
        (gzip.compress(b"\x00" * 60_000_000), "bomb"),
    ],
)
def test_bad_input_is_refused_with_its_reason(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    (refusal,) = read(path)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.origin.split("#")[0]) == (reason, str(path))


def test_too_large_a_file_and_too_long_a_text(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_text(TEXT * 100)
    assert [item.reason for item in read(path, max_bytes=1000) if isinstance(item, Refusal)] == ["too_large"]
    assert [item.reason for item in read(path, max_characters=1000) if isinstance(item, Refusal)] == ["too_large"]


def test_a_missing_path_says_what_to_do() -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read_documents(["/nowhere/at/all"], Settings()))

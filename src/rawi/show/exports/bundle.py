"""A bundle that a third party can check again: dossier, quotes, reports, hashes; `verify` says what does not hold."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator

import msgspec

from rawi.errors import InputError
from rawi.model import Document
from rawi.show.account_lines import AccountLine, encode_line
from rawi.show.dossier_page import dossier_page
from rawi.show.exports.collection import Collection
from rawi.show.exports.flat import as_json_lines
from rawi.show.exports.provenance import as_provenance
from rawi.version import VERSION

SCHEMA = "rawi.bundle/1"
_STAMP = (1980, 1, 1, 0, 0, 0)
_LARGEST = 500_000_000
_README = """This bundle was made by rawi. It holds what reports say of incidents, who says so and in which words; it says nothing of what is true.

  reports.jsonl      the reports with what was understood in them; offsets are half-open code points of each text
  quotes.jsonl       every claim with its exact words and their place
  connections.json   links between reports, origins, incidents, versions
  provenance.jsonld  the same as W3C PROV-O and Web Annotations
  dossier-*.html     a page an incident
  manifest.json      the SHA-256 of each file

`rawi verify FILE` checks all hashes, and that each quote stands where it is said to stand.
"""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The files of a bundle with their hashes."""

    schema: str
    rawi: str
    sha256: dict[str, str]


class Quoted(msgspec.Struct, frozen=True):
    """The part of a quote's row that verification reads."""

    report: str
    quote: str
    start: int
    end: int


def as_bundle(collection: Collection) -> bytes:
    """A ZIP archive, the same bytes for the same input."""
    files = {
        "README.txt": _README.encode(),
        "reports.jsonl": b"".join(map(encode_line, collection.readings.values())),
        "quotes.jsonl": as_json_lines(collection),
        "connections.json": msgspec.json.encode(collection.connections),
        "provenance.jsonld": as_provenance(collection),
    }
    for incident in collection.incidents():
        if incident.reports:
            files[f"dossier-{incident.id}.html"] = dossier_page(
                incident, collection.connections, collection.readings
            ).encode("utf-8", "replace")
    manifest = Manifest(
        schema=SCHEMA,
        rawi=VERSION,
        sha256={name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    )
    files["manifest.json"] = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def verify(data: bytes) -> list[str]:
    """What does not hold, a line each; empty for a bundle that holds. Raises InputError for what is no bundle."""
    files = _files(data)
    try:
        manifest = msgspec.json.decode(files["manifest.json"], type=Manifest)
    except (KeyError, msgspec.DecodeError) as error:
        raise InputError(f"this is no bundle of schema {SCHEMA}: its manifest.json is missing or damaged") from error
    if manifest.schema != SCHEMA:
        raise InputError(f"this bundle is of schema {manifest.schema}, and this rawi reads {SCHEMA}: use a newer rawi")
    return [*_hashes(manifest, files), *_quotes(files)]


def _files(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                raise InputError(f"this bundle unpacks to more than {_LARGEST} bytes")
            return {member.filename: archive.read(member) for member in archive.infolist()}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"this is no bundle: {error}") from error


def _hashes(manifest: Manifest, files: dict[str, bytes]) -> Iterator[str]:
    for name, expected in manifest.sha256.items():
        if name not in files:
            yield f"{name}: is missing"
        elif hashlib.sha256(files[name]).hexdigest() != expected:
            yield f"{name}: was changed after the bundle was made"
    for name in sorted(set(files) - set(manifest.sha256) - {"manifest.json"}):
        yield f"{name}: is not in the manifest"


def _quotes(files: dict[str, bytes]) -> Iterator[str]:
    texts: dict[str, Document] = {}
    for number, line in enumerate(files.get("reports.jsonl", b"").splitlines(), start=1):
        try:
            report = msgspec.json.decode(line, type=AccountLine).report
        except msgspec.DecodeError:
            yield f"reports.jsonl, line {number}: no account"
            continue
        texts[report.id] = report
    for number, line in enumerate(files.get("quotes.jsonl", b"").splitlines(), start=1):
        try:
            quoted = msgspec.json.decode(line, type=Quoted)
        except msgspec.DecodeError:
            yield f"quotes.jsonl, line {number}: no quote"
            continue
        if quoted.report not in texts:
            yield f"quotes.jsonl, line {number}: its report {quoted.report} is not in the bundle"
        elif texts[quoted.report].text[quoted.start : quoted.end] != quoted.quote:
            yield f"quotes.jsonl, line {number}: the words do not stand in {quoted.report} at {quoted.start} to {quoted.end}"

"""The reference of exports: what each form holds, shown on one small collection written by hand."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable

from docs.generate.docstrings import fields_of
from docs.generate.example import TEXT, collection
from docs.generate.markdown import code, table

from rawi.show.exports import FORMATS
from rawi.show.exports.flat import Row

_INTRO = """# Exports

`rawi export FORM PATH… -o FILE` connects reports and writes them in another tool's form. An export is a draft for people to judge: it carries who said
what, how many independent origins stand behind it, and never a verdict. The same input gives the same bytes.

The examples are made by the code from this invented report, which Gazette X published on 4 May 2024:
"""
_MORE = {
    "csv": "RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets show Arabic. Cells that a spreadsheet would run as a formula are "
    "defused. Columns as above.",
    "parquet": "Columns as above; needs `pip install 'rawi[parquet]'`.",
    "geojson": "A point an incident (longitude, latitude); `radius_km` tells how exact the place is. An incident without a place stays, without geometry.",
    "acled": "One row an incident in the columns of acledR. Columns that ACLED's own codebook must decide stay empty.",
    "ucdp": "One row an incident of violence in the 49 columns of UCDP GED. Columns that UCDP's own coders must decide stay empty.",
    "bundle": "A ZIP that a third party can check again with `rawi verify FILE`: the hash of every file, and that each quote stands where it is said to stand.",
}


def exports_page() -> str:
    """Each form with its media type, its fields and an example."""
    rows = [(f"`{name}`", form.about, f"`{form.media_type}`", f"`.{form.ending}`") for name, form in FORMATS.items()]
    parts = [_INTRO, "\n".join(f"> {line}" for line in TEXT.splitlines())]
    parts.append(table(("form", "what it is", "media type", "ending"), rows))
    for name, form in FORMATS.items():
        parts += [f"## {name}", _sentence(form.about), *_MORE.get(name, "").splitlines()]
        parts += _shown(name, form.make)
    return "\n\n".join(parts)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _shown(name: str, make: Callable[..., bytes]) -> list[str]:
    if name == "parquet":
        return []
    content = make(collection())
    if name == "jsonl":
        rows = [(f"`{field.name}`", f"`{field.type}`") for field in fields_of(Row)]
        return [table(("field", "type"), rows), _json(content)]
    if name == "csv":
        return [code("\n".join(content.decode("utf-8-sig").splitlines()[:2]), "text")]
    if name in ("acled", "ucdp"):
        return [_columns(content)]
    if name == "bundle":
        return [_members(content)]
    return [_json(content)]


def _columns(content: bytes) -> str:
    """Every column with what the example's first row holds."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    first = rows[0] if rows else [""] * len(head)
    return table(("column", "in the example"), [(f"`{name}`", value) for name, value in zip(head, first, strict=True)])


def _members(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return code(archive.read("README.txt").decode(), "text")


def _json(content: bytes) -> str:
    """The first record of JSON Lines, or the document with long lists cut to their first items."""
    text = content.decode()
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        found = json.loads(text.splitlines()[0])
    return code(json.dumps(_cut(found), ensure_ascii=False, indent=1), "json")


def _cut(value: object, *, most: int = 3) -> object:
    if isinstance(value, dict):
        return {key: _cut(part) for key, part in value.items()}
    if isinstance(value, list) and len(value) > most and any(isinstance(part, dict) for part in value):
        return [*(_cut(part) for part in value[:most]), f"… {len(value) - most} more"]
    return [_cut(part) for part in value] if isinstance(value, list) else value

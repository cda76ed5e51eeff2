"""One row a claim: JSON Lines, CSV and Parquet of everything with its words, authority and origins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import msgspec

from rawi.errors import MissingExtra
from rawi.model import Reading
from rawi.show import words
from rawi.show.exports.collection import Collection, cell


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in its incident."""

    incident: str
    incident_kind: str
    field: str
    value: str
    low: int | None
    high: int | None
    certainty: str
    basis: str
    quote: str
    start: int
    end: int
    authority: str
    stance: str
    origins: str
    independent_origins: int
    report: str
    outlet: str
    language: str
    published: str
    url: str
    report_sha256: str
    engine: str


def rows(collection: Collection) -> Iterator[Row]:
    """Every claim of every incident."""
    for incident in collection.incidents():
        names = {origin.id: origin.name for origin in incident.origins}
        for version, reading, _, claim in collection.claims(incident):
            document = reading.document
            chain = reading.account.chain(claim.attribution)
            yield Row(
                incident=incident.id,
                incident_kind=incident.kind,
                field=claim.field,
                value=claim.value,
                low=claim.low,
                high=claim.high,
                certainty=claim.certainty,
                basis=claim.basis,
                quote=document.quote(claim.span),
                start=claim.span.start,
                end=claim.span.end,
                authority=words.authority(reading, claim.attribution),
                stance=chain[0].stance if chain else "states",
                origins="; ".join(names.get(key, key) for key in version.origins),
                independent_origins=len(version.origins),
                report=document.id,
                outlet=document.outlet or "",
                language=document.language,
                published=_published(reading),
                url=document.url or "",
                report_sha256=document.raw_sha256 or "",
                engine=reading.account.engine,
            )


def _published(reading: Reading) -> str:
    dating = reading.document.published
    return (
        ""
        if dating is None
        else str(dating.start)
        if dating.grain == "day"
        else str(dating.start)[: 4 if dating.grain == "year" else 7]
    )


def as_json_lines(collection: Collection) -> bytes:
    """A JSON object a claim."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows(collection))


def as_csv(collection: Collection) -> bytes:
    """RFC 4180 with a header, in UTF-8 with a byte order mark so that spreadsheets see Arabic."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(Row.__struct_fields__)
    for row in rows(collection):
        writer.writerow([cell(value) if isinstance(value, str) else value for value in msgspec.structs.astuple(row)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def as_parquet(collection: Collection) -> bytes:
    """Apache Parquet; raises MissingExtra without pyarrow."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow: pip install 'rawi[parquet]'") from error
    types = {
        "low": pyarrow.int64(),
        "high": pyarrow.int64(),
        "start": pyarrow.int64(),
        "end": pyarrow.int64(),
        "independent_origins": pyarrow.int64(),
    }
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in Row.__struct_fields__])
    table = pyarrow.Table.from_pylist([msgspec.structs.asdict(row) for row in rows(collection)], schema=schema)
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()

"""Exports: the same evidence in the forms that other tools read. Drafts for people to judge, never verdicts."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from rawi.show.exports.bundle import as_bundle, verify
from rawi.show.exports.claimreview import as_claimreview
from rawi.show.exports.coders import as_acled, as_ucdp
from rawi.show.exports.collection import Collection
from rawi.show.exports.flat import as_csv, as_json_lines, as_parquet
from rawi.show.exports.ftm import as_ftm
from rawi.show.exports.geojson import as_geojson
from rawi.show.exports.plover import as_plover
from rawi.show.exports.provenance import as_provenance
from rawi.show.exports.stix import as_stix
from rawi.show.exports.timemap import as_timemap


class Format(msgspec.Struct, frozen=True):
    """A form of export: how it is made, what it is, the media type it is served under, its file's ending."""

    make: Callable[[Collection], bytes]
    about: str
    media_type: str
    ending: str


FORMATS: dict[str, Format] = {
    "jsonl": Format(
        as_json_lines, "a claim a line, with words, authority and origins", "application/x-ndjson", "jsonl"
    ),
    "csv": Format(as_csv, "the same as a table", "text/csv; charset=utf-8", "csv"),
    "parquet": Format(
        as_parquet, "the same as Apache Parquet (extra: parquet)", "application/vnd.apache.parquet", "parquet"
    ),
    "geojson": Format(as_geojson, "incidents as points (RFC 7946)", "application/geo+json", "geojson"),
    "plover": Format(as_plover, "PLOVER records (2024-02)", "application/x-ndjson", "jsonl"),
    "acled": Format(as_acled, "drafts in ACLED's columns", "text/csv; charset=utf-8", "csv"),
    "ucdp": Format(as_ucdp, "drafts in UCDP GED's columns", "text/csv; charset=utf-8", "csv"),
    "ftm": Format(as_ftm, "FollowTheMoney entities", "application/x-ndjson", "jsonl"),
    "prov": Format(as_provenance, "W3C PROV-O and Web Annotations (JSON-LD)", "application/ld+json", "jsonld"),
    "timemap": Format(as_timemap, "TimeMap events, sources, associations", "application/json", "json"),
    "claimreview": Format(as_claimreview, "ClaimReview drafts without a verdict", "application/ld+json", "jsonld"),
    "stix": Format(as_stix, "a STIX 2.1 bundle", "application/stix+json;version=2.1", "json"),
    "bundle": Format(
        as_bundle, "dossier, quotes and hashes in a ZIP that `rawi verify` checks", "application/zip", "zip"
    ),
}

__all__ = ["FORMATS", "Collection", "Format", "verify"]

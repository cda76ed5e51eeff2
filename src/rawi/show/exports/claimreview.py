"""ClaimReview drafts (schema.org, Google's mark-up guide): what was claimed, by whom, where; never a verdict."""

from __future__ import annotations

import msgspec

from rawi.show import words
from rawi.show.exports.collection import Collection, plain

_FIELDS = ("occurred", "actor", "killed", "injured")


def as_claimreview(collection: Collection) -> bytes:
    """JSON-LD with a draft for each version of the fields that are checked; `reviewRating` is left for a person."""
    graph = []
    for incident in collection.incidents():
        names = {origin.id: origin for origin in incident.origins}
        for version in incident.versions:
            if version.field not in _FIELDS:
                continue
            appearances = [_appearance(collection, key) for key in version.reports if key in collection.readings]
            origin = names.get(version.origins[0]) if version.origins else None
            person = origin is not None and origin.kind == "witness"
            author = {"@type": "Person" if person else "Organization", "name": origin.name} if origin else None
            item: dict[str, object] = {"@type": "Claim", "appearance": appearances}
            if author:
                item["author"] = author
            if version.first_seen:
                item["datePublished"] = version.first_seen.isoformat()
            if version.first_report in collection.readings and version.first_report is not None:
                item["firstAppearance"] = _appearance(collection, version.first_report)
            graph.append(
                {
                    "@type": "ClaimReview",
                    "@id": f"urn:rawi:claim:{incident.id}:{version.field}:{plain(version.value)[:60].replace(' ', '_')}",
                    "claimReviewed": plain(
                        f"{incident.title or incident.kind}: {version.field} {words.bounds(version.low, version.high) if version.low is not None or version.high is not None else version.value}"
                    ),
                    "itemReviewed": item,
                    "reviewBody": f"Draft without a verdict: {len(version.reports)} reports, {len(version.origins)} independent origins. A person must judge it.",
                    "creativeWorkStatus": "Draft",
                }
            )
    return msgspec.json.encode({"@context": "https://schema.org", "@graph": graph}) + b"\n"


def _appearance(collection: Collection, key: str) -> dict[str, object]:
    document = collection.readings[key].document
    found: dict[str, object] = {"@type": "CreativeWork", "identifier": document.id, "inLanguage": document.language}
    if document.url:
        found["url"] = document.url
    if document.title:
        found["headline"] = document.title
    if document.outlet:
        found["publisher"] = {"@type": "Organization", "name": document.outlet}
    return found

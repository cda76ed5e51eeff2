"""FollowTheMoney 3.8 entities as JSON Lines: articles, events, people and bodies, who mentions whom, who documents what.

A mention has no offsets in that model, so they stand in its name's context: the sidecar is the PROV export.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from rawi.model import Incident, Reading
from rawi.show.exports.collection import Collection, days, parties, plain, summary

_SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "force": "PublicBody",
    "office": "PublicBody",
    "international": "PublicBody",
}
Entity = dict[str, object]


def _key(*parts: str) -> str:
    return hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()


def _entity(key: str, schema: str, **properties: object) -> Entity:
    """Values are lists of strings; empty ones are left out."""
    kept = {
        name: [str(part) for part in value if part]
        for name, value in properties.items()
        if isinstance(value, list | tuple) and any(value)
    }
    return {"id": key, "schema": schema, "properties": kept}


def as_ftm(collection: Collection) -> bytes:
    """One entity a line, each id once."""
    seen: set[str] = set()
    out = []
    for entity in (*_articles(collection), *_events(collection)):
        if entity["id"] not in seen:
            seen.add(str(entity["id"]))
            out.append(msgspec.json.encode(entity))
    return b"\n".join(out) + b"\n"


def _articles(collection: Collection) -> Iterator[Entity]:
    for reading in collection.readings.values():
        document = reading.document
        published = document.published
        date = (
            "" if published is None else published.start.isoformat()[: {"year": 4, "month": 7}.get(published.grain, 10)]
        )
        yield _entity(
            _article(document.id),
            "Article",
            title=[document.title],
            bodyText=[document.text],
            language=[{"fr": "fra", "en": "eng", "ar": "ara"}.get(document.language, "")],
            publisher=[document.outlet],
            sourceUrl=[document.url],
            publishedAt=[date],
            author=list(document.authors),
            contentHash=[hashlib.sha1(document.text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()],
        )
        yield from _mentions(reading)


def _article(key: str) -> str:
    return _key("article", key)


def _mentions(reading: Reading) -> Iterator[Entity]:
    for actor in reading.account.actors:
        key = _key("actor", actor.id)
        schema = _SCHEMATA.get(actor.kind, "Organization")
        country = [actor.country.lower()] if actor.country else []
        names = [
            reading.document.quote(mention.span)
            for mention in reading.account.mentions
            if mention.actor == actor.id and mention.kind == "name"
        ]
        yield _entity(
            key,
            schema,
            name=[actor.name],
            alias=sorted({plain(name) for name in names} - {actor.name}),
            country=country,
            wikidataId=[actor.wikidata],
        )
        yield _entity(
            _key("mention", reading.document.id, actor.id),
            "Mention",
            document=[_article(reading.document.id)],
            resolved=[key],
            name=[actor.name],
            detectedSchema=[schema],
        )


def _events(collection: Collection) -> Iterator[Entity]:
    for incident in collection.incidents():
        first, last = days(incident)
        key = _key("event", incident.id)
        involved = {
            party.key or party.name for role in ("actor", "target") for party in parties(collection, incident, role)
        }
        yield _entity(
            key,
            "Event",
            name=[incident.title or incident.kind],
            startDate=[first.isoformat() if first else ""],
            endDate=[last.isoformat() if last else ""],
            location=[incident.place],
            summary=[summary(collection, incident)],
            involved=[_key("actor", name) for name in sorted(involved)],
            recordId=[incident.id],
        )
        yield from _documentation(incident, key)


def _documentation(incident: Incident, event: str) -> Iterator[Entity]:
    for key in incident.reports:
        yield _entity(
            _key("documentation", incident.id, key),
            "Documentation",
            document=[_article(key)],
            entity=[event],
            role=["report"],
        )

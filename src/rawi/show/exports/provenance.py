"""W3C PROV-O with W3C Web Annotations as JSON-LD: reports, what was made from what, whose word it is, each quote with its characters."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rawi.knowledge.actors import body_of
from rawi.model import Attribution, Document, Incident, Link, Reading, Span
from rawi.show.exports.collection import Collection, origins_of

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "rawi": "urn:rawi:",
    "id": "@id",
    "type": "@type",
}
_AROUND = 32
"""Characters of context beside a quote, so that it can be found again in another copy of the page."""
Node = dict[str, object]


def as_provenance(collection: Collection) -> bytes:
    """A JSON-LD document with its context inside, so that it is read without a network."""
    graph = [*_reports(collection), *_links(collection), *_incidents(collection), *_annotations(collection)]
    return msgspec.json.encode({"@context": CONTEXT, "@graph": graph}) + b"\n"


def _report(key: str) -> str:
    return f"rawi:report:{key}"


def _reports(collection: Collection) -> Iterator[Node]:
    for reading in collection.readings.values():
        document = reading.document
        node: Node = {
            "id": _report(document.id),
            "type": "prov:Entity",
            "dcterms:language": document.language,
            "prov:wasAttributedTo": {"id": _outlet(document)},
        }
        if document.url:
            node["dcterms:source"] = document.url
        if document.title:
            node["dcterms:title"] = document.title
        if document.published and document.published.grain == "day":
            node["dcterms:issued"] = {"@type": "xsd:date", "@value": document.published.start.isoformat()}
        if document.raw_sha256:
            node["dcterms:identifier"] = f"sha256:{document.raw_sha256}"
        yield node
        yield {
            "id": _outlet(document),
            "type": ["prov:Agent", "prov:Organization"],
            "rdfs:label": document.outlet or "unknown outlet",
        }
        yield from _agents(reading)


def _outlet(document: Document) -> str:
    return f"rawi:outlet:{(document.outlet or 'unknown').replace(' ', '_')}"


def _agents(reading: Reading) -> Iterator[Node]:
    """Who speaks in the report, and for whom: a spokesman acts on behalf of his body."""
    for actor in reading.account.actors:
        node: Node = {
            "id": f"rawi:actor:{actor.id}",
            "type": ["prov:Agent", "prov:Person" if actor.kind == "person" else "prov:Organization"],
            "rdfs:label": actor.name,
        }
        body = actor.belongs_to or (body_of(actor.id) if actor.resolved else None)
        if body and body != actor.id:
            node["prov:actedOnBehalfOf"] = {"id": f"rawi:actor:{body}"}
        yield node


def _links(collection: Collection) -> Iterator[Node]:
    for link in collection.connections.links:
        if link.left not in collection.readings or link.right not in collection.readings:
            continue
        source, made = (link.right, link.left) if link.direction == "left_from_right" else (link.left, link.right)
        yield from _link(link, source, made)


def _link(link: Link, source: str, made: str) -> Iterator[Node]:
    node: Node = {"id": _report(made)}
    known = link.direction != "unknown"
    if link.kind == "translation":
        node["prov:alternateOf"] = {"id": _report(source)}
    if link.kind in ("same_text", "translation") and known:
        node["prov:wasDerivedFrom"] = {"id": _report(source)}
    elif link.kind == "same_text":
        node["prov:alternateOf"] = {"id": _report(source)}
    elif link.kind == "revises":
        node["prov:wasRevisionOf"] = {"id": _report(source)}
    elif link.kind == "cites":
        node["prov:wasQuotedFrom"] = {"id": _report(source)}
    if len(node) > 1:
        yield node


def _incidents(collection: Collection) -> Iterator[Node]:
    for incident in collection.incidents():
        yield {
            "id": f"rawi:incident:{incident.id}",
            "type": "prov:Entity",
            "rdfs:label": incident.title or incident.kind,
        }
        yield from _versions(incident)


def _versions(incident: Incident) -> Iterator[Node]:
    names = {origin.id for origin in origins_of(incident)}
    for origin in origins_of(incident):
        yield {"id": f"rawi:origin:{origin.id}", "type": ["prov:Agent", "prov:Entity"], "rdfs:label": origin.name}
    for number, version in enumerate(incident.versions):
        yield {
            "id": f"rawi:version:{incident.id}:{number}",
            "type": "prov:Entity",
            "rdfs:label": f"{version.field}: {version.value}",
            "prov:specializationOf": {"id": f"rawi:incident:{incident.id}"},
            "prov:hadPrimarySource": [{"id": f"rawi:origin:{key}"} for key in version.origins if key in names],
            "prov:wasDerivedFrom": [{"id": _report(key)} for key in version.reports],
        }


def _annotations(collection: Collection) -> Iterator[Node]:
    for reading in collection.readings.values():
        document, account = reading.document, reading.account
        for claim in account.claims:
            body: Node = {
                "type": "oa:TextualBody",
                "rdf:value": f"{claim.field}: {claim.value}; {claim.certainty}; basis: {claim.basis}",
            }
            yield annotation(document, claim.span, f"claim:{claim.id}", body, motivation="oa:describing")
        for link in account.attributions:
            for span in link.content if not link.credit else ():
                yield annotation(
                    document,
                    span,
                    f"quote:{link.id}:{span.start}",
                    _speaker(document, link),
                    motivation="oa:identifying",
                )


def _speaker(document: Document, link: Attribution) -> Node:
    name = document.quote(link.source) if link.source else "nobody named"
    body: Node = {"type": "oa:TextualBody", "rdf:value": f"{link.stance} by {name}"}
    if link.sources:
        body["prov:wasAttributedTo"] = [{"id": f"rawi:actor:{key}"} for key in link.sources]
    return body


def annotation(document: Document, span: Span, key: str, body: Node, *, motivation: str) -> Node:
    """A Web Annotation on characters of a report, by quote and by position (end exclusive)."""
    text = document.text
    quote: Node = {
        "type": "oa:TextQuoteSelector",
        "oa:exact": span.of(text),
        "oa:prefix": text[max(0, span.start - _AROUND) : span.start],
        "oa:suffix": text[span.end : span.end + _AROUND],
    }
    position: Node = {"type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end}
    target: Node = {
        "type": "oa:SpecificResource",
        "oa:hasSource": {"id": _report(document.id)},
        "oa:hasSelector": [quote, position],
    }
    return {
        "id": f"rawi:annotation:{key}",
        "type": "oa:Annotation",
        "oa:motivatedBy": {"id": motivation},
        "oa:hasBody": body,
        "oa:hasTarget": target,
    }

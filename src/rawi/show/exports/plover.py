"""PLOVER JSON Lines (Open Event Data Alliance, manual of February 2024): one event a line, as its record is defined."""

from __future__ import annotations

import msgspec

from rawi.model import Event, Incident, Reading
from rawi.show.exports.collection import Collection, Party, country, days, leading, parties

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
SECTORS = {
    "state": "GOV",
    "force": "MIL",
    "armed_group": "REB",
    "coalition": "MIL",
    "alliance": "MIL",
    "party": "PTY",
    "office": "GOV",
    "agency": "JRN",
    "outlet": "JRN",
    "monitor": "CVL",
}
_RESOLUTION = ((2.0, 5), (25.0, 4), (80.0, 3), (250.0, 2))


def as_plover(collection: Collection) -> bytes:
    """A line an incident; the leading version of each number, whatever else is said stands in the comment."""
    return b"".join(msgspec.json.encode(record(collection, incident)) + b"\n" for incident in collection.incidents())


def record(collection: Collection, incident: Incident) -> dict[str, object]:
    """The record of one incident with PLOVER's own field names."""
    event, _, mode = incident.kind.partition("/")
    first, last = days(incident)
    return {
        "id": incident.id,
        "has_event": True,
        "date": first.isoformat() if first else "",
        "enddate": last.isoformat() if last and last != first else None,
        "actor": [_entity(party) for party in parties(collection, incident, "actor")]
        or [{"code": "", "sector": "UNK", "entity_text": ""}],
        "recipient": [_entity(party) for party in parties(collection, incident, "target")],
        "event": [event],
        "event_loc": _location(collection, incident),
        "event_text": [_event_text(reading, found) for reading, found in collection.events(incident)],
        "quad_code": QUADS.get(event),
        "mode": [mode] if mode else [],
        "context": ["military"],
        "size": _size(incident),
        "text_info": [_text_info(reading, found) for reading, found in collection.events(incident)],
        "cite_info": [_citation(collection.readings[key]) for key in incident.reports if key in collection.readings],
        "coder": "rawi",
        "comment": "; ".join(f"{version.field} {version.value}" for version in incident.versions),
    }


def _entity(party: Party) -> dict[str, object]:
    entity: dict[str, object] = {
        "code": party.country or "",
        "sector": SECTORS.get(party.kind, "UNK"),
        "entity_text": party.name,
    }
    if party.wikidata:
        entity |= {"identifier_id": party.wikidata, "identifier_text": party.name}
    return entity


def _location(collection: Collection, incident: Incident) -> list[dict[str, object]]:
    if incident.latitude is None:
        return []
    radius = incident.radius_km or 0
    resolution = next((level for limit, level in _RESOLUTION if radius <= limit), 1)
    code = country(collection, incident)
    return [
        {
            "extracted_place": incident.place,
            "resolved_place": incident.place,
            "lat": incident.latitude,
            "lon": incident.longitude,
            "country_code": code,
            "resolution": resolution,
        }
    ]


def _event_text(reading: Reading, event: Event) -> str:
    return reading.document.quote(event.trigger)


def _text_info(reading: Reading, event: Event) -> dict[str, object]:
    return {"sequence": reading.document.id, "start": event.trigger.start, "end": event.trigger.end}


def _size(incident: Incident) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for field, name in (("killed", "dead"), ("injured", "injured")):
        version = leading(incident, field)
        if version is not None:
            found[name] = version.low
    return found


def _citation(reading: Reading) -> dict[str, object]:
    document = reading.document
    return {
        "citation": document.id,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "publication": document.outlet,
        "codebook": "PLOVER 2024-02",
        "version": reading.account.engine,
    }

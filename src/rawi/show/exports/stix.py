"""STIX 2.1 (OASIS): identities, locations, incidents, notes with the versions, reports that tie them; ids repeat for the same input."""

from __future__ import annotations

import uuid
from datetime import date

import msgspec

from rawi.model import Incident
from rawi.show.dossier.names import counts
from rawi.show.exports.collection import Collection, days, parties, summary

_SPACE = uuid.UUID("6f1c1d0a-5f0b-5c59-9a43-0f2a0a6a7c11")
_STAMP = "1970-01-01T00:00:00.000Z"
"""STIX requires a time of creation; an export must be the same for the same input, so no clock is read."""
Thing = dict[str, object]


def as_stix(collection: Collection) -> bytes:
    """A bundle."""
    things: dict[str, Thing] = {}
    author = _add(things, "identity", "rawi", name="rawi", identity_class="system")
    for incident in collection.incidents():
        _incident(collection, incident, things, author)
    bundle = {
        "type": "bundle",
        "id": f"bundle--{uuid.uuid5(_SPACE, ' '.join(sorted(things)))}",
        "objects": list(things.values()),
    }
    return msgspec.json.encode(bundle) + b"\n"


def _add(things: dict[str, Thing], kind: str, key: str, **properties: object) -> str:
    found = f"{kind}--{uuid.uuid5(_SPACE, f'{kind}:{key}')}"
    base: Thing = {"type": kind, "spec_version": "2.1", "id": found, "created": _STAMP, "modified": _STAMP}
    things.setdefault(found, base | {name: value for name, value in properties.items() if value is not None})
    return found


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"


def _incident(collection: Collection, incident: Incident, things: dict[str, Thing], author: str) -> None:
    whole = _add(
        things,
        "incident",
        incident.id,
        name=incident.title or incident.kind,
        description=summary(collection, incident),
        created_by_ref=author,
        labels=[incident.kind],
    )
    members = [whole]
    for role in ("actor", "target"):
        for party in parties(collection, incident, role):
            identity = _add(
                things,
                "identity",
                party.key or party.name,
                name=party.name,
                identity_class="individual" if party.kind == "person" else "organization",
                created_by_ref=author,
            )
            members += [
                identity,
                _add(
                    things,
                    "relationship",
                    f"{incident.id}:{role}:{party.name}",
                    relationship_type="related-to",
                    source_ref=identity,
                    target_ref=whole,
                    description=f"named as {role}",
                    created_by_ref=author,
                ),
            ]
    if incident.latitude is not None and incident.longitude is not None:
        place = _add(
            things,
            "location",
            incident.id,
            name=incident.place,
            latitude=incident.latitude,
            longitude=incident.longitude,
            precision=float(round((incident.radius_km or 0) * 1000)),
            created_by_ref=author,
        )
        members += [
            place,
            _add(
                things,
                "relationship",
                f"{incident.id}:at",
                relationship_type="related-to",
                source_ref=whole,
                target_ref=place,
                created_by_ref=author,
            ),
        ]
    for number, version in enumerate(incident.versions):
        names = {origin.id: origin.name for origin in incident.origins}
        content = f"{version.field}: {version.value}; origins: {', '.join(names.get(key, key) for key in version.origins) or 'nobody named'}; {len(version.reports)} reports; denied by: {', '.join(names.get(key, key) for key in version.denied_by) or 'nobody'}"
        members.append(
            _add(
                things,
                "note",
                f"{incident.id}:{number}",
                abstract=version.field,
                content=content,
                object_refs=[whole],
                created_by_ref=author,
            )
        )
    first, _ = days(incident)
    _add(
        things,
        "report",
        incident.id,
        name=incident.title or incident.kind,
        description=counts(incident),
        report_types=["observed-data"],
        published=_time(first) if first else _STAMP,
        object_refs=list(dict.fromkeys(members)),
        external_references=_references(collection, incident) or None,
        created_by_ref=author,
    )


def _references(collection: Collection, incident: Incident) -> list[Thing]:
    found: list[Thing] = []
    for key in incident.reports:
        document = collection.readings[key].document if key in collection.readings else None
        if document is None:
            continue
        reference: Thing = {"source_name": document.outlet or document.id, "external_id": document.id}
        if document.url:
            reference["url"] = document.url
            if document.raw_sha256:
                reference["hashes"] = {"SHA-256": document.raw_sha256}
        found.append(reference)
    return found

"""GeoJSON (RFC 7946): a point an incident, its uncertainty as properties; unlocated incidents have no geometry and stay."""

from __future__ import annotations

import msgspec

from rawi.show.exports.collection import Collection, country, edtf, parties, summary


def as_geojson(collection: Collection) -> bytes:
    """A FeatureCollection; coordinates are longitude, latitude."""
    features = []
    for incident in collection.incidents():
        located = incident.latitude is not None and incident.longitude is not None
        features.append(
            {
                "type": "Feature",
                "id": incident.id,
                "geometry": {"type": "Point", "coordinates": [incident.longitude, incident.latitude]}
                if located
                else None,
                "properties": {
                    "title": incident.title,
                    "kind": incident.kind,
                    "date": edtf(incident),
                    "place": incident.place,
                    "country": country(collection, incident),
                    "radius_km": incident.radius_km,
                    "actors": [party.name for party in parties(collection, incident, "actor")],
                    "targets": [party.name for party in parties(collection, incident, "target")],
                    "reports": len(incident.reports),
                    "independent_origins": len(incident.telling()),
                    "grade": incident.grade.name if incident.grade else None,
                    "summary": summary(collection, incident),
                },
            }
        )
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n"

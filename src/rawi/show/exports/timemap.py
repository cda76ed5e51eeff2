"""TimeMap's events, sources and associations (Forensic Architecture; the Joi schemas of both repositories)."""

from __future__ import annotations

import msgspec

from rawi.show.exports.collection import Collection, days, summary


def as_timemap(collection: Collection) -> bytes:
    """One object with the three lists; an event has a date or a point, as the schema rules, else it is left out and counted."""
    events, left_out = [], 0
    used: set[str] = set()
    for incident in collection.incidents():
        first, last = days(incident)
        if first is None and incident.latitude is None:
            left_out += 1
            continue
        located = incident.latitude is not None and incident.longitude is not None
        used.update(incident.reports)
        events.append(
            {
                "id": incident.id,
                "description": summary(collection, incident),
                "date": first.isoformat() if first else "",
                "time": "",
                "time_precision": "day" if first == last else "interval" if first else "",
                "time_display": f"{first} to {last}" if first and first != last else "",
                "location": incident.place or "",
                "latitude": str(incident.latitude) if located else "",
                "longitude": str(incident.longitude) if located else "",
                "type": incident.kind,
                "category": incident.kind.partition("/")[0],
                "category_full": incident.kind,
                "associations": [incident.grade.name] if incident.grade else [],
                "sources": [key for key in incident.reports if key in collection.readings],
                "comments": "",
            }
        )
    sources = [
        {
            "id": key,
            "title": document.title or "",
            "type": "Article",
            "url": document.url or "",
            "description": "",
            "author": document.outlet or "",
            "date": document.published.start.isoformat() if document.published else "",
            "paths": [],
            "affil_s": [],
        }
        for key in sorted(used)
        if key in collection.readings
        for document in [collection.readings[key].document]
    ]
    names = sorted({incident.grade.name for incident in collection.incidents() if incident.grade})
    associations = [
        {"id": name, "title": name, "desc": "grade of the reporting", "mode": "FILTER", "filter_paths": ["grade", name]}
        for name in names
    ]
    return (
        msgspec.json.encode({"events": events, "sources": sources, "associations": associations, "left_out": left_out})
        + b"\n"
    )

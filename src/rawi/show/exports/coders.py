"""The columns of conflict-event data sets: ACLED's as acledR names them, UCDP GED's 49 in order."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rawi.knowledge.acled import acled_type
from rawi.model import Incident, Version
from rawi.show.exports.collection import (
    Collection,
    Party,
    cell,
    country,
    days,
    leading,
    origins_of,
    others,
    parties,
    summary,
)

ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
UCDP = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
_INTER = {
    "state": 1,
    "force": 1,
    "office": 1,
    "armed_group": 2,
    "party": 3,
    "coalition": 8,
    "alliance": 8,
    "international": 8,
    "group": 7,
    "person": 7,
}


def as_acled(collection: Collection) -> bytes:
    """One row an incident; drafts for a coder, with empty cells where ACLED's own codebook must decide."""
    return _table(
        ACLED, [acled_row(collection, incident) for incident in collection.incidents() if acled_type(incident.kind)]
    )


def as_ucdp(collection: Collection) -> bytes:
    """One row an incident with deaths reported; `source_original` is who is cited inside the reports: the origins."""
    return _table(
        UCDP,
        [ucdp_row(collection, incident) for incident in collection.incidents() if incident.kind.startswith("ASSAULT")],
    )


def _table(columns: Sequence[str], rows: Sequence[dict[str, object]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) if isinstance(value, str) else value for name, value in row.items()})
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def acled_row(collection: Collection, incident: Incident) -> dict[str, object]:
    """One incident in ACLED's columns."""
    first, last = days(incident)
    width = (last - first).days + 1 if first and last else None
    kinds = acled_type(incident.kind) or ("", "")
    left, right = _sides(collection, incident)
    killed = leading(incident, "killed")
    return {
        "event_id_cnty": f"{country(collection, incident) or 'XX'}{incident.id}",
        "event_date": first.isoformat() if first else "",
        "year": first.year if first else "",
        "time_precision": "" if width is None else 1 if width <= 2 else 2 if width <= 7 else 3,
        "disorder_type": "Strategic developments"
        if kinds[0] == "Strategic developments"
        else "Demonstrations"
        if kinds[0] in ("Protests", "Riots")
        else "Political violence",
        "event_type": kinds[0],
        "sub_event_type": kinds[1],
        "actor1": left.name if left else "",
        "inter1": _INTER.get(left.kind, "") if left else "",
        "actor2": right.name if right else "",
        "inter2": _INTER.get(right.kind, "") if right else "",
        "country": country(collection, incident) or "",
        "location": incident.place or "",
        "latitude": _number(incident.latitude),
        "longitude": _number(incident.longitude),
        "geo_precision": ""
        if incident.latitude is None
        else 1
        if (incident.radius_km or 0) <= 12
        else 2
        if (incident.radius_km or 0) <= 60
        else 3,
        "source": "; ".join(_outlets(collection, incident)),
        "notes": summary(collection, incident),
        "fatalities": killed.low if killed and killed.low is not None else "",
        "tags": "; ".join(f"{version.field}={version.value}" for version in others(incident, "killed")),
    }


def ucdp_row(collection: Collection, incident: Incident) -> dict[str, object]:
    """One incident in UCDP GED's columns."""
    first, last = days(incident)
    width = (last - first).days + 1 if first and last else None
    left, right = _sides(collection, incident)
    low, best, high = _deaths(incident)
    located = incident.latitude is not None and incident.longitude is not None
    radius = incident.radius_km or 0
    return {
        "id": incident.id,
        "year": first.year if first else "",
        "code_status": "draft",
        "side_a": left.name if left else "",
        "side_b": right.name if right else "",
        "dyad_name": f"{left.name} - {right.name}" if left and right else "",
        "number_of_sources": len(origins_of(incident)),
        "source_article": "; ".join(_articles(collection, incident)),
        "source_office": "; ".join(_outlets(collection, incident)),
        "source_date": "; ".join(_dates(collection, incident)),
        "source_headline": "; ".join(
            collection.readings[key].document.title or "" for key in incident.reports if key in collection.readings
        ),
        "source_original": "; ".join(origin.name for origin in origins_of(incident)),
        "where_prec": ""
        if not located
        else 1
        if radius <= 12
        else 2
        if radius <= 30
        else 3
        if radius <= 60
        else 4
        if radius <= 200
        else 6,
        "where_coordinates": incident.place or "",
        "where_description": incident.place or "",
        "latitude": _number(incident.latitude),
        "longitude": _number(incident.longitude),
        "geom_wkt": f"POINT ({incident.longitude:.5f} {incident.latitude:.5f})"
        if incident.latitude is not None and incident.longitude is not None
        else "",
        "country": country(collection, incident) or "",
        "event_clarity": "" if width is None else 1 if width <= 2 else 2,
        "date_prec": ""
        if width is None
        else 1
        if width <= 1
        else 2
        if width <= 6
        else 3
        if width <= 7
        else 4
        if width <= 31
        else 5,
        "date_start": first.isoformat() if first else "",
        "date_end": last.isoformat() if last else "",
        "deaths_unknown": best,
        "best": best,
        "high": high,
        "low": low,
    }


def _sides(collection: Collection, incident: Incident) -> tuple[Party | None, Party | None]:
    left, right = parties(collection, incident, "actor"), parties(collection, incident, "target")
    first = left[0] if left else None
    return first, next((party for party in right if first is None or party.key != first.key), None)


def _deaths(incident: Incident) -> tuple[int | str, int | str, int | str]:
    """(low, best, high): the lowest and highest number that anyone gave, and the lower bound of the leading version."""
    versions = [version for version in incident.versions if version.field == "killed" and version.certainty != "denied"]
    numbers = [number for version in versions for number in (version.low, version.high) if number is not None]
    first: Version | None = leading(incident, "killed")
    if not numbers or first is None:
        return "", "", ""
    return min(numbers), first.low if first.low is not None else min(numbers), max(numbers)


def _number(value: float | None) -> float | str:
    return "" if value is None else round(value, 5)


def _outlets(collection: Collection, incident: Incident) -> list[str]:
    found = (collection.readings[key].document.outlet for key in incident.reports if key in collection.readings)
    return list(dict.fromkeys(name for name in found if name))


def _articles(collection: Collection, incident: Incident) -> list[str]:
    return [collection.readings[key].document.url or key for key in incident.reports if key in collection.readings]


def _dates(collection: Collection, incident: Incident) -> list[str]:
    found = (collection.readings[key].document.published for key in incident.reports if key in collection.readings)
    return [dating.start.isoformat() for dating in found if dating]

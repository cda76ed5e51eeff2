"""Incidents of a list on one map, each a link, with the frame in degrees so that a box can be drawn on it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from rawi.show.drawings import Spot, draw_map
from rawi.store.records import IncidentLine

_WIDEST_KM = 400.0
"""A place known worse than that is a country or a region: a dot would mislead."""


def map_of(lines: Sequence[IncidentLine]) -> Markup:
    """The incidents that have a place; the others are counted in the title."""
    spots = [
        Spot(
            latitude=line.latitude,
            longitude=line.longitude,
            label=line.place or line.kind,
            radius_km=line.radius_km or 0.0,
            detail=f"{line.title} ({line.start or 'when unknown'}, {line.reports} reports, {line.origins} origins)",
            link=f"/incidents/{line.id}",
        )
        for line in lines
        if line.latitude is not None and line.longitude is not None and (line.radius_km or 0) <= _WIDEST_KM
    ]
    return draw_map(
        spots, title=f"Map of {len(spots)} of {len(lines)} incidents; the others have no place as exact", width=760
    )

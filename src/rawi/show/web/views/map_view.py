"""Incidents of a list on one map, each a link, with the frame in degrees so that a box can be drawn on it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from rawi.show.drawings import Spot, draw_map
from rawi.store.records import IncidentLine

_WIDEST_KM = 400.0
"""A place known worse than that is a country or a region: a dot would mislead."""


def map_of(listed: Sequence[IncidentLine], others: Sequence[IncidentLine]) -> Markup:
    """The incidents of the list with their names, more of the same filter as dots."""
    shown = {line.id for line in listed}
    spots = [_spot(line, named=False) for line in others if line.id not in shown and is_exact(line)]
    spots += [_spot(line, named=True) for line in listed if is_exact(line)]
    count = len(shown | {line.id for line in others})
    return draw_map(
        spots, title=f"Map of {len(spots)} of {count} incidents; the others have no place as exact", width=760
    )


def is_exact(line: IncidentLine) -> bool:
    """Its place is known well enough for a dot."""
    return line.latitude is not None and line.longitude is not None and (line.radius_km or 0) <= _WIDEST_KM


def _spot(line: IncidentLine, *, named: bool) -> Spot:
    return Spot(
        latitude=line.latitude or 0.0,
        longitude=line.longitude or 0.0,
        label=line.place or line.kind,
        radius_km=line.radius_km or 0.0 if named else 0.0,
        detail=f"{line.title} ({line.start or 'when unknown'}, {line.reports} reports, {line.origins} origins say it happened)",
        link=f"/incidents/{line.id}",
        named=named,
    )

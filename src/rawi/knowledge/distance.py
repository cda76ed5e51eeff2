"""Distances on the earth's sphere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

EARTH_DIAMETER_KM = 12742.0
KM_PER_DEGREE = 111.2


class Point(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float

    def kilometres(self, other: Point) -> float:
        """Great-circle distance (haversine)."""
        lat1, lon1, lat2, lon2 = map(math.radians, (*self, *other))
        half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
        return EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1.0, half)))

    def moved(self, bearing: float, kilometres: float) -> Point:
        """The point so far away in that direction, in degrees from north; good below a thousand kilometres."""
        north = kilometres * math.cos(math.radians(bearing)) / KM_PER_DEGREE
        shrink = max(0.05, math.cos(math.radians(self.latitude)))
        east = kilometres * math.sin(math.radians(bearing)) / (KM_PER_DEGREE * shrink)
        longitude = (self.longitude + east + 180) % 360 - 180
        return Point(max(-90.0, min(90.0, self.latitude + north)), longitude)


def nearest_on_line(line: Sequence[tuple[float, float]], point: Point) -> tuple[Point, float]:
    """The point of a line of (longitude, latitude) pairs nearest to another, and the kilometres between."""
    shrink = max(0.05, math.cos(math.radians(point.latitude)))
    best, least = Point(line[0][1], line[0][0]), math.inf
    for (x1, y1), (x2, y2) in zip(line, line[1:] or line, strict=False):
        dx, dy = (x2 - x1) * shrink, y2 - y1
        length = dx * dx + dy * dy
        along = 0.0 if length == 0 else ((point.longitude - x1) * shrink * dx + (point.latitude - y1) * dy) / length
        along = max(0.0, min(1.0, along))
        candidate = Point(y1 + along * (y2 - y1), x1 + along * (x2 - x1))
        away = candidate.kilometres(point)
        if away < least:
            best, least = candidate, away
    return best, least

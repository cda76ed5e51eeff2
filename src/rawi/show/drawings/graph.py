"""Who relays whom: origins at the left, what was made from them to the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from rawi.show.drawings.svg import ACCENT, INK, LINE, QUIET, WARN, picture, titled, words

_ROW = 26.0
_BOX = 20.0
_STYLE = {
    "carries": (LINE, ""),
    "copy": (ACCENT, ""),
    "translation": (ACCENT, ' stroke-dasharray="5 3"'),
    "cites": (QUIET, ' stroke-dasharray="2 3"'),
    "revises": (WARN, ""),
    "drift": (WARN, ' stroke-dasharray="5 3"'),
}


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An origin or a report."""

    id: str
    label: str
    kind: str = "report"
    """origin, anonymous or report."""
    detail: str = ""
    link: str | None = None


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """`target` was made from `source`."""

    source: str
    target: str
    kind: str = "carries"
    """carries, copy, translation, cites, revises or drift."""
    detail: str = ""


def draw_graph(
    nodes: Sequence[Node], edges: Sequence[Edge], *, width: float = 760, title: str = "Who relays whom"
) -> Markup:
    """Columns by distance from the origins; a cycle of citations is drawn and does not trap the layout."""
    known = {node.id: node for node in nodes}
    drawn = [edge for edge in edges if edge.source in known and edge.target in known and edge.source != edge.target]
    depth = _depths(nodes, drawn)
    columns: defaultdict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        columns[depth[node.id]].append(node)
    count = max(columns, default=0) + 1
    room = width / count
    places: dict[str, tuple[float, float]] = {}
    for column in range(count):
        for row, node in enumerate(_ordered(columns[column], drawn, places)):
            places[node.id] = (column * room + 6, 14 + row * _ROW)
    height = 30 + max((len(column) for column in columns.values()), default=1) * _ROW
    box = room - 46 if count > 1 else room - 12
    parts = [_edge(edge, places, box) for edge in drawn] + [_node(node, places[node.id], box) for node in nodes]
    return picture(width, height + 22, title, [*parts, _legend(sorted({edge.kind for edge in drawn}), height + 14)])


def _depths(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, int]:
    """Longest way from a root, at most 3 columns away, however the edges run."""
    depth = {node.id: 0 if node.kind != "report" else 1 for node in nodes}
    for _ in range(2):
        for edge in edges:
            if edge.kind in ("copy", "translation", "revises") and depth[edge.target] <= depth[edge.source]:
                depth[edge.target] = min(3, depth[edge.source] + 1)
    return depth


def _ordered(column: list[Node], edges: Sequence[Edge], places: dict[str, tuple[float, float]]) -> list[Node]:
    """By the middle of what each comes from, so that few lines cross."""

    def middle(node: Node) -> float:
        rows = [places[edge.source][1] for edge in edges if edge.target == node.id and edge.source in places]
        return sum(rows) / len(rows) if rows else 1e9

    return sorted(column, key=lambda node: (middle(node), node.label)) if places else column


def _node(node: Node, place: tuple[float, float], box: float) -> str:
    x, y = place
    fill = {"origin": "#cfe2f3", "anonymous": "#ffe8b8"}.get(node.kind, "#ffffff")
    stroke = INK if node.kind != "report" else LINE
    body = f'<rect x="{x:.1f}" y="{y:.1f}" width="{box:.1f}" height="{_BOX}" rx="3" fill="{fill}" stroke="{stroke}"/>'
    body += words(x + 6, y + 14, node.label, longest=max(8, int(box / 6.2)), bold=node.kind != "report")
    return titled(body, f"{node.label}. {node.detail}", link=node.link)


def _edge(edge: Edge, places: dict[str, tuple[float, float]], box: float) -> str:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    colour, dash = _STYLE.get(edge.kind, (LINE, ""))
    y1, y2 = y1 + _BOX / 2, y2 + _BOX / 2
    if x2 > x1:
        x1 += box
        bend = (x2 - x1) / 2
        path = f"M{x1:.1f},{y1:.1f} C{x1 + bend:.1f},{y1:.1f} {x2 - bend:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
    else:
        x1, x2 = x1 + box, x2 + box
        path = f"M{x1:.1f},{y1:.1f} C{x1 + 26:.1f},{y1:.1f} {x2 + 26:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
    return titled(
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.4"{dash}/>', edge.detail or edge.kind
    )


def _legend(kinds: Sequence[str], y: float) -> str:
    parts = []
    for index, kind in enumerate(kinds):
        colour, dash = _STYLE.get(kind, (LINE, ""))
        x = 8 + index * 110
        parts.append(f'<line x1="{x}" x2="{x + 24}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="2"{dash}/>')
        parts.append(words(x + 30, y + 4, kind, fill=QUIET, size=10))
    return "".join(parts)

"""Drawings as SVG text: pure functions from what is known to a picture that needs nothing else."""

from rawi.show.drawings.graph import Edge, Node, draw_graph
from rawi.show.drawings.map import Spot, draw_map
from rawi.show.drawings.timeline import Moment, Reach, draw_timeline

__all__ = ["Edge", "Moment", "Node", "Reach", "Spot", "draw_graph", "draw_map", "draw_timeline"]

"""From triggers to events with their roles."""

from __future__ import annotations

from rawi.model import Attribution, Document, Event, Place, Quantity, TimeInterval
from rawi.understand.named import Named
from rawi.understand.tools import Tags


def find_events(
    document: Document,
    tags: Tags,
    named: Named,
    places: tuple[Place, ...],
    times: tuple[TimeInterval, ...],
    quantities: tuple[Quantity, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Event, ...]:
    """Every description of a happening."""
    return ()

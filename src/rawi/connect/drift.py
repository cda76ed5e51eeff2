"""Relays that alter their source: a figure changed, a hedge dropped, a source made better than it was."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.connect.profile import Profile
from rawi.model import Drift, Link


def drifts_of(mains: Sequence[Profile], links: Sequence[Link]) -> tuple[Drift, ...]:
    """Drift between the reports of one incident, along its links."""
    return ()

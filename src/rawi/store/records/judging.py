"""What people judge, and what becomes of incidents."""

from __future__ import annotations

import msgspec

from rawi.model import Id

TARGETS = (
    "mention",
    "actor",
    "place",
    "time",
    "quantity",
    "attribution",
    "event",
    "claim",
    "link",
    "membership",
    "origin",
    "incident",
)
"""What can be judged."""


VERDICTS = ("accept", "reject", "correct", "split", "merge", "undo")
"""What can be said about it."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person said about a finding, a link or an incident; never edited, undone only by a new record."""

    id: Id
    time: str
    """ISO 8601 in UTC, as `2026-11-25T19:30:00Z`."""
    person: str
    target_kind: str
    """One of TARGETS."""
    target: Id
    """Id of the finding, link, origin or incident; for a membership, of the incident."""
    verdict: str
    """One of VERDICTS."""
    reason: str
    document: Id | None = None
    """The report that the finding stands in, or whose membership is judged."""
    value: str = ""
    """correct: the right value (of a field: `field=value`); merge: id of the other incident."""
    parts: tuple[tuple[Id, ...], ...] = ()
    """split: reports that stay, reports that leave; merge: reports of the one, of the other (filled in by the store).
    Incidents are found again by them when the engine is rerun."""
    undoes: Id | None = None
    """undo: the judgement taken back."""


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step in an incident's history."""

    incident: Id
    time: str
    change: str
    """created, grew, changed, merged, split, renamed, retired, restored."""
    others: tuple[Id, ...] = ()
    """merged, renamed, retired: into which; split: from which; created: out of which."""
    by: str = "rawi"
    judgement: Id | None = None

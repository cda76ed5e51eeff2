"""How records are asked for."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

import msgspec

from rawi.model import Id

Item = TypeVar("Item")


class Page(msgspec.Struct, Generic[Item], frozen=True, kw_only=True):
    """Some items of a list; `next` is the cursor of the page after it, None at the end."""

    items: tuple[Item, ...] = ()
    next: str | None = None


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """All points within `kilometres` of a point."""

    latitude: float
    longitude: float
    kilometres: float


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """Degrees, both bounds meant; west may be greater than east across the 180th meridian."""

    south: float
    west: float
    north: float
    east: float


class ReportQuery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Reports that meet all that is given; empty is every report."""

    words: str = ""
    """All words must stand in the text or title: case, accents and Arabic letter forms do not matter. `"two words"` in
    that order, `strik*` any ending, `-word` without it."""
    actor: Id | None = None
    kind: str | None = None
    """A PLOVER type (ASSAULT) or type with mode (ASSAULT/aerial) of one of its events."""
    outlet: str | None = None
    language: str | None = None
    origin: Id | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2 of one of its places."""
    near: Circle | None = None
    start: date | None = None
    """Published on that day or later."""
    end: date | None = None
    """Published before that day."""


class IncidentQuery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Incidents that meet all that is given."""

    start: date | None = None
    """Happened on that day or later."""
    end: date | None = None
    """Happened before that day."""
    box: Box | None = None
    near: Circle | None = None
    kind: str | None = None
    grade: str | None = None
    origin: Id | None = None
    words: str = ""
    """In its title or place."""
    report: Id | None = None
    """Incidents that this report tells of, main or not."""

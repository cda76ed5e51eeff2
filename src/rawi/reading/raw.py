"""Raw material: bytes or a record with where it came from, before anything is understood in it."""

from __future__ import annotations

import msgspec

from rawi.errors import Refusal


class Fields(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a record, a message or an archive says about a report beside its text."""

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    fetched: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """One report's bytes."""

    origin: str
    data: bytes
    media_type: str
    """text/plain, text/html or application/pdf."""
    charset: str | None = None
    """What the transport declared."""
    fields: Fields = Fields()


Item = Raw | Refusal
"""One report's bytes, or why they cannot be read."""

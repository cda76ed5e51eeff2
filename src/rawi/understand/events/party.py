"""Who did it and to whom, as words."""

from __future__ import annotations

import msgspec

from rawi.model import Span


class Parties(msgspec.Struct, frozen=True, kw_only=True):
    """The words for who did it and who or what suffered it."""

    actor: Span | None = None
    target: Span | None = None

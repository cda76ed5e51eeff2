"""The actors of a document with the mentions that name them."""

from __future__ import annotations

import msgspec

from rawi.model import Actor, Mention


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Mentions sorted by start, and the actors they belong to."""

    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()

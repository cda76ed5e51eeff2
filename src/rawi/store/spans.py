"""Checks that what points into a text or a list points at something."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rawi.model import Account, Quote, Span


def spans_in(value: object) -> Iterator[Span]:
    """Every span anywhere inside a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)


def span_faults(record: msgspec.Struct, text: str) -> Iterator[str]:
    """Spans that leave the text, as sentences."""
    for span in spans_in(record):
        if not 0 <= span.start < span.end <= len(text):
            yield f"span [{span.start}, {span.end}) leaves the text of {len(text)} characters"


def index_faults(account: Account) -> Iterator[str]:
    """Indices and keys in the account that lead nowhere, as sentences."""
    attributions, events = len(account.attributions), len(account.events)
    keys = {actor.id for actor in account.actors}
    for place, found in enumerate(account.attributions):
        yield from _outside(f"attribution {place}: within", found.within, attributions)
    for place, event in enumerate(account.events):
        yield from _outside(f"event {place}: place_at", event.place_at, len(account.places))
        yield from _outside(f"event {place}: time_at", event.time_at, len(account.times))
        yield from _outside(f"event {place}: attribution", event.attribution, attributions)
    for place, claim in enumerate(account.claims):
        yield from _outside(f"claim {place}: event", claim.event, events)
        yield from _outside(f"claim {place}: attribution", claim.attribution, attributions)
    for mention in account.mentions:
        if mention.actor is not None and mention.actor not in keys:
            yield f"mention {mention.id}: there is no actor {mention.actor}"


def _outside(what: str, index: int | None, size: int) -> Iterator[str]:
    if index is not None and not 0 <= index < size:
        yield f"{what} is {index}, beyond the {size} that there are"


def quotes_in(value: object) -> Iterator[Quote]:
    """Every quote anywhere inside a record."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from quotes_in(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from quotes_in(one)

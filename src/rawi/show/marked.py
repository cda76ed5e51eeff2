"""A text cut where findings begin and end, so that overlapping ones can all be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from rawi.model import Reading, Span


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A finding to highlight: `layer` is its kind, `label` what is said of it."""

    span: Span
    layer: str
    label: str
    key: str


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that the same marks cover."""

    text: str
    marks: tuple[Mark, ...]


def segments(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The whole text in order; joined, the segments are the text."""
    listed = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    edges = sorted({0, len(text), *(mark.span.start for mark in listed), *(mark.span.end for mark in listed)})
    waiting = 0
    active: list[Mark] = []
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.span.end > start]
        while waiting < len(listed) and listed[waiting].span.start <= start:
            active.append(listed[waiting])
            waiting += 1
        yield Segment(text=text[start:end], marks=tuple(active))


def marks_of(reading: Reading) -> list[Mark]:
    """Everything in an account that has a place in the text."""
    return [*_attribution_marks(reading), *_event_marks(reading), *_other_marks(reading)]


def _attribution_marks(reading: Reading) -> Iterator[Mark]:
    for index, link in enumerate(reading.account.attributions):
        key = f"a{index}"
        if link.source is not None:
            yield Mark(
                span=link.source, layer="source", label="source" + (" (anonymous)" if link.anonymous else ""), key=key
            )
        if link.cue is not None:
            yield Mark(span=link.cue, layer="cue", label=f"cue: {link.stance}", key=key)
        if not link.credit:
            for content in link.content:
                yield Mark(
                    span=content, layer="content", label=f"attributed words: {link.voice}, {link.stance}", key=key
                )


def _event_marks(reading: Reading) -> Iterator[Mark]:
    for index, event in enumerate(reading.account.events):
        label = f"{'main event' if event.main else 'event'}: {event.kind}, {event.status}"
        yield Mark(span=event.trigger, layer="event", label=label, key=f"e{index}")


def _other_marks(reading: Reading) -> Iterator[Mark]:
    account = reading.account
    names = {actor.id: actor.name for actor in account.actors}
    for mention in account.mentions:
        label = f"actor: {names.get(mention.actor or '', 'unresolved')} ({mention.kind})"
        yield Mark(span=mention.span, layer="actor", label=label, key=f"m{mention.actor or mention.id}")
    for place in account.places:
        yield Mark(span=place.span, layer="place", label=f"place: {place.name} ({place.precision})", key=f"p{place.id}")
    for time in account.times:
        days = f"{time.start} to {time.end}" if time.start else "unknown"
        yield Mark(span=time.span, layer="time", label=f"time: {days}", key=f"t{time.id}")
    for quantity in account.quantities:
        label = f"number: {quantity.unit} {quantity.low} to {quantity.high if quantity.high is not None else '…'}"
        yield Mark(span=quantity.span, layer="quantity", label=label, key=f"q{quantity.id}")
    for word in account.loaded:
        yield Mark(
            span=word.span, layer="loaded", label=f"loaded word ({word.sense}), the outlet's own", key=f"l{word.id}"
        )
    for claim in account.claims:
        if claim.basis_span is not None:
            yield Mark(span=claim.basis_span, layer="basis", label=f"basis: {claim.basis}", key=f"b{claim.id}")
        if claim.hedge is not None:
            yield Mark(span=claim.hedge, layer="basis", label=f"certainty: {claim.certainty}", key=f"h{claim.id}")

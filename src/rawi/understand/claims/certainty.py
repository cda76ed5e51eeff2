"""How far a claim is vouched for, with the words that weaken it."""

from __future__ import annotations

import re

from rawi.model import Attribution, Event, Span
from rawi.understand.claims.signs import Sign, Signs

_BOUNDARY = re.compile(r"[;:؛]|,?\s(?:mais|but|while|tandis que|alors que|however)\s|،\s(?:لكن|فيما|بينما)\s")
_STATUSES = {"denied": "denied", "planned": "planned", "hypothetical": "hypothetical"}
# A hedge behind its word stands close: "frappe présumée", "attack, allegedly".
_BEHIND = 24


def certainty_of(text: str, event: Event, signs: Signs, attribution: Attribution | None) -> tuple[str, Span | None]:
    """Affirmed, hedged, denied, hypothetical or planned, for the event as a whole."""
    status = _STATUSES.get(event.status)
    hedge = _hedge(text, event.trigger, signs, attribution)
    if status is not None:
        return status, hedge
    if hedge is not None:
        return "hedged", hedge
    if attribution is not None and attribution.stance == "doubts":
        return "hedged", attribution.cue
    return "affirmed", None


def certainty_of_field(
    text: str, field: Span, event: Event, signs: Signs, whole: tuple[str, Span | None]
) -> tuple[str, Span | None]:
    """A hedge right before one field weakens that field alone: "killed, possibly by a drone"."""
    if whole[0] != "affirmed" or signs.sentence(field.start) != signs.sentence(event.trigger.start):
        return whole
    for sign in signs.near(field.start):
        if sign.kind == "hedge" and (field.holds(sign.span) or _is_close(text, sign.span, field)):
            return "hedged", sign.span
    return whole


def _hedge(text: str, trigger: Span, signs: Signs, attribution: Attribution | None) -> Span | None:
    content = _content(attribution, trigger)
    candidates = [sign for sign in signs.near(trigger.start) if sign.kind == "hedge"]
    best: Sign | None = None
    for sign in candidates:
        if content is not None and not content.holds(sign.span) and not _is_cue(attribution, sign.span):
            continue
        if not _reaches(text, sign.span, trigger):
            continue
        if best is None or abs(sign.span.start - trigger.start) < abs(best.span.start - trigger.start):
            best = sign
    return best.span if best is not None else None


def _content(attribution: Attribution | None, trigger: Span) -> Span | None:
    if attribution is None or attribution.credit:
        return None
    return next((piece for piece in attribution.content if piece.holds(trigger)), None)


def _is_cue(attribution: Attribution | None, span: Span) -> bool:
    return attribution is not None and attribution.cue is not None and attribution.cue.meets(span)


def _is_close(text: str, hedge: Span, field: Span) -> bool:
    return 0 <= field.start - hedge.end <= 12 and _BOUNDARY.search(text, hedge.end, field.start) is None


def _reaches(text: str, hedge: Span, trigger: Span) -> bool:
    if hedge.meets(trigger):
        return True
    if hedge.start < trigger.start:
        return _BOUNDARY.search(text, hedge.end, trigger.start) is None
    between = text[trigger.end : hedge.start]
    return len(between) <= _BEHIND and not any(mark in between for mark in ";:؛.،,")

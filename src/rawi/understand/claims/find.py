"""Each field of each event as a claim on one authority."""

from __future__ import annotations

from typing import NamedTuple

from rawi.model import Attribution, Claim, Document, Event, Id, Place, Quantity, Span, TimeInterval, make_id
from rawi.understand.claims.basis import basis_of
from rawi.understand.claims.certainty import certainty_of, certainty_of_field
from rawi.understand.claims.signs import find_signs
from rawi.understand.named import Named
from rawi.understand.tools import Tags


class _Field(NamedTuple):
    name: str
    span: Span
    value: str
    low: int | None = None
    high: int | None = None
    ids: tuple[Id, ...] = ()


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
    if not events:
        return ()
    signs = find_signs(document, tags)
    claims: list[Claim] = []
    for number, event in enumerate(events):
        attribution = attributions[event.attribution] if event.attribution is not None else None
        whole = certainty_of(document.text, event, signs, attribution)
        basis, basis_span = basis_of(document.text, event, signs, attribution, named)
        for field in _fields(document.text, event, places, times):
            certainty, hedge = certainty_of_field(document.text, field.span, event, signs, whole)
            if _involvement_denied(event, attribution, field.name):
                certainty, hedge = "denied", attribution.cue if attribution is not None else None
            claims.append(
                Claim(
                    id=make_id(document.id, "claim", number, field.name, field.span.start, field.span.end),
                    span=field.span,
                    confidence=event.confidence,
                    event=number,
                    field=field.name,
                    value=field.value,
                    low=field.low,
                    high=field.high,
                    ids=field.ids,
                    certainty=certainty,
                    basis=basis,
                    basis_span=basis_span,
                    hedge=hedge,
                    attribution=event.attribution,
                )
            )
    return tuple(claims)


def _involvement_denied(event: Event, attribution: Attribution | None, field: str) -> bool:
    """Under a denial of involvement the happening stands and its actor is denied."""
    return (
        field == "actor" and event.status == "happened" and attribution is not None and attribution.stance == "denies"
    )


def _fields(text: str, event: Event, places: tuple[Place, ...], times: tuple[TimeInterval, ...]) -> list[_Field]:
    found = [_Field("occurred", event.trigger, event.status)]
    if event.actor is not None:
        found.append(_Field("actor", event.actor, event.actor.of(text), ids=event.actor_ids))
    if event.target is not None:
        found.append(_Field("target", event.target, event.target.of(text), ids=event.target_ids))
    if event.weapon is not None:
        found.append(_Field("weapon", event.weapon, event.weapon.of(text)))
    if event.place is not None:
        found.append(_Field("place", event.place, _place(text, event.place, event.place_at, places)))
    if event.time is not None:
        found.append(_Field("time", event.time, _time(text, event.time, event.time_at, times)))
    for name, quantity in (
        ("killed", event.killed),
        ("injured", event.injured),
        ("munitions", event.munitions),
        ("vehicles", event.vehicles),
    ):
        if quantity is not None:
            found.append(_toll(text, name, quantity))
    return found


def _toll(text: str, name: str, quantity: Quantity) -> _Field:
    return _Field(name, quantity.span, quantity.span.of(text), quantity.low, quantity.high)


def _place(text: str, span: Span, at: int | None, places: tuple[Place, ...]) -> str:
    return places[at].name if at is not None and 0 <= at < len(places) else span.of(text)


def _time(text: str, span: Span, at: int | None, times: tuple[TimeInterval, ...]) -> str:
    """The half-open interval as `2021-09-14/2021-09-15` where it is known, else the words."""
    if at is None or not 0 <= at < len(times):
        return span.of(text)
    time = times[at]
    if time.start is None or time.end is None:
        return span.of(text)
    return f"{time.start.isoformat()}/{time.end.isoformat()}"

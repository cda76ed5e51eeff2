"""Short readings with accounts written by hand."""

from __future__ import annotations

from datetime import date

from rawi.model import (
    Account,
    Attribution,
    Dating,
    Document,
    Event,
    Place,
    Quantity,
    Reading,
    Span,
    TimeInterval,
    make_id,
)


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def reading(
    key: str,
    text: str,
    *,
    language: str = "en",
    outlet: str | None = None,
    published: str | None = "2021-06-20",
    source: str | None = None,
    said: str | None = None,
    anonymous: bool = False,
    trigger: str | None = None,
    kind: str = "ASSAULT/heavy-weapons",
    day: str | None = None,
    killed: tuple[str, int, int | None] | None = None,
    at: tuple[str, float, float] | None = None,
    denies: bool = False,
) -> Reading:
    """One report with at most one attribution and one main event."""
    document = Document(
        id=key, text=text, language=language, outlet=outlet, published=dating(published) if published else None
    )
    attributions = ()
    if source is not None:
        content = find(text, said or text)
        attributions = (
            Attribution(
                id=make_id(key, "said"),
                span=content,
                content=(content,),
                source=find(text, source),
                stance="denies" if denies else "states",
                anonymous=anonymous,
                anonymous_kind="local" if anonymous else None,
            ),
        )
    times: tuple[TimeInterval, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    if day is not None:
        start = date.fromisoformat(day)
        span = Span(0, 1)
        times = (
            TimeInterval(id=make_id(key, "day"), span=span, start=start, end=date.fromordinal(start.toordinal() + 1)),
        )
    if at is not None:
        name, latitude, longitude = at
        span = find(text, name)
        places = (
            Place(
                id=make_id(key, "place"),
                span=span,
                name=name,
                latitude=latitude,
                longitude=longitude,
                radius_km=8,
                precision="town",
            ),
        )
    if trigger is not None:
        span = find(text, trigger)
        toll = None
        if killed is not None:
            words, low, high = killed
            toll = Quantity(id=make_id(key, "killed"), span=find(text, words), unit="killed", low=low, high=high)
        events = (
            Event(
                id=make_id(key, "event"),
                span=span,
                trigger=span,
                kind=kind,
                main=True,
                happening=make_id(key, "happening"),
                killed=toll,
                time_at=0 if times else None,
                place_at=0 if places else None,
                attribution=0 if attributions and attributions[0].content[0].holds(span) else None,
            ),
        )
    return Reading(
        document=document,
        account=Account(
            document=key,
            engine="hand",
            language=language,
            places=places,
            times=times,
            attributions=attributions,
            events=events,
        ),
    )


def dating(day: str) -> Dating:
    start = date.fromisoformat(day)
    return Dating(start=start, end=date.fromordinal(start.toordinal() + 1), method="field")

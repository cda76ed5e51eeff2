"""Small readings, links and incidents, built by hand, so that the store's tests rest on no other stage."""

from datetime import date, timedelta

from rawi.model import (
    Account,
    Actor,
    Claim,
    ClaimAt,
    Dating,
    Document,
    Drift,
    Event,
    EventAt,
    Grade,
    Incident,
    Link,
    Mention,
    Origin,
    Place,
    Quantity,
    Quote,
    Reading,
    Span,
    Version,
)

NOW = "2026-11-25T19:30:00Z"
LATER = "2026-11-26T08:00:00Z"
ENGINE = "rawi 0 test"


def report(
    key: str,
    text: str = "Ten people were killed in Larmane, the army said.",
    *,
    day: date | None = date(2021, 9, 14),
    outlet: str | None = "The Post",
    language: str = "en",
    title: str | None = None,
    actor: Actor | None = None,
    kind: str = "ASSAULT/aerial",
    point: tuple[float, float] | None = None,
    country: str | None = None,
    confidence: float = 0.9,
    killed: int | None = None,
    engine: str = ENGINE,
) -> Reading:
    """A report with one event, told by its first word, one actor and one place."""
    first = Span(0, len(text.split()[0]))
    published = None if day is None else Dating(start=day, end=day + timedelta(days=1))
    document = Document(id=key, text=text, language=language, outlet=outlet, title=title, published=published)
    army = actor or Actor(id="XX/army", name="the army", kind="force", resolved=True)
    toll = None if killed is None else Quantity(id=f"{key}-q", span=first, unit="killed", low=killed, high=killed)
    event = Event(
        id=f"{key}-e",
        span=first,
        confidence=confidence,
        trigger=first,
        kind=kind,
        main=True,
        happening=f"{key}-h",
        killed=toll,
    )
    place = Place(
        id=f"{key}-p",
        span=first,
        name="Larmane",
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        precision="town" if point else "unresolved",
        country=country,
    )
    account = Account(
        document=key,
        engine=engine,
        language=language,
        sentences=(Span(0, len(text)),),
        mentions=(Mention(id=f"{key}-m", span=first, kind="name", actor=army.id),),
        actors=(army,),
        places=(place,),
        events=(event,),
        claims=(Claim(id=f"{key}-c", span=first, event=0, field="killed", value="10"),),
    )
    return Reading(document=document, account=account)


def quote(reading: Reading, start: int = 0, end: int = 3) -> Quote:
    """Words of the report."""
    span = Span(start, end)
    return Quote(document=reading.document.id, span=span, text=reading.document.quote(span))


def incident(
    key: str,
    readings: list[Reading],
    *,
    day: date | None = date(2021, 9, 14),
    kind: str = "ASSAULT/aerial",
    title: str = "Strike on Larmane",
    grade: str | None = "weak",
    point: tuple[float, float] | None = (34.45, 40.92),
    origin: str = "sohr",
    drift: bool = False,
    killed: int = 10,
) -> Incident:
    """An incident that the reports tell of, on the word of one origin."""
    keys = tuple(reading.document.id for reading in readings)
    claims = tuple(ClaimAt(one, 0) for one in keys)
    version = Version(
        field="killed",
        value=str(killed),
        low=killed,
        high=killed,
        claims=claims,
        origins=(origin,),
        reports=keys,
        quotes=tuple(quote(reading) for reading in readings),
    )
    drifts = (Drift(source=quote(readings[0]), relay=quote(readings[-1]), change="figure_changed"),) if drift else ()
    return Incident(
        id=key,
        kind=kind,
        title=title,
        start=day,
        end=None if day is None else day + timedelta(days=1),
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        radius_km=5.0 if point else None,
        reports=keys,
        events=tuple(EventAt(one, 0) for one in keys),
        versions=(version,),
        origins=(Origin(id=origin, name=f"Origin {origin}", kind="monitor", claims=claims),),
        drifts=drifts,
        grade=Grade(name=grade) if grade else None,
    )


def link(key: str, left: Reading, right: Reading, *, score: float = 0.9, direction: str = "left_from_right") -> Link:
    """Two reports that share text."""
    return Link(
        id=key, left=left.document.id, right=right.document.id, kind="same_text", score=score, direction=direction
    )

"""One small collection written by hand, so that the examples of the reference do not move with the engine."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from rawi.model import (
    Account,
    Actor,
    Attribution,
    Claim,
    ClaimAt,
    Connections,
    Dating,
    Document,
    Event,
    EventAt,
    Grade,
    Incident,
    Mention,
    Origin,
    Place,
    Quantity,
    Quote,
    Reading,
    ReportSummary,
    Span,
    TimeInterval,
    Version,
)
from rawi.show.exports import Collection

TEXT = "The Red Valley Hospital said on Saturday that shelling had killed at least three people in Oldtown."


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@lru_cache(maxsize=1)
def collection() -> Collection:
    """One report, one event, one claim, one incident."""
    document = Document(
        id="x1",
        text=TEXT,
        language="en",
        url="https://gazette.example/x1",
        outlet="Gazette X",
        published=Dating(start=date(2024, 5, 4), end=date(2024, 5, 5), method="field"),
        title="Shelling in Oldtown",
    )
    killed = Quantity(id="q1", span=_at("at least three people"), unit="killed", low=3, high=None)
    claims = (
        Claim(id="c1", span=_at("shelling"), event=0, field="occurred", value="shelling", attribution=0),
        Claim(
            id="c2",
            span=killed.span,
            event=0,
            field="killed",
            value="at least three",
            low=3,
            basis="statement",
            attribution=0,
        ),
    )
    account = Account(
        document="x1",
        engine="rawi, by hand",
        language="en",
        mentions=(Mention(id="m1", span=_at("Red Valley Hospital"), kind="name", actor="a1"),),
        actors=(Actor(id="a1", name="Red Valley Hospital", kind="group"),),
        places=(Place(id="p1", span=_at("Oldtown"), name="Oldtown", latitude=10.0, longitude=20.0, radius_km=4.0),),
        times=(TimeInterval(id="t1", span=_at("Saturday"), start=date(2024, 5, 4), end=date(2024, 5, 5)),),
        quantities=(killed,),
        attributions=(
            Attribution(
                id="s1",
                span=Span(0, len(TEXT) - 1),
                content=(Span(TEXT.index("that ") + 5, len(TEXT) - 1),),
                cue=_at("said"),
                source=_at("The Red Valley Hospital"),
                sources=("a1",),
            ),
        ),
        events=(
            Event(
                id="e1",
                span=_at("shelling"),
                trigger=_at("shelling"),
                kind="ASSAULT/heavy-weapons",
                main=True,
                happening="h1",
                place=_at("Oldtown"),
                place_at=0,
                time_at=0,
                killed=killed,
                attribution=0,
            ),
        ),
        claims=claims,
    )
    return Collection(
        connections=Connections(
            incidents=(_incident(claims),),
            reports=(ReportSummary(id="x1", outlet="Gazette X", language="en", main_incident="i1"),),
        ),
        readings={"x1": Reading(document=document, account=account)},
    )


def _incident(claims: tuple[Claim, ...]) -> Incident:
    return Incident(
        id="i1",
        kind="ASSAULT/heavy-weapons",
        title="Shelling in Oldtown",
        start=date(2024, 5, 4),
        end=date(2024, 5, 5),
        latitude=10.0,
        longitude=20.0,
        radius_km=4.0,
        place="Oldtown",
        reports=("x1",),
        events=(EventAt("x1", 0),),
        versions=tuple(
            Version(
                field=claim.field,
                value=claim.value,
                low=claim.low,
                high=claim.high,
                claims=(ClaimAt("x1", number),),
                origins=("o1",),
                reports=("x1",),
                quotes=(Quote(document="x1", span=claim.span, text=claim.span.of(TEXT)),),
                first_report="x1",
                first_seen=date(2024, 5, 4),
            )
            for number, claim in enumerate(claims)
        ),
        origins=(
            Origin(id="o1", name="Red Valley Hospital", kind="official", claims=(ClaimAt("x1", 0), ClaimAt("x1", 1))),
        ),
        grade=Grade(name="weak", reasons=("one origin, or parties to the conflict alone",)),
    )

"""A store of many reports for measuring: the bundled samples, varied in date, outlet, words, actors and places."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import as_file, files

import msgspec

from rawi.model import (
    Account,
    Actor,
    ClaimAt,
    Dating,
    Document,
    EventAt,
    Grade,
    Incident,
    Link,
    Mention,
    Origin,
    Quote,
    Reading,
    Span,
    Version,
)
from rawi.run.jobs import read_reports
from rawi.settings import Settings
from rawi.store.protocol import Store

TIME = "2026-01-01T00:00:00Z"
_BATCH = 200
_KINDS = ("ASSAULT/aerial", "ASSAULT/drone", "ASSAULT/firearms", "ASSAULT/heavy-weapons", "PROTEST", "MOBILIZE")
_GRADES = ("confirmed", "fair", "weak", "contested", "discounted")


def sample_readings() -> list[Reading]:
    """The bundled reports, understood."""
    with as_file(files("rawi") / "samples") as folder:
        return [one for one in read_reports([str(folder)], Settings(model=False)) if isinstance(one, Reading)]


def varied(samples: list[Reading], count: int, seed: int = 7) -> Iterator[Reading]:
    """So many reports, each with some words, an outlet, a day, actors and places of its own."""
    draw = random.Random(seed)
    vocabulary = [f"{''.join(draw.choices('abdefgiklmnorstuz', k=draw.randint(4, 9)))}" for _ in range(50_000)]
    for number in range(count):
        yield _vary(samples[number % len(samples)], number, draw, vocabulary)


def _zipf(draw: random.Random, size: int) -> int:
    """Few values often, most of them rarely."""
    return min(size - 1, int(draw.paretovariate(0.8)) - 1)


def _vary(reading: Reading, number: int, draw: random.Random, vocabulary: list[str]) -> Reading:
    key = f"s{number:07d}"
    start = date(2015, 1, 1) + timedelta(days=draw.randrange(4000))
    words = " ".join(vocabulary[_zipf(draw, len(vocabulary))] for _ in range(60))
    document = msgspec.structs.replace(
        reading.document,
        id=key,
        text=f"{reading.document.text}\n{words}",
        url=f"https://example.org/{key}",
        outlet=f"Outlet {_zipf(draw, 800)}",
        published=None if draw.random() < 0.05 else Dating(start=start, end=start + timedelta(days=1)),
    )
    return Reading(document=document, account=_account(reading.account, key, document, draw))


def _account(account: Account, key: str, document: Document, draw: random.Random) -> Account:
    chosen = [Actor(id=f"actor-{_zipf(draw, 5000)}", name="", kind="armed_group", resolved=True) for _ in range(3)]
    extra = [
        msgspec.structs.replace(one, name=f"Brigade {one.id[6:]}") for one in {one.id: one for one in chosen}.values()
    ]
    spot = Span(0, 1)
    mentions = (Mention(id=f"{key}-{one.id}", span=spot, kind="name", actor=one.id) for one in extra)
    north, east = draw.uniform(-4, 4), draw.uniform(-4, 4)
    places = (
        one
        if one.latitude is None or one.longitude is None
        else msgspec.structs.replace(one, latitude=one.latitude + north, longitude=one.longitude + east)
        for one in account.places
    )
    kind = _KINDS[_zipf(draw, len(_KINDS))]
    return msgspec.structs.replace(
        account,
        document=key,
        actors=(*account.actors, *extra),
        mentions=(*account.mentions, *mentions),
        places=tuple(places),
        events=tuple(
            msgspec.structs.replace(one, id=f"{one.id}{key}", kind=kind if one.main else one.kind)
            for one in account.events
        ),
        claims=tuple(msgspec.structs.replace(one, id=f"{one.id}{key}") for one in account.claims),
        attributions=tuple(msgspec.structs.replace(one, id=f"{one.id}{key}") for one in account.attributions),
    )


def incidents_over(documents: list[Document], seed: int = 7) -> Iterator[Incident]:
    """Incidents of five reports each."""
    draw = random.Random(seed)
    for number in range(0, len(documents), 5):
        some = documents[number : number + 5]
        keys = tuple(one.id for one in some)
        claims = tuple(ClaimAt(one, 0) for one in keys)
        start = some[0].published.start if some[0].published else None
        killed = _zipf(draw, 300)
        quotes = tuple(
            Quote(document=one.id, span=Span(0, 40), text=one.text[:40]) for one in some if len(one.text) > 40
        )
        origin = f"origin-{_zipf(draw, 2000)}"
        yield Incident(
            id=f"i{number:07d}",
            kind=_KINDS[_zipf(draw, len(_KINDS))],
            title=some[0].text[:80],
            start=start,
            end=start + timedelta(days=1) if start else None,
            latitude=draw.uniform(12, 37),
            longitude=draw.uniform(-5, 69),
            radius_km=draw.uniform(1, 80),
            place="Larmane",
            reports=keys,
            events=tuple(EventAt(one, 0) for one in keys),
            versions=(
                Version(
                    field="killed",
                    value=str(killed),
                    low=killed,
                    high=killed,
                    claims=claims,
                    origins=(origin,),
                    reports=keys,
                    quotes=quotes,
                ),
            ),
            origins=(Origin(id=origin, name=f"Source {origin}", kind="monitor", claims=claims),),
            grade=Grade(name=draw.choice(_GRADES), reasons=("drawn",)),
        )


def links_over(documents: list[Document], seed: int = 7) -> Iterator[Link]:
    """A link for every fourth report."""
    draw = random.Random(seed)
    for number in range(0, len(documents) - 1, 4):
        yield Link(
            id=f"l{number:07d}",
            left=documents[number].id,
            right=documents[number + 1].id,
            kind="same_text",
            score=draw.random(),
            direction=draw.choice(("left_from_right", "right_from_left", "unknown")),
        )


def fill(store: Store, count: int) -> None:
    """Puts so many reports, and what connects them, into an empty store."""
    batch: list[Reading] = []
    documents: list[Document] = []
    for reading in varied(sample_readings(), count):
        batch.append(reading)
        documents.append(reading.document)
        if len(batch) == _BATCH:
            store.save(batch, time=TIME)
            batch = []
    store.save(batch, time=TIME)
    store.save_connections(list(links_over(documents)), list(incidents_over(documents)), time=TIME)

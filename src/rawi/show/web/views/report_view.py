"""A report prepared for its page: text in pieces, chains, claims by event, where each finding stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rawi.model import Account, Claim, Document, Link, Reading
from rawi.show import words
from rawi.show.marked import Mark, Segment, marks_of, segments
from rawi.show.web.views.standing import Key, Standing, standings, undone_ids
from rawi.store.protocol import Store
from rawi.store.records import IncidentLine, Judgement, StoredReport

_WAYS = {
    "left_from_right": ("made from it", "it was made from this"),
    "right_from_left": ("it was made from this", "made from it"),
}


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A link as seen from one of its reports."""

    link: Link
    other: str
    title: str
    way: str = ""


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page of a report shows."""

    reading: Reading
    title: str
    pieces: tuple[Segment, ...]
    engines: tuple[str, ...]
    saved_at: str
    roots: tuple[int, ...]
    inner: Mapping[int, tuple[int, ...]]
    claims: Mapping[int, tuple[tuple[int, Claim], ...]]
    actors: Mapping[str | None, str]
    """Names by id."""
    links: tuple[Tie, ...]
    incidents: tuple[IncidentLine, ...]
    standings: Mapping[Key, Standing]
    judgements: tuple[Judgement, ...]
    undone: frozenset[str]


def view_report(stored: StoredReport, store: Store) -> ReportView:
    """The report with everything tied to it."""
    reading, account = stored.reading, stored.account
    return ReportView(
        reading=reading,
        title=title_of(reading),
        pieces=tuple(segments(stored.document.text, [*marks_of(reading), *_claim_marks(account)])),
        engines=stored.engines,
        saved_at=stored.saved_at,
        roots=tuple(words.roots(account)),
        inner=_inner(account),
        claims=_claims(account),
        actors={actor.id: actor.name for actor in account.actors},
        links=_ties(stored.document.id, stored.links, store),
        incidents=stored.incidents,
        standings=standings(stored.judgements),
        judgements=stored.judgements,
        undone=undone_ids(stored.judgements),
    )


def title_of(reading: Reading) -> str:
    """The report's title, or its first words."""
    if reading.document.title:
        return reading.document.title
    return opening_of(reading.document)


def opening_of(document: Document) -> str:
    """The first words of a text."""
    return " ".join(document.text[:400].split())[:160] or document.id


def titles(ids: Iterable[str], store: Store) -> dict[str, str]:
    """How reports are called: outlet and title."""
    found = {}
    for reading in store.readings(dict.fromkeys(ids)):
        outlet = reading.document.outlet
        found[reading.document.id] = f"{outlet}: {title_of(reading)}" if outlet else title_of(reading)
    return found


def _inner(account: Account) -> dict[int, tuple[int, ...]]:
    """The attributions directly inside each; a ring of them is cut, so that the tree ends."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, link in enumerate(account.attributions):
        if link.within is not None and link.within != index:
            found[link.within].append(index)
    return {index: tuple(found[index]) for index in range(len(account.attributions))}


def _claims(account: Account) -> dict[int, tuple[tuple[int, Claim], ...]]:
    found: defaultdict[int, list[tuple[int, Claim]]] = defaultdict(list)
    for index, claim in enumerate(account.claims):
        found[claim.event].append((index, claim))
    return {event: tuple(found[event]) for event in range(len(account.events))}


def _claim_marks(account: Account) -> list[Mark]:
    return [
        Mark(
            span=claim.span,
            layer="claim",
            label=f"claim, {claim.field}: {words.claim_value(claim)} ({claim.certainty})",
            key=f"c{index}",
        )
        for index, claim in enumerate(account.claims)
    ]


def _ties(document: str, links: Sequence[Link], store: Store) -> tuple[Tie, ...]:
    names = titles([link.right if link.left == document else link.left for link in links[:100]], store)
    found = []
    for link in links[:100]:
        own_left = link.left == document
        other = link.right if own_left else link.left
        ways = _WAYS.get(link.direction)
        way = (ways[0] if own_left else ways[1]) if ways else ""
        found.append(Tie(link=link, other=other, title=names.get(other, other), way=way))
    return tuple(found)

"""What reports state of an incident: each value of a field with the words that carry it and whose word it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from rawi.connect.cases import Case
from rawi.connect.profile import Profile
from rawi.connect.sources import OWN_VOICE, Source, source_of, speaks_for_itself
from rawi.model import Attribution, Claim, Event, Quantity, Span

_STATING = ("states", "confirms", "claims")
_TOP = 2
"""Lines: the headline and the sentence that it sums up."""
TOLL_FIELDS = ("killed", "injured", "munitions", "vehicles")


class Fact(NamedTuple):
    """One statement of one field in one report."""

    report: int
    field: str
    value: str
    low: int | None
    high: int | None
    ids: tuple[str, ...]
    certainty: str
    span: Span
    source: Source
    claim: int | None
    event: int
    denies: bool
    about: bool = False
    """The words name the number with a margin: `about 12`, `une dizaine`."""
    inherited: bool = False
    """The report says it in its own voice; the source is the one that it gives elsewhere."""
    reckoned: bool = False
    """The number is the sum of several that the words name: nobody states it."""


def facts_of(profile: Profile, case: Case, root: Profile) -> Iterator[Fact]:
    """Every statement about the case, from the account's claims and the tolls of its events."""
    account = profile.reading.account
    events = set(case.events)
    covered: set[tuple[int, str]] = set()
    for number, claim in enumerate(account.claims):
        if claim.event in events:
            covered.add((claim.event, claim.field))
            yield _from_claim(profile, number, claim, root)
    for index in case.events:
        event = account.events[index]
        for field, quantity in _tolls(event):
            if (index, field) not in covered:
                yield _from_toll(profile, index, event, field, quantity, root)


def loose_tolls(profile: Profile, case: Case, root: Profile, known: Collection[str]) -> Iterator[Fact]:
    """Counts near the case's words that the reading tied to no event, for fields of which nothing is `known`."""
    account = profile.reading.account
    tied = {quantity.span for event in account.events for _, quantity in _tolls(event)}
    lines = {
        number
        for number, line in enumerate(profile.lines)
        for index in case.events
        if line.span.holds(account.events[index].trigger)
    }
    for quantity in account.quantities:
        if quantity.unit not in TOLL_FIELDS or quantity.unit in known or quantity.span in tied or not case.events:
            continue
        at = next((n for n, line in enumerate(profile.lines) if line.span.holds(quantity.span)), None)
        if at is not None and (at in lines or at - 1 in lines):
            yield Fact(
                profile.place,
                quantity.unit,
                quantity.span.of(profile.text),
                quantity.low,
                quantity.high,
                (),
                "affirmed",
                quantity.span,
                source_of(profile, _innermost(profile, quantity.span), root),
                None,
                case.events[0],
                denies=False,
            )


def _innermost(profile: Profile, span: Span) -> int | None:
    """The attribution whose content holds the span most closely."""
    holding = [
        (len(content), -len(profile.reading.account.chain(index)), index)
        for index, link in enumerate(profile.reading.account.attributions)
        for content in link.content
        if content.holds(span)
    ]
    return min(holding)[-1] if holding else None


def with_sources(facts: list[Fact], profile: Profile, root: Profile) -> list[Fact]:
    """What a report says in its own voice goes back to the source that it gives for the same, or for its news.

    A headline and a lead repeat what a source says further down; only a report that names no source speaks for itself.
    """
    if speaks_for_itself(profile):
        return facts
    given = [fact.source for fact in facts if _is_given(fact.source)]
    if not given:
        given = [source for source in _lead_sources(profile, root) if _is_given(source)]
    if not given:
        return facts
    counts = Counter(source.key for source in given)
    main = min(given, key=lambda source: (-counts[source.key], given.index(source)))
    same: dict[tuple[str, int | None], Source] = {}
    for fact in facts:
        if _is_given(fact.source):
            same.setdefault((fact.field, fact.low), fact.source)
    beside = _sources_by_line(profile, root)
    begins = _begins_alone(main, profile, root)
    told = [
        fact
        if _is_given(fact.source)
        or (fact.field, fact.low) in same
        or (again := _said_again(fact, profile, root)) is None
        else fact._replace(source=again)
        for fact in facts
    ]
    return [
        fact
        if _is_given(fact.source)
        else fact._replace(
            source=same.get((fact.field, fact.low)) or beside.get(_line_number(profile, fact.span)) or main,
            inherited=begins is None or fact.span.start < begins,
        )
        for fact in told
    ]


def _said_again(fact: Fact, profile: Profile, root: Profile) -> Source | None:
    """The source whose words hold the number once more: a headline sums up what somebody says further down."""
    for quantity in profile.reading.account.quantities:
        if quantity.unit == fact.field and quantity.low == fact.low and not quantity.span.meets(fact.span):
            source = source_of(profile, _innermost(profile, quantity.span), root)
            if _is_given(source):
                return source
    return None


def _begins_alone(main: Source, profile: Profile, root: Profile) -> int | None:
    """From where on all is the main source's word, a headline too that sums it up; None where others speak in the report."""
    begins: int | None = None
    for index, link in enumerate(profile.reading.account.attributions):
        source = source_of(profile, index, root)
        if not _is_given(source):
            continue
        if source.key != main.key and not source.signs & main.signs:
            return None
        if link.source is not None and link.stance in _STATING and begins is None:
            line = next((line for line in profile.lines if line.span.holds(link.source)), None)
            begins = 0 if line is None or line in profile.lines[:_TOP] else line.span.start
    return begins


def _sources_by_line(profile: Profile, root: Profile) -> dict[int | None, Source]:
    """The one source that a sentence names, where it names just one."""
    found: dict[int | None, dict[str, Source]] = {}
    for index, link in enumerate(profile.reading.account.attributions):
        if link.source is not None and link.stance in _STATING:
            source = source_of(profile, index, root)
            if _is_given(source):
                found.setdefault(_line_number(profile, link.source), {})[source.key] = source
    return {line: next(iter(sources.values())) for line, sources in found.items() if len(sources) == 1}


def _line_number(profile: Profile, span: Span) -> int | None:
    return next((n for n, line in enumerate(profile.lines) if line.span.holds(span)), None)


def _is_given(source: Source) -> bool:
    return bool(source.key) and source.ground != OWN_VOICE and not source.ground.startswith("copied from")


def _lead_sources(profile: Profile, root: Profile) -> Iterator[Source]:
    for index, link in enumerate(profile.reading.account.attributions):
        if link.stance in _STATING:
            yield source_of(profile, index, root)


def _from_claim(profile: Profile, number: int, claim: Claim, root: Profile) -> Fact:
    return Fact(
        profile.place,
        claim.field,
        claim.value,
        claim.low,
        claim.high,
        claim.ids,
        claim.certainty,
        claim.span,
        source_of(profile, _beyond(profile, claim.field, claim.attribution, claim.span), root),
        number,
        claim.event,
        claim.certainty == "denied" or _denies(profile, claim.attribution),
    )


def _from_toll(profile: Profile, index: int, event: Event, field: str, quantity: Quantity, root: Profile) -> Fact:
    return Fact(
        profile.place,
        field,
        quantity.span.of(profile.text),
        quantity.low,
        quantity.high,
        (),
        "denied" if event.status == "denied" else "affirmed",
        quantity.span,
        source_of(profile, _beyond(profile, field, event.attribution, quantity.span), root),
        None,
        index,
        event.status == "denied" or _denies(profile, event.attribution),
    )


def _tolls(event: Event) -> Iterator[tuple[str, Quantity]]:
    for field in TOLL_FIELDS:
        quantity: Quantity | None = getattr(event, field)
        if quantity is not None:
            yield field, quantity
    if event.killed is None and event.injured is not None and event.injured.high == 0:
        yield "killed", event.injured  # nobody was hurt, so nobody was killed


def _beyond(profile: Profile, field: str, attribution: int | None, span: Span) -> int | None:
    """The innermost attribution whose source's name does not hold the words themselves: nobody states his own name.

    Where the words lie outside of what is attributed, but within what another source says in that sentence, it is that one.
    """
    links = profile.reading.account.attributions
    if attribution is None and field in TOLL_FIELDS:
        attribution = _innermost(profile, span)
    elif (
        field in TOLL_FIELDS
        and attribution is not None
        and not any(content.holds(span) for content in links[attribution].content)
    ):
        holding = _innermost(profile, span)
        if holding is not None and not _closes(profile, links[attribution], span):
            attribution = holding
    while attribution is not None:
        source = links[attribution].source
        if source is None or not source.holds(span):
            return attribution
        attribution = links[attribution].within
    return None


def _closes(profile: Profile, link: Attribution, span: Span) -> bool:
    """The source stands behind the words in their sentence, as in `three died, according to the mayor`."""
    line = _line_number(profile, span)
    return link.source is not None and span.end <= link.source.start and line == _line_number(profile, link.source)


def _denies(profile: Profile, attribution: int | None) -> bool:
    return attribution is not None and profile.reading.account.attributions[attribution].stance == "denies"

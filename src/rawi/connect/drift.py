"""Relays that alter their source: a figure changed, a hedge or a bound dropped, a source made better, a quotation reworded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rawi.connect.copies.align import Alignment, align
from rawi.connect.copies.changes import numbers_of
from rawi.connect.drift_relays import Relay, relays_of
from rawi.connect.drift_words import changes_in, loses_source
from rawi.connect.facts import TOLL_FIELDS, Fact
from rawi.connect.profile import Profile
from rawi.connect.signs import Weights
from rawi.knowledge.misread import misreadings
from rawi.model import Drift, Id, Link, Quote, Span
from rawi.words.tokens import find_tokens

_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{12,}?)\s*[»”\"]")
_CLOSE = 0.18
_FIRM = 0.3
_FEWEST_QUOTED = 4
"""Different words of a quotation; fewer are a name or a word in quotation marks."""


def drifts_of(
    mains: Sequence[Profile],
    links: Sequence[Link],
    facts: Sequence[Fact],
    weights: Weights,
) -> tuple[Drift, ...]:
    """Drift between the reports of one incident, along its links; a change is told once, of the likeliest source of a relay."""
    told: dict[int, list[Fact]] = {profile.place: [] for profile in mains}
    for fact in facts:
        told.setdefault(fact.report, []).append(fact)
    found: dict[tuple[Id, str], list[Drift]] = {}
    for relay in relays_of(mains, links, weights):
        drifts: dict[str, list[Drift]] = {}
        for drift in _drifts(relay, told, align(relay.source, relay.relay, weights)):
            if not relay.only or drift.change in relay.only:
                drifts.setdefault(drift.change, []).append(drift)
        for change, same in drifts.items():
            found.setdefault((relay.relay.id, change), same)
    return tuple(dict.fromkeys(drift for same in found.values() for drift in same))


def _drifts(relay: Relay, told: Mapping[int, Sequence[Fact]], alignment: Alignment) -> Iterator[Drift]:
    """All that one relay altered."""
    if not relay.copied:
        yield from _figures(relay, told)
    yield from _misread(relay, alignment)
    yield from _wording(relay, alignment)
    yield from _requoted(relay)


def _figures(relay: Relay, told: Mapping[int, Sequence[Fact]]) -> Iterator[Drift]:
    """The relay gives another number where the source gives one, and the relay has lost the source's number."""
    kept = {number for line in relay.relay.lines for number in numbers_of(line)}
    for field in TOLL_FIELDS:
        before = [fact for fact in told[relay.source.place] if fact.field == field and (fact.low or 0) > 1]
        after = [fact for fact in told[relay.relay.place] if fact.field == field and (fact.low or 0) > 1]
        lost = [fact for fact in before if f"#{fact.low}" not in kept]
        fresh = [fact for fact in after if fact.low not in {one.low for one in before}]
        if lost and fresh:
            detail = f"{field}: {lost[0].low} became {fresh[0].low}"
            yield _drift(relay, lost[0].span, fresh[0].span, "figure_changed", detail)


def _wording(relay: Relay, alignment: Alignment) -> Iterator[Drift]:
    for pair in alignment.pairs:
        if pair.score < _CLOSE:
            continue
        before, after = relay.source.lines[pair.left], relay.relay.lines[pair.right]
        if pair.score > _FIRM and pair.left and pair.right and loses_source(relay, before, after):
            yield _drift(relay, before.span, after.span, "source_lost", "")
        for change in changes_in(relay, before, after):
            yield _drift(relay, before.span, after.span, change, "")


def _misread(relay: Relay, alignment: Alignment) -> Iterator[Drift]:
    """A translation that takes a word in its other sense."""
    if not relay.copied:
        return
    source, target = relay.source, relay.relay
    for pair in alignment.pairs:
        before, after = source.lines[pair.left], target.lines[pair.right]
        for found in misreadings(before.words, source.language, after.words, target.language):
            yield _drift(relay, before.span, after.span, "word_misread", f"{found.word}: {found.wrong}")


def _requoted(relay: Relay) -> Iterator[Drift]:
    """Quotations of a text and of its copy, one for one in order, whose words inside the quotation marks are not the same."""
    if not relay.copied or relay.source.language != relay.relay.language:
        return
    before, after = _QUOTED.findall(relay.source.text), _QUOTED.findall(relay.relay.text)
    if len(before) != len(after):
        return
    pairs = zip(_QUOTED.finditer(relay.source.text), _QUOTED.finditer(relay.relay.text), strict=True)
    for one, other in pairs:
        first, second = set(_words(one.group(1))), set(_words(other.group(1)))
        if first - second and second - first and min(len(first), len(second)) >= _FEWEST_QUOTED:
            yield _drift(relay, Span(*one.span(1)), Span(*other.span(1)), "quotation_reworded", "")


def _words(text: str) -> list[str]:
    """The folded words of a text."""
    return [token.folded for token in find_tokens(text) if token.kind == "word"]


def _drift(relay: Relay, before: Span, after: Span, change: str, detail: str) -> Drift:
    return Drift(
        source=Quote(document=relay.source.id, span=before, text=before.of(relay.source.text)),
        relay=Quote(document=relay.relay.id, span=after, text=after.of(relay.relay.text)),
        change=change,
        detail=detail,
    )

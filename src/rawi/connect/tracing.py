"""A statement that a report took over goes back to the source which the report that it was taken from gives for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rawi.connect.facts import TOLL_FIELDS, Fact
from rawi.connect.profile import Profile
from rawi.connect.sources import CITED_OUTLET, OWN_VOICE, Source, signs_in
from rawi.connect.taken import COPIES, copy_and_source, nearest_first
from rawi.model import Link, Span

_SURE = 0.75
"""Score of a link from which a statement counts as taken over."""
_FIRM = 0.25
"""Likeness from which two passages say the same."""


class _Passages(NamedTuple):
    """The report that another was made from, and the passages that both share, as own and theirs."""

    parent: int
    pairs: tuple[tuple[Span, Span], ...]


def traced(facts: Sequence[Fact], profiles: Mapping[int, Profile], links: Sequence[Link]) -> list[Fact]:
    """The facts of one incident, those of copies and of relays with the source that the copied or cited report gives."""
    by_report: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_report[fact.report].append(fact)
    parents = _parents(profiles, links)
    for report in _roots_first(by_report, parents):
        made = parents.get(report)
        if made is not None and made.parent in by_report:
            theirs = by_report[made.parent]
            by_report[report] = [_taken_over(fact, made, theirs) for fact in by_report[report]]
    cited = _cited(profiles, links)
    for report in sorted(by_report):
        for other in cited.get(report, ()):
            if other in by_report:
                house = profiles[other].houses.own
                by_report[report] = [_relayed(fact, house, by_report[other]) for fact in by_report[report]]
    return [fact for own in by_report.values() for fact in own]


def _taken_over(fact: Fact, made: _Passages, theirs: Sequence[Fact]) -> Fact:
    """The fact with the source of its counterpart: of the same passage and value, or of the one or the other."""
    spans = [other for own, other in made.pairs if own.holds(fact.span)]
    beside = [other for other in theirs if _is_given(other.source) and any(span.holds(other.span) for span in spans)]
    alike = [other for other in theirs if _is_given(other.source) and _same_value(fact, other)]
    both = [other for other in beside if other in alike]
    same_field = [other for other in beside if other.field == fact.field]
    if _is_given(fact.source) and not fact.inherited:
        direct = [other for other in both or same_field if not other.inherited]
        if direct or not _is_relay(fact.source):
            return _with(fact, direct)
    return _with(fact, both or same_field or (alike if fact.field in TOLL_FIELDS else []) or beside or theirs)


def _relayed(fact: Fact, house: str, theirs: Sequence[Fact]) -> Fact:
    """What a report has from a house alone goes back to the source that the house gives."""
    if fact.source.key != house:
        return fact
    alike = [other for other in theirs if _is_given(other.source) and _same_value(fact, other)]
    return _with(fact, alike or theirs)


def _with(fact: Fact, others: Sequence[Fact]) -> Fact:
    """The fact with the source that most of the others have, the first of them where several do."""
    given = [other.source for other in others if _is_given(other.source)]
    if not given:
        return fact
    counts = Counter(source.key for source in given)
    return fact._replace(source=max(given, key=lambda source: counts[source.key]))


def _same_value(one: Fact, other: Fact) -> bool:
    if one.field != other.field:
        return False
    if one.field in TOLL_FIELDS:
        return one.low is not None and one.low == other.low
    return bool(set(one.ids) & set(other.ids)) or one.value == other.value


def _is_given(source: Source) -> bool:
    return bool(source.key) and source.ground != OWN_VOICE


def _is_relay(source: Source) -> bool:
    return source.ground == CITED_OUTLET and "=journalist" not in signs_in(source.name, "")


def _parents(profiles: Mapping[int, Profile], links: Sequence[Link]) -> dict[int, _Passages]:
    """For each report the likeliest one that it was made from; the earlier one where no direction is known."""
    place = {profile.id: number for number, profile in profiles.items()}
    found: dict[int, _Passages] = {}
    for link in nearest_first(links):
        if link.kind not in COPIES or link.score < _SURE:
            continue
        left, right = place[link.left], place[link.right]
        pairs = [(pair.left, pair.right) for pair in link.pairs if pair.score >= _FIRM]
        if copy_and_source(link, profiles[left], profiles[right])[0] is not profiles[left]:
            left, right, pairs = right, left, [(other, own) for own, other in pairs]
        if left not in found and left not in _line_of(right, found):
            found[left] = _Passages(right, tuple(pairs))
    return found


def _line_of(report: int, parents: Mapping[int, _Passages]) -> Iterator[int]:
    """The report and those that it goes back to."""
    yield report
    while report in parents:
        report = parents[report].parent
        yield report


def _roots_first(reports: Mapping[int, Sequence[Fact]], parents: Mapping[int, _Passages]) -> list[int]:
    return sorted(reports, key=lambda report: (len(list(_line_of(report, parents))), report))


def _cited(profiles: Mapping[int, Profile], links: Sequence[Link]) -> dict[int, list[int]]:
    """For each report those that it cites."""
    place = {profile.id: number for number, profile in profiles.items()}
    found: dict[int, list[int]] = defaultdict(list)
    for link in links:
        if link.kind == "cites" and link.direction == "left_from_right":
            found[place[link.left]].append(place[link.right])
    return found

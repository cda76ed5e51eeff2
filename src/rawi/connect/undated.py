"""Reports without a date: with a toll of their own they are of a dated incident only where more speaks for it than against.

Within a day's news the same place and manner tell much; without a day they are what every strike on one border town shares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rawi.connect.cases import Case
from rawi.connect.clusters import mean_odds
from rawi.connect.partition import Partition
from rawi.connect.taken import COPIES
from rawi.model import Link

_EVEN = -0.25
"""Mean log-odds to an incident's dated reports from which undated ones are of it (between -0.33 and 0.0 on the development reports)."""
_WELL = 0.5
"""The same for an incident to which they move."""
_SURE = 0.5
"""Score of a link from which a report is tied to the one whose text it carries."""
_ONE = 3.0
"""Log-odds from which two undated reports surely tell of one happening."""
_STRAY = -3.0
"""Mean log-odds to all others of its group below which a report is none of them."""
_PAIR = 2
_TOLLS = frozenset({"killed", "injured"})


def settled(
    groups: Sequence[Sequence[int]],
    scores: Mapping[tuple[int, int], float],
    cases: Sequence[Case],
    ids: Sequence[str],
    links: Sequence[Link],
) -> list[list[int]]:
    """The groups, undated reports that fit theirs poorly and count other dead put where they fit better, or by themselves.

    Undated reports that surely tell of one happening move together; those that carry a dated member's text stay with it.
    """
    undated = {index for index, case in enumerate(cases) if case.days is None}
    found = [list(group) for group in groups]
    if not undated:
        return found
    ties, near = _ties(scores, undated, ids, links), _near(scores, undated)
    home_of = {member: home for home, group in enumerate(groups) for member in group}
    dated = [[member for member in group if member not in undated] for group in groups]
    for home, firm in enumerate(dated):
        if not firm or len(firm) == len(groups[home]):
            continue
        for loose in _loose(groups[home], set(firm), ties):
            if mean_odds(loose, firm, scores) >= _EVEN or not _tell_other_tolls(loose, firm, cases):
                continue
            others = {home_of[other] for member in loose for other in near.get(member, ())} - {home}
            fits = [
                (mean, -other)
                for other in others
                if dated[other] and (mean := mean_odds(loose, dated[other], scores)) >= _WELL
            ]
            found[home] = [member for member in found[home] if member not in loose]
            if fits:
                found[-max(fits)[1]].extend(loose)
            else:
                found.append(list(loose))
    return [sorted(group) for group in found]


def _ties(
    scores: Mapping[tuple[int, int], float], undated: set[int], ids: Sequence[str], links: Sequence[Link]
) -> dict[int, list[int]]:
    """For each report those of whose text it surely is, and for undated ones those that surely tell of their happening."""
    number = {id_: index for index, id_ in enumerate(ids)}
    pairs = [(number[link.left], number[link.right]) for link in links if link.kind in COPIES and link.score >= _SURE]
    pairs += [pair for pair, score in scores.items() if score >= _ONE and undated.issuperset(pair)]
    found: dict[int, list[int]] = {}
    for left, right in pairs:
        found.setdefault(left, []).append(right)
        found.setdefault(right, []).append(left)
    return found


def _near(scores: Mapping[tuple[int, int], float], undated: set[int]) -> dict[int, list[int]]:
    """For each undated report those with which it may tell of one happening."""
    found: dict[int, list[int]] = {}
    for (left, right), score in scores.items():
        if score >= _WELL:
            for one, other in ((left, right), (right, left)):
                if one in undated:
                    found.setdefault(one, []).append(other)
    return found


def without_strays(groups: Sequence[Sequence[int]], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The groups, a report that fits none of the others by itself left alone.

    Reports without a date fit strikes of many years; by them a strike of another year can be carried into a group.
    """
    found: list[list[int]] = []
    for group in groups:
        strays = [
            member
            for member in group
            if len(group) > _PAIR
            and mean_odds([member], [other for other in group if other != member], scores) < _STRAY
        ]
        found.append([member for member in group if member not in strays])
        found += [[stray] for stray in strays]
    return [group for group in found if group]


def _tell_other_tolls(left: Sequence[int], right: Sequence[int], cases: Sequence[Case]) -> bool:
    """The dead and wounded that the one group counts are none that any of the other counts."""
    one, other = (
        {toll for number in half for toll in cases[number].tolls if toll[0] in _TOLLS and toll[1] and toll[2]}
        for half in (left, right)
    )
    return bool(one) and not one & other


def _loose(group: Sequence[int], firm: set[int], ties: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """The undated members that no text ties to a dated one, those of one happening together."""
    members = set(group)
    parts = Partition(group)
    for member in group:
        for other in members.intersection(ties.get(member, ())):
            parts.join(member, other)
    return [part for part in parts.groups() if firm.isdisjoint(part)]

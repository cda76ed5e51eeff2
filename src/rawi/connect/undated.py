"""Reports without a date: with a toll of their own they are of a dated incident only where more speaks for it than against.

Within a day's news the same place and manner tell much; without a day they are what every strike on one border town shares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rawi.connect.cases import Case
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
_UNSEEN = -3.5
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
    number = {id_: index for index, id_ in enumerate(ids)}
    ties = [(number[link.left], number[link.right]) for link in links if link.kind in COPIES and link.score >= _SURE]
    undated = {index for index, case in enumerate(cases) if case.days is None}
    ties += [pair for pair, score in scores.items() if score >= _ONE and undated.issuperset(pair)]
    found = [list(group) for group in groups]
    dated = [[member for member in group if cases[member].days is not None] for group in groups]
    for home, firm in enumerate(dated):
        if not firm:
            continue
        for loose in _loose(found[home], set(firm), ties):
            if _mean(loose, firm, scores) >= _EVEN or not _tell_other_tolls(loose, firm, cases):
                continue
            fits = [
                (mean, -index)
                for index, others in enumerate(dated)
                if index != home and others and (mean := _mean(loose, others, scores)) >= _WELL
            ]
            found[home] = [member for member in found[home] if member not in loose]
            if fits:
                found[-max(fits)[1]].extend(loose)
            else:
                found.append(list(loose))
    return [sorted(group) for group in found]


def without_strays(groups: Sequence[Sequence[int]], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The groups, a report that fits none of the others by itself left alone.

    Reports without a date fit strikes of many years; by them a strike of another year can be carried into a group.
    """
    found: list[list[int]] = []
    for group in groups:
        strays = [
            member
            for member in group
            if len(group) > _PAIR and _mean([member], [other for other in group if other != member], scores) < _STRAY
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


def _loose(group: Sequence[int], firm: set[int], ties: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The undated members that no text ties to a dated one, those of one happening together."""
    members = set(group)
    leader = {member: member for member in group}

    def find(member: int) -> int:
        while leader[member] != member:
            member = leader[member]
        return member

    for left, right in ties:
        if left in members and right in members:
            leader[find(left)] = find(right)
    held = {find(member) for member in firm}
    parts: dict[int, list[int]] = {}
    for member in group:
        if find(member) not in held:
            parts.setdefault(find(member), []).append(member)
    return list(parts.values())


def _mean(left: Sequence[int], right: Sequence[int], scores: Mapping[tuple[int, int], float]) -> float:
    found = [scores.get((min(a, b), max(a, b)), _UNSEEN) for a in left for b in right]
    return sum(found) / len(found)

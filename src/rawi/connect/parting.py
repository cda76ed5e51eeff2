"""Two happenings that their reports tell together: a group is parted where its halves differ in day or manner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rawi.connect.answers import parted_from_its_answer
from rawi.connect.cases import Case
from rawi.connect.clusters import UNSEEN, grouped, mean_odds
from rawi.connect.days import Days
from rawi.connect.incidents import common_days
from rawi.connect.profile import Profile
from rawi.connect.taken import TEXTS
from rawi.knowledge.actors import names_of_states
from rawi.model import Link
from rawi.words.fold import fold, stems

_APART = 0.25
"""Mean log-odds below which halves of a group are looked at one by one."""
_SMALLEST = 6
"""Reports: a smaller group is left as it is."""
_ENOUGH = 3
_LARGE = 5
"""Reports of each half from which the contrast between halves tells."""
_STEPS = tuple(step / 4 for step in range(-2, 12))
_CONTRAST = 1.6
"""Mean log-odds within the looser half above those between halves, from which they are two happenings.

Two neighbours of one day among the invented reports reach 1.85 to 5.5; halves of one happening that name no place in common
1.54 at most, two versions of one happening that do up to 2.5.
"""
_STARK = 3.0
"""The same where both halves name one village: two towns of one name."""
_OFTEN = 0.4
"""Share of a half's reports in whose first lines a name stands, from which the half is about it."""
_LEAD = 3
"""Lines in which a report says what it is about."""
_SAY = 2
"""Reports of each half that say the day, from which their days tell them apart."""
_SURE = 0.75
"""Score of a link from which a report alone is of its original's incident."""
_BROAD = dict.fromkeys(("aerial", "drone", "heavy-weapons", "explosives"), "from afar")


def part(
    group: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    cases: Sequence[Case],
    profiles: Sequence[Profile],
) -> list[list[int]]:
    """The group, or its parts where they differ in more than the telling; one profile a case."""
    return [
        half
        for whole in _by_day_or_manner(group, scores, cases)
        for one in parted_from_its_answer(whole, scores, profiles)
        for half in _by_contrast(one, scores, profiles)
    ]


def with_their_originals(
    groups: Sequence[Sequence[int]], profiles: Sequence[Profile], links: Sequence[Link]
) -> list[list[int]]:
    """The groups, a report that stands alone put beside the one whose text it surely carries: a copy tells of what it copies."""
    number = {profile.id: index for index, profile in enumerate(profiles)}
    found = [list(group) for group in groups]
    home = {member: index for index, group in enumerate(found) for member in group}
    sure = [link for link in links if link.kind in TEXTS and link.score >= _SURE]
    for link in sorted(sure, key=lambda link: (-link.score, link.left, link.right)):
        for alone, other in ((link.left, link.right), (link.right, link.left)):
            here, there = home[number[alone]], home[number[other]]
            if here != there and len(found[here]) == 1:
                found[there].append(number[alone])
                found[here] = []
                home[number[alone]] = there
    return [sorted(group) for group in found if group]


def _by_contrast(
    group: list[int], scores: Mapping[tuple[int, int], float], profiles: Sequence[Profile]
) -> list[list[int]]:
    """The group, or two of its halves that are each far more alike than the one is to the other.

    Likeness is compared within a language: two languages tell of one happening in other words, and their names agree less,
    so that halves that share no language say nothing. Two sides of a conflict tell of one happening as if of two, but of
    the same village.
    """
    if len(group) < 2 * _LARGE:
        return [group]
    languages = [profile.language for profile in profiles]
    for least in _STEPS:
        halves = _halves(group, scores, least)
        if len(halves) < 2 or len(halves[1]) < _LARGE:
            continue
        one, other = halves[:2]
        between = _alike(one, other, scores, languages)
        inside = [_alike(half, half, scores, languages) for half in (one, other)]
        told = [mean for mean in inside if mean is not None]
        least_contrast = _STARK if _about(one, profiles) & _about(other, profiles) else _CONTRAST
        if between is None or not told or min(told) - between < least_contrast:
            return [group]
        for number in (number for rest in halves[2:] for number in rest):
            closer = max((one, other), key=lambda half: mean_odds([number], half, scores))
            closer.append(number)
        return [sorted(one), sorted(other)]
    return [group]


def _about(half: Sequence[int], profiles: Sequence[Profile]) -> set[str]:
    """Keys of the names that many of the half's reports begin with, those of countries and peoples left out."""
    counts = Counter(key for number in half for key in _local_names(profiles[number]))
    return {key for key, n in counts.items() if n >= _OFTEN * len(half)}


def _local_names(profile: Profile) -> set[str]:
    return {
        sign
        for line in profile.lines[:_LEAD]
        for said in line.said
        if _countries().isdisjoint(stem.text for stem in stems(fold(profile.text[said.start : said.end])))
        for sign in said.signs
        if sign[0] == "@"
    }


@lru_cache
def _countries() -> frozenset[str]:
    """Folded words of the names of countries and peoples in three languages."""
    words = (word for name in names_of_states() for word in fold(name).split())
    return frozenset(stem.text for word in words for stem in stems(word))


def _halves(group: Sequence[int], scores: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """The groups within a group from a higher mean on, the largest first."""
    place = {number: index for index, number in enumerate(group)}
    inside = {(place[a], place[b]): scores[a, b] for i, b in enumerate(group) for a in group[:i] if (a, b) in scores}
    halves = [[group[index] for index in half] for half in grouped(len(group), inside, least=least, unseen=UNSEEN)]
    return sorted(halves, key=lambda half: (-len(half), half[0]))


def _by_day_or_manner(
    group: Sequence[int], scores: Mapping[tuple[int, int], float], cases: Sequence[Case]
) -> list[list[int]]:
    if len(group) < _SMALLEST:
        return [list(group)]
    halves = _halves(group, scores, _APART)
    parts = [halves[0]]
    for half in halves[1:]:
        home = max(parts, key=lambda other: mean_odds(half, other, scores))
        if len(half) >= _ENOUGH and _differ(half, home, cases):
            parts.append(half)
        else:
            home.extend(half)
    return [sorted(members) for members in parts]


def _alike(
    left: Sequence[int], right: Sequence[int], scores: Mapping[tuple[int, int], float], languages: Sequence[str]
) -> float | None:
    """Mean log-odds of the pairs of one language; None where there are too few."""
    found = [
        scores.get((min(a, b), max(a, b)), UNSEEN)
        for a in left
        for b in right
        if a != b and languages[a] == languages[b]
    ]
    return sum(found) / len(found) if len(found) >= _LARGE else None


def _differ(left: Sequence[int], right: Sequence[int], cases: Sequence[Case]) -> bool:
    one, other = [cases[number] for number in left], [cases[number] for number in right]
    return _other_days(one, other) or _other_manner(one, other)


def _other_days(left: Sequence[Case], right: Sequence[Case]) -> bool:
    said = [[case for case in half if case.days is not None and case.days.said] for half in (left, right)]
    if min(map(len, said)) < _SAY:
        return False
    one, other = map(common_days, said)
    if one is None or other is None:
        return False
    return Days(one.start, one.end, said=True).gap(Days(other.start, other.end, said=True)) > 0


def _other_manner(left: Sequence[Case], right: Sequence[Case]) -> bool:
    one, other = _manners(left), _manners(right)
    return bool(one) and bool(other) and not one & other


def _manners(cases: Sequence[Case]) -> set[str]:
    """Broad manners of at least half of the cases; a blast from afar is called by many names."""
    counts: Counter[str] = Counter()
    for case in cases:
        counts.update({_BROAD.get(mode, mode) for family in case.families if (mode := family.partition("/")[2])})
    return {manner for manner, n in counts.items() if n * 2 >= len(cases)} - {"destroy"}

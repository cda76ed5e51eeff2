"""Happenings that no report has as its main one: tied to the incident they tell of, or incidents of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rawi.connect.candidates import near_pairs
from rawi.connect.cases import ATTACK, Case, background_cases, side_cases
from rawi.connect.clusters import UNSEEN, grouped
from rawi.connect.compare import Pairing, measure, score
from rawi.connect.copies import NOTHING_SHARED
from rawi.connect.history import mention_key
from rawi.connect.incidents import Group
from rawi.connect.outlines import Calendar, Fit, outline_of
from rawi.connect.profile import Profile, narrowed
from rawi.connect.signs import Weights
from rawi.model import Id, make_id

_ONE = 0.0
"""Mean log-odds from which passing mentions are one happening; they hold few words, so more is asked than of whole reports."""
_APART = -6.0
"""Log-odds of two happenings that one report tells apart."""


class Passing(NamedTuple):
    """A happening that a report tells of in passing, and the incident that the report is about."""

    case: Case
    home: Id


class Told(NamedTuple):
    """The cases of one report: the main one without the attacks that cannot be it, and the others."""

    main: Case
    passing: tuple[Case, ...]


class PlacedCases(NamedTuple):
    """Passing cases by the incident that they tell of, and attacks that have no incident yet."""

    attached: dict[Id, list[Case]]
    alone: list[Case]


def with_background(groups: Sequence[Group], profiles: Sequence[Profile], weights: Weights) -> list[Group]:
    """The groups with the passing mentions of them, then a group without main cases for each attack told only in passing."""
    found, passing = set_apart(groups, profiles)
    calendar = Calendar(outline_of(group.id, group.mains) for group in groups)
    placed = placed_in(passing, lambda case, home: calendar.best(case, home))
    found = [group._replace(background=tuple(placed.attached.get(group.id, ()))) for group in found]
    return [*found, *own_groups(placed.alone, profiles, weights)]


def set_apart(groups: Sequence[Group], profiles: Sequence[Profile]) -> tuple[list[Group], list[Passing]]:
    """The groups without the attacks that cannot be theirs, and all that their reports tell of in passing."""
    found: list[Group] = []
    passing: list[Passing] = []
    for group in groups:
        told = [told_by(profiles[main.report], main) for main in group.mains]
        found.append(group._replace(mains=tuple(one.main for one in told)))
        passing += [Passing(case, group.id) for one in told for case in one.passing]
    return found, passing


def told_by(profile: Profile, main: Case) -> Told:
    """What one report tells, `main` being its main case."""
    aside = side_cases(profile, main)
    moved = {event for case in aside for event in case.events}
    own = main._replace(events=tuple(event for event in main.events if event not in moved)) if moved else main
    return Told(own, (*aside, *background_cases(profile, main)))


def placed_in(passing: Iterable[Passing], best: Callable[[Case, Id], Fit | None]) -> PlacedCases:
    """Each case with the incident that fits it `best`; attacks that fit none are left alone, other cases left out."""
    placed = PlacedCases({}, [])
    for case, home in passing:
        fit = best(case, home)
        if fit is not None:
            placed.attached.setdefault(fit.id, []).append(case)
        elif _is_an_attack(case):
            placed.alone.append(case)
    return placed


def _is_an_attack(case: Case) -> bool:
    """Something was attacked, at a place or on a day or by or against somebody that is known."""
    return ATTACK in case.families and bool(case.days or case.spots or case.parties or case.targets)


def own_groups(cases: Sequence[Case], profiles: Sequence[Profile], weights: Weights) -> list[Group]:
    """Mentions of one happening drawn together, compared like whole reports by the sentences that tell of it."""
    small = [telling_of(case, number, profiles, weights) for number, case in enumerate(cases)]
    scores: dict[tuple[int, int], float] = {}
    for first, second in near_pairs(small):
        left, right = cases[first], cases[second]
        pairing = Pairing(small[first], small[second], left, right, NOTHING_SHARED)
        scores[first, second] = _APART if left.report == right.report else score(measure(pairing))
    return [
        Group(_id([cases[number] for number in members], profiles), (), tuple(cases[number] for number in members))
        for members in grouped(len(cases), scores, least=_ONE, unseen=UNSEEN)
    ]


def telling_of(case: Case, number: int, profiles: Sequence[Profile], weights: Weights) -> Profile:
    """The sentences alone that tell of a passing case, as number `number`."""
    return narrowed(profiles[case.report], number, triggers_of(case, profiles), weights)


def triggers_of(case: Case, profiles: Sequence[Profile]) -> list[int]:
    """Where the words for the happening begin."""
    events = profiles[case.report].reading.account.events
    return [events[index].trigger.start for index in case.events]


def member_keys(groups: Iterable[Group], profiles: Sequence[Profile]) -> dict[Id, list[Id]]:
    """By what an incident is known again: its reports, and the descriptions of it in others."""
    return {
        group.id: [
            *(profiles[case.report].id for case in group.mains),
            *(mention_key(profiles[case.report].id, event) for case in group.background for event in case.events),
        ]
        for group in groups
    }


def _id(cases: Sequence[Case], profiles: Sequence[Profile]) -> Id:
    first = min((profiles[case.report].id, case.events[0]) for case in cases)
    return make_id("incident", "background", first[0], first[1])

"""Happenings that no report has as its main one: tied to the incident they tell of, or incidents of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rawi.connect.candidates import near_pairs
from rawi.connect.cases import ATTACK, Case, background_cases, side_cases
from rawi.connect.clusters import grouped
from rawi.connect.compare import Pairing, measure, score
from rawi.connect.copies import NOTHING_SHARED
from rawi.connect.history import mention_key
from rawi.connect.incidents import Group, attach, by_day
from rawi.connect.profile import Profile, narrowed
from rawi.connect.signs import Weights
from rawi.model import Id, make_id

_ONE = 0.0
"""Mean log-odds from which passing mentions are one happening; they hold few words, so more is asked than of whole reports."""
_UNSEEN = -3.5
_APART = -6.0
"""Log-odds of two happenings that one report tells apart."""


def with_background(groups: Sequence[Group], profiles: Sequence[Profile], weights: Weights) -> list[Group]:
    """The groups with the passing mentions of them, then a group without main cases for each attack told only in passing."""
    index = by_day(groups)
    attached: dict[int, list[Case]] = {}
    kept: dict[int, Case] = {}
    alone: list[Case] = []
    for group in groups:
        for main in group.mains:
            profile = profiles[main.report]
            aside = side_cases(profile, main)
            moved = {event for case in aside for event in case.events}
            if moved:
                kept[main.report] = main._replace(events=tuple(event for event in main.events if event not in moved))
            for case in (*aside, *background_cases(profile, main)):
                number = attach(case, groups, index, group.id)
                if number is not None:
                    attached.setdefault(number, []).append(case)
                elif _is_an_attack(case):
                    alone.append(case)
    found = [
        group._replace(
            mains=tuple(kept.get(main.report, main) for main in group.mains),
            background=tuple(attached.get(number, ())),
        )
        for number, group in enumerate(groups)
    ]
    return [*found, *_own_groups(alone, profiles, weights)]


def _is_an_attack(case: Case) -> bool:
    """Something was attacked, at a place or on a day or by or against somebody that is known."""
    return ATTACK in case.families and bool(case.days or case.spots or case.parties or case.targets)


def _own_groups(cases: Sequence[Case], profiles: Sequence[Profile], weights: Weights) -> list[Group]:
    """Mentions of one happening drawn together, compared like whole reports by the sentences that tell of it."""
    small = [
        narrowed(profiles[case.report], place, triggers_of(case, profiles), weights) for place, case in enumerate(cases)
    ]
    scores: dict[tuple[int, int], float] = {}
    for first, second in near_pairs(small):
        left, right = cases[first], cases[second]
        pairing = Pairing(small[first], small[second], left, right, NOTHING_SHARED)
        scores[first, second] = _APART if left.report == right.report else score(measure(pairing))
    return [
        Group(_id([cases[number] for number in members], profiles), (), tuple(cases[number] for number in members))
        for members in grouped(len(cases), scores, least=_ONE, unseen=_UNSEEN)
    ]


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

"""Happenings as one report tells them: the descriptions of one happening drawn together into a case."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from rawi.connect.days import NEWS, Days, first_end, lead_end_of, main_days, other_days, said_days
from rawi.connect.names import skeleton
from rawi.connect.profile import Profile
from rawi.model import Account, Place
from rawi.words.tokens import find_tokens

_RECALLED = 12
"""Days before publication from which a happening that the top of a report does not tell is only recalled."""
_SAID = frozenset({"ACCUSE", "REJECT", "CONSULT", "AGREE", "CONCEDE", "THREATEN", "REQUEST"})
"""What is said about happenings; it never makes the case where something was done."""
ATTACK = "ASSAULT"
EXACT = frozenset({"site", "town", "district", "border", "relative", "water"})


class Spot(NamedTuple):
    """A resolved place."""

    latitude: float
    longitude: float
    radius: float
    exact: bool
    name: str


class Case(NamedTuple):
    """One happening of one report."""

    report: int
    """The profile's number."""
    main: bool
    events: tuple[int, ...]
    families: frozenset[str]
    """PLOVER types of what was done; a part after a slash is kept beside its type."""
    days: Days | None
    also: tuple[Days, ...]
    """Other days that the lead names for it."""
    told_first: bool
    """The headline or the first sentence tells of something done."""
    spots: tuple[Spot, ...]
    places: frozenset[str]
    """Keys of the place names, resolved or not."""
    parties: frozenset[str]
    targets: frozenset[str]
    tolls: tuple[tuple[str, int | None, int | None], ...]


def main_case(profile: Profile) -> Case:
    """What the report is about."""
    account = profile.reading.account
    chosen = [index for index, event in enumerate(account.events) if event.main]
    done = [index for index in chosen if account.events[index].kind.partition("/")[0] not in _SAID]
    if not chosen:
        chosen = [index for index, event in enumerate(account.events) if event.span.start < lead_end_of(profile)]
    case = _case(profile, tuple(done or chosen), main=True)
    if _is_recalled(profile, case):
        return _news_of_its_own(profile)
    same = [index for other in _others(profile, set(case.events)) if _continues(other, case) for index in other.events]
    return case._replace(events=tuple(sorted({*case.events, *same})), tolls=_tolls(account, (*case.events, *same)))


def _continues(other: Case, main: Case) -> bool:
    """Descriptions that the reading took for another happening, of the same manner and day: more of the main one."""
    manners = {family for family in main.families if "/" in family}
    own = {family for family in other.families if "/" in family}
    if not own & manners:
        return False
    return other.days is None or main.days is None or other.days.gap(main.days) == 0


def _is_recalled(profile: Profile, case: Case) -> bool:
    """The happening lies well before publication and neither headline nor first sentence tells of it."""
    published = profile.reading.document.published
    if published is None or case.told_first or case.days is None or not case.days.said:
        return False
    return (published.start - case.days.end).days > _RECALLED


def _news_of_its_own(profile: Profile) -> Case:
    """The main case of a report whose news is no happening that was understood."""
    published = profile.reading.document.published
    days = None
    if published is not None:
        days = Days(published.start - timedelta(days=1), published.end, said=False)
    lead_end = lead_end_of(profile)
    places = [place for place in profile.reading.account.places if place.span.start < lead_end]
    return Case(
        report=profile.place,
        main=True,
        events=(),
        families=frozenset(),
        days=days,
        also=(),
        told_first=False,
        spots=tuple(_spot(place) for place in places if place.latitude is not None and place.longitude is not None),
        places=frozenset(key for place in places for key in _place_keys(place)),
        parties=frozenset(),
        targets=frozenset(),
        tolls=(),
    )


def background_cases(profile: Profile, main: Case) -> list[Case]:
    """Other happenings that the report tells of in passing."""
    return _others(profile, set(main.events))


def side_cases(profile: Profile, main: Case) -> list[Case]:
    """Attacks that the report tells of as prominently as of its main one, and that cannot be it: foiled, before it, in answer to it."""
    account = profile.reading.account
    attacks: dict[str, list[int]] = defaultdict(list)
    for index in main.events:
        event = account.events[index]
        if event.kind.partition("/")[0] == ATTACK and event.happening:
            attacks[event.happening].append(index)
    if len(attacks) < 2:
        return []
    first = min(attacks.values(), key=lambda indices: (-len(indices), indices))
    found = [_case(profile, tuple(indices), main=False) for indices in attacks.values() if indices is not first]
    return [case for case in found if _cannot_be(case, _case(profile, tuple(first), main=False), account)]


def _cannot_be(case: Case, main: Case, account: Account) -> bool:
    came_to_nothing = [
        {account.events[index].status for index in one.events} <= {"foiled", "attempted"} for one in (case, main)
    ]
    if came_to_nothing == [True, False]:
        return True
    if case.told_first:
        return False
    if case.days is not None and main.days is not None and case.days.gap(main.days) > NEWS:
        return True
    return bool(case.parties & main.targets) and not case.parties & main.parties


def _others(profile: Profile, own: set[int]) -> list[Case]:
    account = profile.reading.account
    groups: dict[str, list[int]] = defaultdict(list)
    taken = {account.events[index].happening for index in own}
    for index, event in enumerate(account.events):
        told = event.status in ("happened", "attempted", "foiled") and event.kind.partition("/")[0] not in _SAID
        if index not in own and event.happening not in taken and told:
            groups[event.happening or event.id].append(index)
    return [_case(profile, tuple(events), main=False) for events in groups.values()]


def _case(profile: Profile, indices: tuple[int, ...], *, main: bool) -> Case:
    account = profile.reading.account
    events = [account.events[index] for index in indices]
    places = [account.places[event.place_at] for event in events if event.place_at is not None]
    if main and not places:
        lead_end = lead_end_of(profile)
        places = [place for place in account.places if place.span.start < lead_end]
    return Case(
        report=profile.place,
        main=main,
        events=indices,
        families=frozenset(part for event in events for part in (event.kind, event.kind.partition("/")[0])),
        days=main_days(profile, events) if main else said_days(profile, events),
        also=other_days(profile, events) if main else (),
        told_first=any(event.trigger.start < first_end(profile) for event in events),
        spots=tuple(_spot(place) for place in places if place.latitude is not None and place.longitude is not None),
        places=frozenset(key for place in places for key in _place_keys(place)),
        parties=frozenset(actor for event in events for actor in event.actor_ids),
        targets=frozenset(actor for event in events for actor in event.target_ids),
        tolls=_tolls(account, indices),
    )


def _tolls(account: Account, indices: tuple[int, ...]) -> tuple[tuple[str, int | None, int | None], ...]:
    events = [account.events[index] for index in indices]
    return tuple(
        dict.fromkeys(
            (quantity.unit, quantity.low, quantity.high)
            for event in events
            for quantity in (event.killed, event.injured, event.munitions, event.vehicles)
            if quantity is not None
        )
    )


def _spot(place: Place) -> Spot:
    assert place.latitude is not None
    assert place.longitude is not None
    return Spot(place.latitude, place.longitude, place.radius_km or 10.0, place.precision in EXACT, place.name)


def _place_keys(place: Place) -> tuple[str, ...]:
    keys = (skeleton(token.folded) for token in find_tokens(place.name) if token.kind == "word")
    return tuple(key for key in keys if len(key) > 1)

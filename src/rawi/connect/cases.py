"""Happenings as one report tells them: the descriptions of one happening drawn together into a case."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from rawi.connect.names import skeleton
from rawi.connect.profile import Profile
from rawi.knowledge.relay_words import is_one_of
from rawi.model import Account, Event, Place, TimeInterval
from rawi.words.tokens import find_tokens

_LONGEST = 32
"""Days: a wider interval dates nothing."""
_LEAD_LINES = 4
_RECALLED = 12
"""Days before publication from which a happening that the top of a report does not tell is only recalled."""
_BEFORE = 6
"""Days before publication in which undated news lies."""
_NEWS = 14
"""Days that a report of news looks back at most."""
_SAID = frozenset({"ACCUSE", "REJECT", "CONSULT", "AGREE", "CONCEDE", "THREATEN", "REQUEST"})
"""What is said about happenings; it never makes the case where something was done."""
_WITHIN = frozenset("'’-/\"«»")
"""Marks that part no clause."""
ATTACK = "ASSAULT"
EXACT = frozenset({"site", "town", "district", "border", "relative", "water"})


class Days(NamedTuple):
    """The half-open interval in which something happened, and whether words say so (or only the publication date)."""

    start: date
    end: date
    said: bool

    def gap(self, other: Days) -> int:
        """Days from the one to the other; 0 where they share a day, 1 where one follows on the other."""
        return max(0, (max(self.start, other.start) - min(self.end, other.end)).days + 1)

    @property
    def length(self) -> int:
        """Days that it holds."""
        return (self.end - self.start).days


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
        chosen = [index for index, event in enumerate(account.events) if event.span.start < _lead_end(profile)]
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
    lead_end = _lead_end(profile)
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
    if case.days is not None and main.days is not None and case.days.gap(main.days) > _NEWS:
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


def _lead_end(profile: Profile) -> int:
    lines = profile.lines[:_LEAD_LINES]
    return lines[-1].span.end if lines else 0


def _case(profile: Profile, indices: tuple[int, ...], *, main: bool) -> Case:
    account = profile.reading.account
    events = [account.events[index] for index in indices]
    places = [account.places[event.place_at] for event in events if event.place_at is not None]
    if main and not places:
        lead_end = _lead_end(profile)
        places = [place for place in account.places if place.span.start < lead_end]
    return Case(
        report=profile.place,
        main=main,
        events=indices,
        families=frozenset(part for event in events for part in (event.kind, event.kind.partition("/")[0])),
        days=_main_days(profile, events) if main else _said_days(profile, events),
        also=_other_days(profile, events) if main else (),
        told_first=any(event.trigger.start < _first_end(profile) for event in events),
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


def _said_days(profile: Profile, events: list[Event]) -> Days | None:
    for event in events:
        if event.time_at is None:
            continue
        time = profile.reading.account.times[event.time_at]
        if _is_start(time, profile):
            continue
        if time.start is not None and time.end is not None and (time.end - time.start).days <= _LONGEST:
            return Days(time.start, time.end, said=True)
    return None


def _main_days(profile: Profile, events: list[Event]) -> Days | None:
    """The events' own time, else the first in the lead that the publication allows, else the days before publication."""
    published = profile.reading.document.published
    said = _said_days(profile, events)
    if said is not None and said.length <= _LONGEST // 4 and not _is_publication(said, profile):
        return said
    lead_end = _lead_end(profile)
    near: list[Days] = []
    for time in profile.reading.account.times:
        if (
            time.start is None
            or time.end is None
            or (time.end - time.start).days > _LONGEST
            or _is_start(time, profile)
        ):
            continue
        if published is None:
            return Days(time.start, time.end, said=True)
        if time.span.start < lead_end and time.start <= published.end and (published.start - time.end).days < _NEWS:
            near.append(Days(time.start, time.end, said=True))
    if near:
        # An attack comes before its announcement, so the earliest recent day of the lead is the event's.
        first = min(near, key=lambda days: (days.length > _LONGEST // 4, days.start, days.end))
        if not _is_publication(first, profile):
            return first
    if said is not None and not _is_publication(said, profile):
        return said
    if published is None:
        return said
    # The day of publication may be that of the announcement alone.
    return Days(published.start - timedelta(days=_BEFORE), published.end, said=False)


def _other_days(profile: Profile, events: list[Event]) -> tuple[Days, ...]:
    account = profile.reading.account
    lead_end = _first_end(profile)
    chosen = {event.time_at for event in events if event.time_at is not None}
    chosen |= {index for index, time in enumerate(account.times) if time.span.start < lead_end}
    found = [account.times[index] for index in sorted(chosen)]
    return tuple(
        dict.fromkeys(
            Days(time.start, time.end, said=True)
            for time in found
            if time.start is not None and time.end is not None and (time.end - time.start).days <= _LONGEST
        )
    )


def _is_start(time: TimeInterval, profile: Profile) -> bool:
    """A day from which something else went on: "since the killing of their commander on Wednesday"."""
    line = next((line for line in profile.lines if line.span.holds(time.span)), None)
    if line is None:
        return False
    before = find_tokens(profile.text[line.span.start : time.span.start])
    clause = takewhile(lambda token: token.kind != "mark" or token.text in _WITHIN, reversed(before))
    return any(is_one_of(token.folded, "since", profile.language) for token in clause)


def _is_publication(days: Days, profile: Profile) -> bool:
    published = profile.reading.document.published
    return published is not None and published.grain == "day" and days.start >= published.start


def _first_end(profile: Profile) -> int:
    lines = profile.lines[:2]
    return lines[-1].span.end if lines else 0

"""Which descriptions of one report tell of one happening, and which of them is the report's main incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from rawi.knowledge.acled import acled_type
from rawi.knowledge.event_words_grammar import closed_classes
from rawi.model import Event, TimeInterval, make_id
from rawi.understand.events.page import Page
from rawi.understand.tools import EventFrame

SHARE_TIME = True
_BLASTS = frozenset(["aerial", "drone", "heavy-weapons", "explosives", "suicide-attack"])
_EFFECTS = frozenset(["destroy", "", "targeted"])
_OPINIONS = frozenset(["ACCUSE", "REJECT"])
_STOPPED = frozenset(["attempted", "foiled"])
_REALITY = {"planned": 0.0, "hypothetical": 0.0, "attempted": 1.0, "foiled": 1.0}
_FINENESS = {"country": 1, "region": 2, "unresolved": 3}
_UNREAL = frozenset(["planned", "hypothetical"])


class _Group:
    """Descriptions taken to be of one happening so far."""

    def __init__(self) -> None:
        self.members: list[int] = []
        self.modes: Counter[str] = Counter()
        self.times: list[TimeInterval] = []


def tie_happenings(page: Page, events: Sequence[Event], frames: Sequence[EventFrame] = ()) -> tuple[Event, ...]:
    """The events with `happening` and `main` set, and what one description lacks taken from another of the happening."""
    groups = _groups(page, events)
    told = [_told_main(event, frames) for event in events]
    main = _main(page, events, groups, told)
    tied = list(events)
    for group in groups:
        _share(page, tied, group)
    return tuple(
        msgspec.structs.replace(
            event,
            main=_is_main(events[index], told[index], main is not None and index in main.members),
            happening=event.happening or make_id(page.document.id, "happening", event.trigger.start),
        )
        for index, event in enumerate(tied)
    )


def _told_main(event: Event, frames: Sequence[EventFrame]) -> float | None:
    """The model's chance that the event belongs to the report's main incident; None where it saw no event."""
    return max((frame.main for frame in frames if frame.trigger.meets(event.trigger)), default=None)


def _is_main(event: Event, told: float | None, of_main: bool) -> bool:
    """By the model where it speaks (93 of 100 right on the reports kept aside, the rules below 78), else by the rules.

    A report's assaults are of its main incident unless they are dated apart or did not happen.
    """
    if told is not None:
        return told > 0.5
    if of_main or not event.kind.startswith("ASSAULT"):
        return True
    return event.time is None and event.status not in {*_UNREAL, *_STOPPED}


def _groups(page: Page, events: Sequence[Event]) -> list[_Group]:
    groups: list[_Group] = []
    for index, event in enumerate(events):
        if event.kind in _OPINIONS:
            continue
        group = next((g for g in reversed(groups) if _fits(page, events, g, index)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        group.members.append(index)
        mode = _mode(event)
        if mode:
            group.modes[mode] += 1
        if event.time_at is not None:
            group.times.append(page.times[event.time_at])
    return groups


def _mode(event: Event) -> str:
    return event.kind.partition("/")[2]


def _fits(page: Page, events: Sequence[Event], group: _Group, index: int) -> bool:
    """One kind family, no clash of days, both told as real or both not."""
    first, event = events[group.members[0]], events[index]
    if first.kind.partition("/")[0] != event.kind.partition("/")[0]:
        return False
    if (first.status in _UNREAL) != (event.status in _UNREAL):
        return False
    if (first.status in _STOPPED) != (event.status in _STOPPED) and event.actor is not None:
        return False
    if (group.members[-1] == index - 1 and _parted(page, events[index - 1], event)) or not _parties_agree(
        events, group, event
    ):
        return False
    if event.kind.partition("/")[0] != "ASSAULT":
        return first.kind == event.kind and first.trigger.of(page.document.text) == event.trigger.of(page.document.text)
    return _modes_agree(group.modes, _mode(event)) and _days_agree(page, group, event)


_SEQUENCE = closed_classes("sequence")


def _parted(page: Page, before: Event, event: Event) -> bool:
    """`Attacked shortly before the bombing`: a word of sequence right before the later one makes two happenings."""
    first = page.token_at(event.trigger.start)
    if page.sentence_of(before.trigger) != page.sentence_of(event.trigger):
        return False
    return any(token.folded in _SEQUENCE[page.language] for token in page.tokens[max(0, first - 3) : first])


def _parties_agree(events: Sequence[Event], group: _Group, event: Event) -> bool:
    """Two named parties that share no actor did two things; one unnamed says nothing."""
    if not event.actor_ids:
        return True
    known = [events[i].actor_ids for i in group.members if events[i].actor_ids]
    return not known or any(set(ids) & set(event.actor_ids) for ids in known)


def _modes_agree(modes: Counter[str], mode: str) -> bool:
    if not modes or mode in _EFFECTS or mode in modes:
        return True
    if mode in _BLASTS:
        return any(other in _BLASTS or other in _EFFECTS for other in modes)
    return all(other in _EFFECTS for other in modes)


def _days_agree(page: Page, group: _Group, event: Event) -> bool:
    if event.time_at is None:
        return True
    time = page.times[event.time_at]
    known = [other for other in group.times if other.start is not None and other.end is not None]
    if time.start is None or time.end is None or not known:
        return True
    return any(
        other.start is not None and other.end is not None and other.start < time.end and time.start < other.end
        for other in known
    )


def _main(page: Page, events: Sequence[Event], groups: Sequence[_Group], told: Sequence[float | None]) -> _Group | None:
    """The happening most described, with a bonus for standing in the headline or the lead."""
    assaults = [g for g in groups if events[g.members[0]].kind.startswith("ASSAULT")] or list(groups)

    def weight(group: _Group) -> float:
        lead = sum(3.0 / (1 + page.sentence_of(events[i].trigger)) for i in group.members[:2])
        real = _REALITY.get(events[group.members[0]].status, 2.0)
        model = sum(told[i] or 0.0 for i in group.members)
        return model + real + lead + min(len(group.members), 6) * 0.7

    return max(assaults, key=weight, default=None)


def _share(page: Page, events: list[Event], group: _Group) -> None:
    """Mode, place and time go from a description that has them to the nearest that lacks them."""
    happening = make_id(page.document.id, "happening", events[group.members[0]].trigger.start)
    common = _common(group.modes)
    originals = {index: events[index] for index in group.members}
    for index in group.members:
        event = originals[index]
        kind = f"ASSAULT/{common}" if common and _mode(event) in _OPEN.get(common, _VAGUE) else event.kind
        if common == "firearms" and event.kind == "ASSAULT" and (event.killed or event.injured):
            kind = "ASSAULT/firearms"
        if event.kind.partition("/")[0] != "ASSAULT":
            kind = event.kind
        others = sorted((abs(other - index), other) for other in group.members if other != index)
        near = [originals[other] for _, other in others]
        place = event if event.place is not None else max(near, key=lambda each: _fullness(page, each), default=event)
        time = (
            event if event.time is not None or not SHARE_TIME else next((e for e in near if e.time is not None), event)
        )
        events[index] = msgspec.structs.replace(
            event,
            kind=kind,
            acled=acled_type(kind),
            happening=happening,
            place=place.place,
            place_at=place.place_at,
            time=time.time,
            time_at=time.time_at,
        )


_SHARED = frozenset(["aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "unconventional", "firearms"])
_VAGUE = frozenset([""])
_OPEN = {
    "aerial": frozenset(["", "destroy", "explosives"]),
    "drone": frozenset(["", "destroy", "explosives"]),
    "heavy-weapons": frozenset(["", "destroy", "explosives"]),
    "suicide-attack": frozenset(["", "explosives"]),
    "firearms": frozenset[str](),
}


def _common(modes: Counter[str]) -> str:
    """The mode that most descriptions tell; a suicide attack is told by one."""
    if "suicide-attack" in modes:
        return "suicide-attack"
    told = [mode for mode, _ in modes.most_common() if mode in _SHARED]
    return told[0] if told else ""


def _fullness(page: Page, other: Event) -> tuple[int, int]:
    """How well the place of another description serves: the finer before the coarser, then the longest."""
    if other.place is None:
        return (0, 0)
    fine = 3 if other.place_at is None else _FINENESS.get(page.places[other.place_at].precision, 3)
    return (fine, len(other.place))

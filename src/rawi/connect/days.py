"""When what a report tells of happened: the days that its words give, or that its publication allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from rawi.connect.profile import Profile
from rawi.knowledge.relay_words import is_one_of
from rawi.model import Event, TimeInterval
from rawi.words.tokens import find_tokens

_LONGEST = 32
"""Days: a wider interval dates nothing."""
_LEAD_LINES = 4
_BEFORE = 6
"""Days before publication in which undated news lies."""
NEWS = 14
"""Days that a report of news looks back at most."""
_WITHIN = frozenset("'’-/\"«»")
"""Marks that part no clause."""


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


def said_days(profile: Profile, events: Sequence[Event]) -> Days | None:
    """The first time that the events' own words give."""
    for event in events:
        if event.time_at is None:
            continue
        time = profile.reading.account.times[event.time_at]
        if _is_start(time, profile):
            continue
        if time.start is not None and time.end is not None and (time.end - time.start).days <= _LONGEST:
            return Days(time.start, time.end, said=True)
    return None


def main_days(profile: Profile, events: Sequence[Event]) -> Days | None:
    """The events' own time, else the first in the lead that the publication allows, else the days before publication."""
    published = profile.reading.document.published
    said = said_days(profile, events)
    if said is not None and said.length <= _LONGEST // 4 and not _is_publication(said, profile):
        return said
    lead_end = lead_end_of(profile)
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
        if time.span.start < lead_end and time.start <= published.end and (published.start - time.end).days < NEWS:
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


def other_days(profile: Profile, events: Sequence[Event]) -> tuple[Days, ...]:
    """All days that the events and the first lines name."""
    account = profile.reading.account
    lead_end = first_end(profile)
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


def first_end(profile: Profile) -> int:
    """Where the headline and the first sentence end."""
    lines = profile.lines[:2]
    return lines[-1].span.end if lines else 0


def lead_end_of(profile: Profile) -> int:
    """Where the first lines end."""
    lines = profile.lines[:_LEAD_LINES]
    return lines[-1].span.end if lines else 0

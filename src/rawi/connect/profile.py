"""A report made ready for comparing: its sentences as signs, its houses, the days its main event can lie in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rawi.connect.outlets import Houses, Named, Press, credited_in, houses_of
from rawi.connect.signs import Line, Weigh, Weights, lines_of
from rawi.model import Document, Reading
from rawi.words.tokens import find_tokens

_LEAD_DECAY = 0.7
_LEAD_FLOOR = 0.25
_TOP_LINES = 3
_RUN = 4
# Days and acts of saying are in every report; the calendar is compared as days, not as words.
_EVERYDAY = frozenset(
    "=" + concept
    for concept in (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march_month", "april", "may_month", "june", "july", "august"),
        *("september", "october", "november", "december", "today", "yesterday", "morning", "evening", "night"),
        *("dawn", "noon", "day", "week", "month", "year", "hour", "minute", "earlier", "after"),
        *("say", "source", "report", "agency", "click", "announce", "statement", "media"),
    )
)


class Profile(NamedTuple):
    """One report; `place` is its number in the collection."""

    place: int
    reading: Reading
    lines: tuple[Line, ...]
    totals: tuple[float, ...]
    """The weight of each line."""
    lead: dict[str, float]
    """Signs weighted by rarity and by how early they stand, of length one."""
    top: dict[str, float]
    """The same, falling off faster."""
    top_names: dict[str, float]
    """Keys of names in the first lines."""
    runs: frozenset[tuple[str, ...]]
    """Runs of four words."""
    houses: Houses
    named: tuple[Named, ...]
    """Other houses that the text names."""

    @property
    def id(self) -> str:
        """The report's id."""
        return self.reading.document.id

    @property
    def text(self) -> str:
        """The report's text."""
        return self.reading.document.text

    @property
    def language(self) -> str:
        """The report's language."""
        return self.reading.document.language

    @property
    def published(self) -> date | None:
        """The first day on which it can have been published."""
        dating = self.reading.document.published
        return dating.start if dating is not None else None

    @property
    def named_houses(self) -> frozenset[str]:
        """Houses that the text or its outlet line credits, without its own."""
        return frozenset(one.house for one in self.named if one.house != self.houses.own) | set(self.houses.credited)


class Library:
    """What a collection as a whole says of its signs and its outlets; it may grow, and then weighs its reports anew."""

    def __init__(self) -> None:
        self.weights = Weights()
        self._outlets: dict[str, Document] = {}
        self._press = Press(())

    def take(self, readings: Sequence[Reading], *, first: int = 0) -> list[Profile]:
        """Counts the reports in, and makes their profiles with the weights of all, numbered from `first` on."""
        lines = [lines_of(reading) for reading in readings]
        self.weights.add(lines)
        known = len(self._outlets)
        for reading in readings:
            self._outlets.setdefault(reading.document.outlet or "", reading.document)
        if len(self._outlets) > known:
            self._press = Press(self._outlets.values())
        return [
            self._profile(place, reading, own)
            for place, (reading, own) in enumerate(zip(readings, lines, strict=True), first)
        ]

    def again(self, reading: Reading, place: int) -> Profile:
        """The profile of a report that was taken before, as number `place`."""
        return self._profile(place, reading, lines_of(reading))

    def _profile(self, place: int, reading: Reading, own: tuple[Line, ...]) -> Profile:
        return Profile(
            place,
            reading,
            own,
            tuple(line_weight(line, self.weights) for line in own),
            _early(own, self.weights, _LEAD_DECAY, _LEAD_FLOOR),
            _early(own, self.weights, 0.4, 0.05),
            _early(own[:_TOP_LINES], self.weights, 0.6, 0.0, mark="@"),
            _runs(own),
            houses_of(reading.document),
            self._press.find(find_tokens(reading.document.text)) + credited_in(reading),
        )


def profiles_of(readings: Sequence[Reading]) -> tuple[list[Profile], Weights]:
    """Every report's profile, and the weights of signs in this collection."""
    library = Library()
    return library.take(readings), library.weights


def narrowed(profile: Profile, place: int, starts: Sequence[int], weights: Weights) -> Profile:
    """The profile of the sentences alone that hold the offsets, as number `place`."""
    own = tuple(line for line in profile.lines if any(line.span.start <= start < line.span.end for start in starts))
    return profile._replace(
        place=place,
        lines=own,
        totals=tuple(line_weight(line, weights) for line in own),
        lead=_early(own, weights, _LEAD_DECAY, _LEAD_FLOOR),
        top=_early(own, weights, 0.4, 0.05),
        top_names=_early(own[:_TOP_LINES], weights, 0.6, 0.0, mark="@"),
        runs=_runs(own),
    )


def line_weight(line: Line, weights: Weigh) -> float:
    """What the line could share at most: the mean weight of each token's signs."""
    return sum(sum(map(weights, said.signs)) / len(said.signs) for said in line.said)


def _runs(lines: Sequence[Line]) -> frozenset[tuple[str, ...]]:
    return frozenset(line.words[i : i + _RUN] for line in lines for i in range(len(line.words) - _RUN + 1))


def _early(lines: Sequence[Line], weights: Weights, decay: float, floor: float, mark: str = "") -> dict[str, float]:
    found: dict[str, float] = {}
    for number, line in enumerate(lines):
        share = max(floor, decay**number)
        for sign in line.signs - _EVERYDAY:
            value = share * weights(sign)
            if value > found.get(sign, 0.0) and sign.startswith(mark):
                found[sign] = value
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {sign: value / length for sign, value in sorted(found.items())}


def closeness(left: dict[str, float], right: dict[str, float]) -> float:
    """Cosine of two leads."""
    if len(right) < len(left):
        left, right = right, left
    return sum(value * right[sign] for sign, value in left.items() if sign in right)

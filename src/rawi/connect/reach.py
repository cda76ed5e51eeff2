"""Which incidents new reports may belong to: the nearest reports by shared signs, compared one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from rawi.connect.cases import Case, main_case
from rawi.connect.pairs import likeness_of
from rawi.connect.profile import Library, Profile
from rawi.connect.standing import Standing
from rawi.model import Id

_LOOKED_AT = 40
"""Reports nearest to a new one among which its incidents are looked for."""
_COMPARED = 12
"""Of these, how many it is compared with at most."""
_OF_ONE = 2
"""Of these, how many of one incident."""
_LEAST = 0.02
"""Likeness below which two reports have nothing in common."""
_MAY_BE = -0.5
"""Log-odds to the likest report of an incident from which a report may be of it (0.06 is the least on both development sets)."""


class Reach:
    """Compares new reports with standing ones, whose profiles it makes again and keeps."""

    def __init__(self, standing: Standing, library: Library) -> None:
        self._standing = standing
        self._library = library
        self._known: dict[Id, tuple[Profile, Case]] = {}

    def touched(self, profiles: Sequence[Profile]) -> set[Id]:
        """The incidents that one of the reports may belong to."""
        found: set[Id] = set()
        for profile in profiles:
            self._reach(profile, found)
        return found

    def reports_of(self, incidents: Collection[Id]) -> list[Profile]:
        """The profiles of all reports that are about the incidents, in the order in which they came."""
        reports = [report for key in incidents for report in self._standing.incidents[key].reports]
        return [self._again(report)[0] for report in sorted(reports, key=self._standing.number.__getitem__)]

    def _reach(self, profile: Profile, found: set[Id]) -> None:
        """Adds to those found so far what the report may belong to."""
        case = main_case(profile)
        tried: Counter[Id] = Counter()
        for number, value in self._standing.near.near(profile)[:_LOOKED_AT]:
            report = self._standing.ids[number]
            home = self._standing.home[report]
            if home in found or tried[home] >= _OF_ONE:
                continue
            if value < _LEAST or tried.total() >= _COMPARED:
                return
            tried[home] += 1
            other, other_case = self._again(report)
            if likeness_of(other, profile, other_case, case, self._library.weights)[1] >= _MAY_BE:
                found.add(home)

    def _again(self, report: Id) -> tuple[Profile, Case]:
        known = self._known.get(report)
        if known is None:
            profile = self._library.again(self._standing.readings[report], self._standing.number[report])
            self._known[report] = known = (profile, main_case(profile))
        return known

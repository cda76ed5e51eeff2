"""The part of a collection that an addition touches: reports that are grouped anew, and guests that are only looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rawi.connect.background import Told, told_by
from rawi.connect.cases import Case, main_case
from rawi.connect.history import mention_key
from rawi.connect.incidents import Group
from rawi.connect.profile import Library, Profile
from rawi.connect.standing import Standing, case_key
from rawi.connect.taken import COPIES
from rawi.model import Id, Incident, Link

_TIED = 0.5
"""Score of a link from which the other report is looked at too: what was copied from it goes back to it."""


class Excerpt:
    """Reports with profiles and main cases, numbered; those grouped anew come first."""

    def __init__(self, standing: Standing, library: Library) -> None:
        self.profiles: list[Profile] = []
        self.cases: list[Case] = []
        self.place: dict[Id, int] = {}
        self._standing = standing
        self._library = library
        self._told: dict[int, Told] = {}

    def seat(self, profiles: Iterable[Profile]) -> None:
        """Takes reports in, whose profiles are at hand."""
        for profile in profiles:
            place = len(self.profiles)
            self.place[profile.id] = place
            self.profiles.append(profile._replace(place=place))
            self.cases.append(main_case(self.profiles[place]))

    def invite(self, reports: Iterable[Id]) -> None:
        """Takes in those of the reports that are not here yet."""
        for report in sorted(set(reports) - self.place.keys(), key=self._standing.number.__getitem__):
            self.seat([self._library.again(self._standing.readings[report], 0)])

    def invite_tied(self) -> None:
        """Takes in all that copies of the reports here go back to or were made into."""
        waiting = list(self.place)
        while waiting:
            tied = {
                end
                for report in waiting
                for link in self._standing.links_of.get(report, ())
                if link.kind in COPIES and link.score >= _TIED
                for end in (link.left, link.right)
            }
            waiting = sorted(tied - self.place.keys())
            self.invite(waiting)

    def told(self, report: Id) -> Told:
        """What a report tells."""
        place = self.place[report]
        if place not in self._told:
            self._told[place] = told_by(self.profiles[place], self.cases[place])
        return self._told[place]

    def passing(self, incident: Incident) -> list[Case]:
        """The cases of reports about something else that tell of a standing incident; these reports are taken in."""
        own = set(incident.reports)
        others = list(dict.fromkeys(at.document for at in incident.events if at.document not in own))
        self.invite(others)
        return [
            case
            for report in others
            for case in self.told(report).passing
            if self._standing.holder.get(mention_key(report, case.events[0])) == incident.id
        ]

    def as_it_stands(self, incident: Incident, joining: Sequence[Case]) -> Group:
        """A standing incident as a group, with more passing cases; its reports are taken in."""
        self.invite(incident.reports)
        passing = self.passing(incident)
        known = {case_key(case, self.profiles) for case in passing}
        fresh = [case for case in joining if case_key(case, self.profiles) not in known]
        return Group(incident.id, tuple(self.told(report).main for report in incident.reports), (*passing, *fresh))

    def links(self) -> list[Link]:
        """Standing links between the reports here."""
        return [
            link
            for report in self.place
            for link in self._standing.links_of.get(report, ())
            if link.left == report and link.right in self.place
        ]

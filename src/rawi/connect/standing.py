"""A connected collection as it stands: each report's incident, links and passing mentions, found by key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rawi.connect.background import telling_of
from rawi.connect.candidates import Postings
from rawi.connect.cases import Case
from rawi.connect.history import mention_key
from rawi.connect.incidents import Group, When
from rawi.connect.outlines import Calendar, Outline, outline_of
from rawi.connect.pipeline import Connected, order_of
from rawi.connect.profile import Profile
from rawi.connect.signs import Weights
from rawi.model import Id, Incident, Link, Reading, ReportSummary


class Placed(NamedTuple):
    """An incident with the group that it was made of."""

    incident: Incident
    group: Group


class Standing:
    """What an addition looks things up in."""

    def __init__(self) -> None:
        self.readings: dict[Id, Reading] = {}
        self.number: dict[Id, int] = {}
        self.ids: list[Id] = []
        self.incidents: dict[Id, Incident] = {}
        self.summaries: dict[Id, ReportSummary] = {}
        self.home: dict[Id, Id] = {}
        """The incident of each report."""
        self.holder: dict[str, Id] = {}
        """The incident of each description that a report about something else gives of it."""
        self.links: list[Link] = []
        self.links_of: dict[Id, list[Link]] = {}
        self.near = Postings()
        self.calendar = Calendar()
        self.asides = Calendar()
        """Incidents that no report is about."""
        self._near_asides = Postings()
        self._entered: dict[str, int] = {}
        self._entered_keys: list[str] = []

    def take(self, profiles: Iterable[Profile]) -> None:
        """Enters new reports, which have no incident yet."""
        for profile in profiles:
            self.number[profile.id] = len(self.ids)
            self.ids.append(profile.id)
            self.readings[profile.id] = profile.reading
            self.near.add(profile, self.number[profile.id])

    def replace(self, gone: Collection[Id], placed: Sequence[Placed]) -> None:
        """Puts incidents in the place of those that are gone."""
        for key in gone:
            self._forget(self.incidents[key])
        for incident, group in placed:
            self.incidents[incident.id] = incident
            self.home.update((report, incident.id) for report in incident.reports)
            self.holder.update((key, incident.id) for key in passing_keys(incident))
            if group.mains:
                self.calendar.put(outline_of(incident.id, group.mains))
            else:
                self.asides.put(_outline_of_an_aside(incident.id, group.background))
        kept = {incident.id for incident, _ in placed}
        for key in gone:
            if key not in kept:
                del self.incidents[key]

    def _forget(self, incident: Incident) -> None:
        for report in incident.reports:
            self.home.pop(report, None)
        for key in passing_keys(incident):
            self.holder.pop(key, None)
        self.calendar.drop(incident.id)
        self.asides.drop(incident.id)

    def relink(self, gone: Sequence[Link], fresh: Sequence[Link]) -> None:
        """Puts links in the place of those that are gone."""
        dropped = {id(link) for link in gone}
        for report in {end for link in gone for end in (link.left, link.right)}:
            self.links_of[report] = [link for link in self.links_of[report] if id(link) not in dropped]
        for link in fresh:
            self.links_of.setdefault(link.left, []).append(link)
            self.links_of.setdefault(link.right, []).append(link)
        kept = [link for link in self.links if id(link) not in dropped] if dropped else self.links
        self.links = sorted([*kept, *fresh], key=order_of)

    def enter_asides(self, cases: Iterable[Case], profiles: Sequence[Profile], weights: Weights) -> None:
        """Enters mentions of incidents that no report is about, each once."""
        for case in cases:
            key = case_key(case, profiles)
            if key not in self._entered:
                self._entered[key] = len(self._entered)
                self._entered_keys.append(key)
                self._near_asides.add(telling_of(case, 0, profiles, weights), self._entered[key])

    def asides_near(self, telling: Profile, most: int, least: float) -> set[Id]:
        """Incidents that no report is about of which the sentences may tell."""
        near = [number for number, value in self._near_asides.near(telling)[:most] if value > least]
        holders = {holder for number in near if (holder := self.holder.get(self._entered_keys[number])) is not None}
        return {holder for holder in holders if not self.incidents[holder].reports}

    def summarise(self, summaries: Iterable[ReportSummary]) -> None:
        """Enters or replaces summaries."""
        self.summaries.update((summary.id, summary) for summary in summaries)


def standing_of(made: Connected, weights: Weights) -> Standing:
    """What stands after a whole collection was connected."""
    found = Standing()
    found.take(made.profiles)
    found.replace((), [Placed(*pair) for pair in zip(made.connections.incidents, made.groups, strict=True)])
    found.relink((), made.connections.links)
    found.summarise(made.connections.reports)
    asides = (case for group in made.groups if not group.mains for case in group.background)
    found.enter_asides(asides, made.profiles, weights)
    return found


def passing_keys(incident: Incident) -> list[str]:
    """The keys of the descriptions of the incident in reports about something else."""
    own = set(incident.reports)
    return [mention_key(at.document, at.event) for at in incident.events if at.document not in own]


def case_key(case: Case, profiles: Sequence[Profile]) -> str:
    """The key of a case by its first description."""
    return mention_key(profiles[case.report].id, case.events[0])


def _outline_of_an_aside(key: Id, cases: Sequence[Case]) -> Outline:
    """With all days that one of the cases names."""
    days = [case.days for case in cases if case.days is not None]
    start = min((one.start for one in days), default=None)
    end: date | None = max((one.end for one in days), default=None)
    return outline_of(key, cases)._replace(when=When(start, end) if start is not None and end is not None else None)

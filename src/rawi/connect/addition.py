"""What adding reports does to a connected collection: the touched incidents are formed anew, all others stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from typing import NamedTuple

import msgspec

from rawi.connect.assembling import Material, assembled
from rawi.connect.background import Passing, PlacedCases, member_keys, own_groups, placed_in, set_apart, telling_of
from rawi.connect.candidates import near_pairs
from rawi.connect.cases import Case
from rawi.connect.copies import LARGEST, copies_within
from rawi.connect.excerpt import Excerpt
from rawi.connect.grades import GradeRule
from rawi.connect.history import keys_of, stable_ids, unused
from rawi.connect.incidents import Group, related_groups
from rawi.connect.neighbours import Moved, Neighbours, neighbours_after
from rawi.connect.outlines import Calendar, Fit, outline_of
from rawi.connect.pipeline import Drawn, drawn_together, order_of
from rawi.connect.signs import Weights
from rawi.connect.standing import Placed, Standing, case_key
from rawi.model import Id, Incident, Link, Renaming

_ASIDES = 8
"""Mentions nearest to one that are looked at."""
_ALIKE = 0.1
"""Likeness from which two mentions may be of one happening."""


class Change(NamedTuple):
    """What takes the place of what."""

    gone: tuple[Id, ...]
    placed: tuple[Placed, ...]
    beside: tuple[Incident, ...]
    """Incidents of which nothing changes but what they are related to."""
    unlinked: tuple[Link, ...]
    linked: tuple[Link, ...]
    history: tuple[Renaming, ...]


class Formed(NamedTuple):
    """The groups after an addition, and the standing incidents that they take the place of."""

    groups: list[Group]
    replaced: list[Incident]


class Addition:
    """Works out what new reports change; the state of the collection is only read.

    The excerpt holds the reports of the touched incidents and the new ones, and nothing else yet.
    """

    def __init__(self, standing: Standing, excerpt: Excerpt, touched: Collection[Id], fresh: Collection[Id]) -> None:
        self._standing = standing
        self._excerpt = excerpt
        self._touched = frozenset(touched)
        self._fresh = frozenset(fresh)
        self._seated = frozenset(excerpt.place)

    def change(self, weights: Weights, rules: Sequence[GradeRule]) -> Change:
        """Groups the seated reports, finds the incidents that passing mentions tell of, and forms what differs."""
        excerpt = self._excerpt
        drawn = drawn_together(tuple(excerpt.profiles), tuple(excerpt.cases), weights)
        formed, history = self._named(self._formed(drawn.groups, weights))
        excerpt.invite_tied()
        same = self._same(formed.groups)
        unlinked, linked = self._links(drawn, formed.groups, same)
        neighbours = self._neighbours(formed, drawn)
        perhaps = [*drawn.perhaps, *self._perhaps(formed.groups, weights)]
        links = self._links_now(unlinked, linked)
        material = Material(excerpt.profiles, links, drawn.scores, weights, rules, perhaps)
        return Change(
            tuple(incident.id for incident in formed.replaced),
            self._placed(formed.groups, same, material, neighbours),
            neighbours.outside,
            unlinked,
            linked,
            history,
        )

    def _formed(self, drawn: Sequence[Group], weights: Weights) -> Formed:
        """The groups with what tells of them in passing; groups of their own for attacks that none of them is."""
        excerpt, standing = self._excerpt, self._standing
        outside = standing.incidents.keys() - self._touched
        groups, passing = set_apart([group._replace(id=unused(group.id, outside)) for group in drawn], excerpt.profiles)
        released = self._touched | self._drawn_in(groups) | self._asides_of(passing)
        attached, alone = self._attached(groups, passing, released)
        near = self._near(alone, weights) - released
        alone += [case for key in sorted(near) for case in excerpt.passing(standing.incidents[key])]
        found = [group._replace(background=tuple(attached.get(group.id, ()))) for group in groups]
        joined = [standing.incidents[key] for key in sorted(attached.keys() - {group.id for group in groups})]
        found += [excerpt.as_it_stands(incident, attached[incident.id]) for incident in joined]
        taken = (outside - near) | {group.id for group in found}
        found += [group._replace(id=unused(group.id, taken)) for group in own_groups(alone, excerpt.profiles, weights)]
        return Formed(found, [*(standing.incidents[key] for key in sorted(released | near)), *joined])

    def _attached(self, groups: Sequence[Group], passing: Sequence[Passing], released: Set[Id]) -> PlacedCases:
        """Passing cases by the incident that fits them best; those of incidents that are not released stay where they are."""
        excerpt, standing = self._excerpt, self._standing
        inside = Calendar(outline_of(group.id, group.mains) for group in groups)

        def best(case: Case, home: Id) -> Fit | None:
            here, there = inside.best(case, home), standing.calendar.best(case, home, without=self._touched)
            return there if here is None or (there is not None and there.value > here.value) else here

        free = {None, *released}
        loose = [one for one in passing if standing.holder.get(case_key(one.case, excerpt.profiles)) in free]
        return placed_in([*loose, *self._of_guests(released)], best)

    def _named(self, formed: Formed) -> tuple[Formed, tuple[Renaming, ...]]:
        """The groups under the ids that they keep, and what became of the incidents that they replace."""
        others = self._standing.incidents.keys() - {incident.id for incident in formed.replaced}
        ids, history = stable_ids(member_keys(formed.groups, self._excerpt.profiles), formed.replaced, others)
        groups = [group._replace(id=ids[group.id]) for group in formed.groups]
        return Formed(groups, formed.replaced), tuple(history)

    def _placed(
        self, groups: Sequence[Group], same: Collection[Id], material: Material, neighbours: Neighbours
    ) -> tuple[Placed, ...]:
        """The incidents: made of their groups, or as they stood where they are the same."""
        made = assembled([group for group in groups if group.id not in same], material, neighbours.inside)
        found = {incident.id: self._with_reasons(incident) for incident in made}
        for key in same:
            related = neighbours.inside.get(key, ())
            found[key] = msgspec.structs.replace(self._standing.incidents[key], related=related)
        return tuple(Placed(found[group.id], group) for group in groups)

    def _neighbours(self, formed: Formed, drawn: Drawn) -> Neighbours:
        excerpt, standing = self._excerpt, self._standing
        guests = {excerpt.place[report]: standing.home[report] for report in excerpt.place.keys() - self._seated}
        ties = related_groups(formed.groups, drawn.scores, guests)
        moved = Moved(formed.groups, formed.replaced, self._touched)
        return neighbours_after(moved, ties, excerpt.profiles, standing.incidents)

    def _drawn_in(self, groups: Sequence[Group]) -> set[Id]:
        """Incidents that no report was about, and that one of the groups with a new report may be."""
        profiles = self._excerpt.profiles
        return {
            key
            for group in groups
            if any(profiles[case.report].id in self._fresh for case in group.mains)
            for key in self._standing.asides.meeting(outline_of(group.id, group.mains))
        }

    def _asides_of(self, passing: Sequence[Passing]) -> set[Id]:
        """Incidents that no report is about, told of by seated reports: one may be of the incident that such a report has left."""
        holders = (self._standing.holder.get(case_key(one.case, self._excerpt.profiles)) for one in passing)
        return {key for key in holders if key is not None and not self._standing.incidents[key].reports}

    def _of_guests(self, released: Collection[Id]) -> list[Passing]:
        """What reports that are not seated tell of released incidents."""
        excerpt, standing = self._excerpt, self._standing
        cases = [case for key in sorted(released) for case in excerpt.passing(standing.incidents[key])]
        told = [(case, excerpt.profiles[case.report].id) for case in cases]
        return [Passing(case, standing.home[report]) for case, report in told if report not in self._seated]

    def _near(self, alone: Sequence[Case], weights: Weights) -> set[Id]:
        """Incidents that no report is about, and of which attacks that have no incident yet may tell too."""
        profiles = self._excerpt.profiles
        telling = (telling_of(case, 0, profiles, weights) for case in alone)
        return set().union(*(self._standing.asides_near(one, _ASIDES, _ALIKE) for one in telling))

    def _same(self, groups: Sequence[Group]) -> set[Id]:
        """The incidents that came out as they were."""
        keys = member_keys(groups, self._excerpt.profiles)
        known = self._standing.incidents
        return {key for key, members in keys.items() if key in known and set(members) == keys_of(known[key])}

    def _links(
        self, drawn: Drawn, groups: Sequence[Group], same: Collection[Id]
    ) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        """The links that are replaced and those that replace them: between seated reports, unless nothing changed around both."""
        profiles = self._excerpt.profiles
        still = {profiles[case.report].id for group in groups if group.id in same for case in group.mains}

        def is_replaced(link: Link) -> bool:
            return self._seated.issuperset((link.left, link.right)) and not still.issuperset((link.left, link.right))

        return tuple(filter(is_replaced, self._excerpt.links())), tuple(filter(is_replaced, drawn.links))

    def _links_now(self, unlinked: Iterable[Link], linked: Iterable[Link]) -> list[Link]:
        dropped = {id(link) for link in unlinked}
        kept = (link for link in self._excerpt.links() if id(link) not in dropped)
        return sorted([*kept, *linked], key=order_of)

    def _perhaps(self, groups: Sequence[Group], weights: Weights) -> list[Link]:
        """Between reports that may share text, of incidents whose reports were not compared again."""
        standing = [group for group in groups if group.id in self._standing.incidents and group.id not in self._touched]
        found: list[Link] = []
        for group in standing:
            reports = [self._excerpt.profiles[case.report] for case in group.mains]
            near = set(near_pairs(reports)) if len(reports) > LARGEST else None
            found += copies_within(reports, weights, near).perhaps
        return found

    def _with_reasons(self, incident: Incident) -> Incident:
        """An incident whose reports were not compared again keeps its reasons."""
        before = self._standing.incidents.get(incident.id)
        if before is None or before.id in self._touched or not before.reports:
            return incident
        return msgspec.structs.replace(incident, reasons=before.reasons)

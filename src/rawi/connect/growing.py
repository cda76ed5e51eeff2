"""A connected collection that takes in more reports at the cost of what they touch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from rawi.connect.addition import Addition, Change
from rawi.connect.excerpt import Excerpt
from rawi.connect.grades import GradeRule, grade_rules
from rawi.connect.pipeline import connected, order_of
from rawi.connect.profile import Library
from rawi.connect.reach import Reach
from rawi.connect.standing import standing_of
from rawi.connect.summaries import Notes, summaries_of
from rawi.model import Connections, Id, Incident, Reading, Renaming


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """What an addition changed."""

    connections: Connections
    """All that is now said of the whole collection; its history is that of this addition."""
    changed: tuple[Id, ...] = ()
    """Incidents that are new or not what they were, by id."""
    history: tuple[Renaming, ...] = ()
    """What became of incidents that are no more, or not alone any more."""


class Growing:
    """Holds a connected collection in memory.

    At first it is exactly what `connect` finds. Each addition groups the new reports anew together with those of the
    incidents that they may belong to, and forms these and the incidents that they mention; everything else stays as it
    is, to the id. So an addition may leave apart what connecting all at once would join through reports that the new
    ones do not touch.
    """

    def __init__(
        self,
        readings: Sequence[Reading] = (),
        *,
        previous: Connections | None = None,
        rules: Sequence[GradeRule] | None = None,
    ) -> None:
        self._notes = Notes()
        self._library = Library()
        self._rules = grade_rules() if rules is None else rules
        profiles = self._library.take(self._notes.distinct(readings))
        made = connected(profiles, self._library.weights, self._notes, previous=previous, rules=self._rules)
        self._standing = standing_of(made, self._library.weights)
        self._connections = made.connections

    @property
    def connections(self) -> Connections:
        """All that is said of the collection."""
        return self._connections

    def reading(self, report: Id) -> Reading | None:
        """The report of this id, as it was taken in; None where there is none."""
        return self._standing.readings.get(report)

    def __len__(self) -> int:
        """How many reports there are."""
        return len(self._standing.ids)

    def add(self, readings: Iterable[Reading]) -> Growth:
        """Takes in reports; those whose id is there already are passed over, and a note says so."""
        fresh = self._notes.distinct(tuple(readings))
        if not fresh:
            self._connections = msgspec.structs.replace(self._connections, history=(), notes=self._notes.all())
            return Growth(connections=self._connections)
        profiles = self._library.take(fresh)
        reach = Reach(self._standing, self._library)
        touched = reach.touched(profiles)
        excerpt = Excerpt(self._standing, self._library)
        excerpt.seat(reach.reports_of(touched))
        excerpt.seat(profiles)
        addition = Addition(self._standing, excerpt, touched, {profile.id for profile in profiles})
        change = addition.change(self._library.weights, self._rules)
        self._standing.take(profiles)
        changed = self._put(change, excerpt, {profile.id for profile in profiles})
        self._connections = self._told(change.history)
        return Growth(connections=self._connections, changed=changed, history=change.history)

    def _put(self, change: Change, excerpt: Excerpt, fresh: Collection[Id]) -> tuple[Id, ...]:
        """Puts the change in force; returns the ids of the incidents that are not what they were."""
        standing = self._standing
        now = [*(one.incident for one in change.placed), *change.beside]
        changed = [incident for incident in now if standing.incidents.get(incident.id) != incident]
        same = {incident.id for incident in now} - {incident.id for incident in changed}
        lost = [standing.incidents[key] for key in change.gone if key not in same]
        asides = [case for one in change.placed if not one.group.mains for case in one.group.background]
        standing.enter_asides(asides, excerpt.profiles, self._library.weights)
        standing.replace(change.gone, change.placed)
        standing.incidents.update((incident.id, incident) for incident in change.beside)
        standing.relink(change.unlinked, change.linked)
        affected = set(fresh).union(*((*one.reports, *one.mentioned_in) for one in (*lost, *changed)))
        affected.update(end for link in (*change.unlinked, *change.linked) for end in (link.left, link.right))
        self._summarise(affected, changed)
        return tuple(incident.id for incident in changed)

    def _told(self, history: tuple[Renaming, ...]) -> Connections:
        """All that is now said."""
        standing = self._standing
        return Connections(
            links=tuple(standing.links),
            incidents=tuple(standing.incidents.values()),
            reports=tuple(standing.summaries.values()),
            history=history,
            notes=self._notes.all(),
        )

    def _summarise(self, reports: Collection[Id], changed: Iterable[Incident]) -> None:
        """Sums up reports anew, from all incidents and links in which they have part."""
        standing = self._standing
        part = {incident.id for incident in changed} | {standing.home[report] for report in reports}
        part.update(
            key for report in reports if report in standing.summaries for key in standing.summaries[report].mentions
        )
        incidents = [incident for key, incident in standing.incidents.items() if key in part]
        links = {id(link): link for report in reports for link in standing.links_of.get(report, ())}
        ordered = sorted(reports, key=standing.number.__getitem__)
        readings = [standing.readings[report] for report in ordered]
        standing.summarise(summaries_of(readings, incidents, sorted(links.values(), key=order_of), self._notes))

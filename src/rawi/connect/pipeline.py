"""The order of the steps from readings to connections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rawi.connect.assembling import Material, assembled
from rawi.connect.background import member_keys, with_background
from rawi.connect.cases import Case, main_case
from rawi.connect.clusters import UNSEEN, grouped
from rawi.connect.copies import cite_links, copies_within
from rawi.connect.grades import GradeRule, grade_rules
from rawi.connect.history import stable_ids
from rawi.connect.incidents import Group, incident_id, related_groups
from rawi.connect.pairs import Compared, compare_all
from rawi.connect.parting import part, with_their_originals
from rawi.connect.profile import Profile, profiles_of
from rawi.connect.signs import Weights
from rawi.connect.summaries import Notes, summaries_of
from rawi.connect.undated import settled, without_strays
from rawi.model import Connections, Link, Reading

ONE_INCIDENT = -2.0
"""Mean log-odds from which two groups of reports are one incident (tuned on families and clouds)."""


class Drawn(NamedTuple):
    """Reports drawn together by what they are about."""

    groups: list[Group]
    scores: dict[tuple[int, int], float]
    """Log-odds of one incident for each pair that was compared."""
    links: list[Link]
    perhaps: list[Link]
    """Reports that may share text."""


class Connected(NamedTuple):
    """The connections of a collection, and what it takes to add reports to it."""

    connections: Connections
    profiles: Sequence[Profile]
    groups: Sequence[Group]


def connect(
    readings: Sequence[Reading],
    *,
    previous: Connections | None = None,
    rules: Sequence[GradeRule] | None = None,
) -> Connections:
    """Links, incidents, versions and origins of a collection of reports.

    With `previous`, incidents keep their earlier ids where they can, and `history` says what became of the others.
    """
    notes = Notes()
    profiles, weights = profiles_of(notes.distinct(readings))
    return connected(profiles, weights, notes, previous=previous, rules=rules).connections


def connected(
    profiles: Sequence[Profile],
    weights: Weights,
    notes: Notes,
    *,
    previous: Connections | None = None,
    rules: Sequence[GradeRule] | None = None,
) -> Connected:
    """The same of reports made ready."""
    drawn = drawn_together(profiles, [main_case(profile) for profile in profiles], weights)
    groups = with_background(drawn.groups, profiles, weights)
    earlier = previous.incidents if previous is not None else ()
    ids, history = stable_ids(member_keys(groups, profiles), earlier)
    groups = [group._replace(id=ids[group.id]) for group in groups]
    chosen = grade_rules() if rules is None else rules
    material = Material(profiles, drawn.links, drawn.scores, weights, chosen, drawn.perhaps)
    incidents = assembled(groups, material, related_groups(groups, drawn.scores))
    connections = Connections(
        links=tuple(drawn.links),
        incidents=incidents,
        reports=summaries_of([profile.reading for profile in profiles], incidents, drawn.links, notes),
        history=tuple(history),
        notes=notes.all(),
    )
    return Connected(connections, profiles, groups)


def drawn_together(profiles: Sequence[Profile], cases: Sequence[Case], weights: Weights) -> Drawn:
    """Groups of reports whose main cases, one each, are one happening; the links between all reports."""
    compared = compare_all(profiles, cases, weights)
    groups = _groups(profiles, cases, compared)
    together = [[profiles[case.report] for case in group.mains] for group in groups]
    copies = [copies_within(group, weights, compared.scores) for group in together]
    links = [link for one in copies for link in one.links]
    links += cite_links(together, compared.scores)
    perhaps = [link for one in copies for link in one.perhaps]
    return Drawn(groups, compared.scores, sorted(links, key=order_of), sorted(perhaps, key=order_of))


def order_of(link: Link) -> tuple[str, str, str]:
    """The order in which links are listed."""
    return link.left, link.right, link.kind


def _groups(profiles: Sequence[Profile], cases: Sequence[Case], compared: Compared) -> list[Group]:
    whole = grouped(len(profiles), compared.scores, least=ONE_INCIDENT, unseen=UNSEEN)
    members = [members for group in whole for members in part(group, compared.scores, cases, profiles)]
    ids = [profile.id for profile in profiles]
    members = settled(members, compared.scores, cases, ids, compared.links)
    members = without_strays(members, compared.scores)
    members = with_their_originals(members, profiles, compared.links)
    return [
        Group(incident_id(profiles[number].id for number in group), tuple(cases[number] for number in group), ())
        for group in members
    ]

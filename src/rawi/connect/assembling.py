"""Incidents put together from their groups: versions, origins, drift, grade and what they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rawi.connect.background import triggers_of
from rawi.connect.denials import denials_in, denials_of
from rawi.connect.drift import drifts_of
from rawi.connect.facts import Fact, facts_of, loose_tolls, with_sources
from rawi.connect.grades import GradeRule, grade_of
from rawi.connect.incidents import Group, common_days, common_kind, common_spot, radius_of
from rawi.connect.origins import Origins
from rawi.connect.profile import Profile
from rawi.connect.reasons import reasons_of
from rawi.connect.roots import Ties, roots_of
from rawi.connect.signs import Weights
from rawi.connect.tolls import telling_tolls
from rawi.connect.tracing import traced
from rawi.connect.versions import versions_of
from rawi.model import EventAt, Id, Incident, Link


class Material(NamedTuple):
    """What incidents are made of."""

    profiles: Sequence[Profile]
    """Each at the place of its number."""
    links: Sequence[Link]
    """All between these reports."""
    scores: Mapping[tuple[int, int], float]
    """Log-odds of one incident for pairs of reports."""
    weights: Weights
    rules: Sequence[GradeRule]
    perhaps: Sequence[Link] = ()
    """Between reports that may share text: what they both say counts once."""


def assembled(
    groups: Sequence[Group], material: Material, related: Mapping[Id, tuple[Id, ...]]
) -> tuple[Incident, ...]:
    """One incident a group, in order."""
    profiles, links = material.profiles, material.links
    roots, ties = roots_of(profiles, links), Ties(profiles, [*links, *material.perhaps])
    inside = _links_inside(groups, profiles, [*links, *material.perhaps])
    return tuple(
        _incident(group, material, roots, inside.get(group.id, ()), ties, related.get(group.id, ())) for group in groups
    )


def _links_inside(groups: Sequence[Group], profiles: Sequence[Profile], links: Sequence[Link]) -> dict[Id, list[Link]]:
    """For each incident the links between its reports."""
    home = {profiles[case.report].id: group.id for group in groups for case in group.mains}
    found: dict[Id, list[Link]] = defaultdict(list)
    for link in links:
        if link.left in home and home[link.left] == home.get(link.right):
            found[home[link.left]].append(link)
    return found


def _incident(
    group: Group,
    material: Material,
    roots: Mapping[int, int],
    links: Sequence[Link],
    ties: Ties,
    related: tuple[Id, ...],
) -> Incident:
    profiles = material.profiles
    own = {case.report: profiles[case.report] for case in group.cases}
    facts = traced(_facts(group, profiles, roots), own, links)
    origins = Origins(facts, own, ties)
    mains = [profiles[case.report] for case in group.mains]
    denials = denials_of(mains, roots, profiles, origins) if mains else denials_in(facts, profiles, origins)
    versions = versions_of(facts, own, origins, denials)
    listed = origins.listed()
    days, spot = common_days(group.telling), common_spot(group.telling)
    return Incident(
        id=group.id,
        kind=common_kind(group.telling),
        title=_title(mains) if mains else _sentence(group, profiles),
        start=days.start if days is not None else None,
        end=days.end if days is not None else None,
        latitude=round(spot.latitude, 4) if spot is not None else None,
        longitude=round(spot.longitude, 4) if spot is not None else None,
        radius_km=radius_of(group.telling, spot) if spot is not None else None,
        place=spot.name if spot is not None else None,
        reports=tuple(sorted(profile.id for profile in mains)),
        mentioned_in=tuple(sorted({profiles[case.report].id for case in group.background})),
        events=tuple(EventAt(profiles[case.report].id, event) for case in group.cases for event in case.events),
        versions=versions,
        origins=listed,
        drifts=drifts_of(mains, links, facts, material.weights),
        related=related,
        reasons=reasons_of(group.mains, profiles, material.scores, material.weights),
        grade=grade_of(versions, listed, denials, material.rules),
    )


def _facts(group: Group, profiles: Sequence[Profile], roots: Mapping[int, int]) -> list[Fact]:
    """All that the reports state of the incident, with whose word it is."""
    found: list[Fact] = []
    for case in group.telling:
        profile, root = profiles[case.report], profiles[roots[case.report]]
        told = telling_tolls(list(facts_of(profile, case, root)), profile)
        if case.main:
            known = {fact.field for fact in told if fact.low is not None}
            told += telling_tolls(list(loose_tolls(profile, case, root, known)), profile)
        found += with_sources(told, profile, root)
    return found


def _title(profiles: Sequence[Profile]) -> str:
    """The first line of the earliest report that is dated by day; a month's first day is not when it appeared."""

    def appeared(profile: Profile) -> tuple[bool, str, Id]:
        dating = profile.reading.document.published
        return dating is None or dating.grain != "day", str(profile.published or "9999"), profile.id

    first = min(profiles, key=appeared)
    return " ".join(first.lines[0].span.of(first.text).split())[:160] if first.lines else ""


def _sentence(group: Group, profiles: Sequence[Profile]) -> str:
    """The sentence in which the earliest report mentions it."""
    first = min(group.telling, key=lambda case: (str(profiles[case.report].published or "9999"), case.report))
    profile, starts = profiles[first.report], triggers_of(first, profiles)
    line = next((line for line in profile.lines if line.span.start <= min(starts) < line.span.end), None)
    return " ".join(line.span.of(profile.text).split())[:160] if line is not None else ""

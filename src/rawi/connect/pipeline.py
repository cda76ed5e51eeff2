"""The order of the steps from readings to connections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rawi.connect.cases import Case, background_cases, main_case
from rawi.connect.clusters import grouped
from rawi.connect.copies import cite_links
from rawi.connect.denials import denials_of
from rawi.connect.drift import drifts_of
from rawi.connect.facts import facts_of, loose_tolls, with_sources
from rawi.connect.grades import GradeRule, grade_of, grade_rules
from rawi.connect.history import stable_ids
from rawi.connect.incidents import (
    Group,
    attach,
    by_day,
    common_days,
    common_kind,
    common_spot,
    incident_id,
    radius_of,
    related_groups,
)
from rawi.connect.origins import Origins
from rawi.connect.pairs import Compared, compare_all
from rawi.connect.parting import part
from rawi.connect.profile import Profile, profiles_of
from rawi.connect.roots import Ties, roots_of
from rawi.connect.signs import Weights
from rawi.connect.summaries import Notes, summaries_of
from rawi.connect.tolls import telling_tolls
from rawi.connect.versions import versions_of
from rawi.model import Connections, EventAt, Id, Incident, Link, Reading

ONE_INCIDENT = -1.0
"""Mean log-odds from which two groups of reports are one incident (tuned on families.jsonl)."""
_UNSEEN = -3.5
"""Log-odds of a pair that was no candidate."""


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
    cases = [main_case(profile) for profile in profiles]
    compared = compare_all(profiles, cases, weights)
    groups = _groups(profiles, cases, compared)
    together = [[profiles[case.report] for case in group.mains] for group in groups]
    links = sorted(
        [*compared.links, *cite_links(together, compared.scores)], key=lambda link: (link.left, link.right, link.kind)
    )
    earlier = previous.incidents if previous is not None else ()
    ids, history = stable_ids({group.id: _reports(group, profiles) for group in groups}, earlier)
    groups = _with_background([group._replace(id=ids[group.id]) for group in groups], profiles)
    related = related_groups(groups, compared.scores)
    roots = roots_of(profiles, links)
    ties = Ties(profiles, links)
    inside = _links_inside(groups, profiles, links)
    chosen = grade_rules() if rules is None else rules
    incidents = tuple(
        _incident(group, profiles, roots, inside.get(group.id, ()), ties, related.get(group.id, ()), weights, chosen)
        for group in groups
    )
    return Connections(
        links=tuple(links),
        incidents=incidents,
        reports=summaries_of(profiles, incidents, links, notes),
        history=tuple(history),
        notes=notes.all(),
    )


def _groups(profiles: Sequence[Profile], cases: Sequence[Case], compared: Compared) -> list[Group]:
    whole = grouped(len(profiles), compared.scores, least=ONE_INCIDENT, unseen=_UNSEEN)
    members = [members for group in whole for members in part(group, compared.scores, cases)]
    return [
        Group(incident_id(profiles[number].id for number in group), tuple(cases[number] for number in group), ())
        for group in members
    ]


def _links_inside(groups: Sequence[Group], profiles: Sequence[Profile], links: Sequence[Link]) -> dict[Id, list[Link]]:
    """For each incident the links between its reports."""
    home = {profiles[case.report].id: group.id for group in groups for case in group.mains}
    found: dict[Id, list[Link]] = defaultdict(list)
    for link in links:
        if home.get(link.left) == home.get(link.right):
            found[home[link.left]].append(link)
    return found


def _reports(group: Group, profiles: Sequence[Profile]) -> list[Id]:
    return [profiles[case.report].id for case in group.mains]


def _with_background(groups: list[Group], profiles: Sequence[Profile]) -> list[Group]:
    """The groups with the background happenings that tell of them."""
    index = by_day(groups)
    found: dict[int, list[Case]] = {}
    for group in groups:
        for main in group.mains:
            for case in background_cases(profiles[main.report], main):
                number = attach(case, groups, index, group.id)
                if number is not None:
                    found.setdefault(number, []).append(case)
    return [group._replace(background=tuple(found.get(number, ()))) for number, group in enumerate(groups)]


def _incident(
    group: Group,
    profiles: Sequence[Profile],
    roots: Mapping[int, int],
    links: Sequence[Link],
    ties: Ties,
    related: tuple[Id, ...],
    weights: Weights,
    rules: Sequence[GradeRule],
) -> Incident:
    own = {case.report: profiles[case.report] for case in group.cases}
    facts = []
    for case in group.mains:
        profile, root = profiles[case.report], profiles[roots[case.report]]
        told = telling_tolls(list(facts_of(profile, case, root)), profile)
        known = {fact.field for fact in told if fact.low is not None}
        told += telling_tolls(list(loose_tolls(profile, case, root, known)), profile)
        facts += with_sources(told, profile, root)
    origins = Origins(facts, own, ties)
    mains = [profiles[case.report] for case in group.mains]
    denials = denials_of(mains, roots, profiles, origins)
    versions = versions_of(facts, own, origins, denials)
    listed = origins.listed()
    days, spot = common_days(group.mains), common_spot(group.mains)
    return Incident(
        id=group.id,
        kind=common_kind(group.mains),
        title=_title(mains),
        start=days.start if days is not None else None,
        end=days.end if days is not None else None,
        latitude=round(spot.latitude, 4) if spot is not None else None,
        longitude=round(spot.longitude, 4) if spot is not None else None,
        radius_km=radius_of(group.mains, spot) if spot is not None else None,
        place=spot.name if spot is not None else None,
        reports=tuple(sorted(_reports(group, profiles))),
        mentioned_in=tuple(sorted({profiles[case.report].id for case in group.background})),
        events=tuple(EventAt(profiles[case.report].id, event) for case in group.cases for event in case.events),
        versions=versions,
        origins=listed,
        drifts=drifts_of(mains, links, roots, facts, weights),
        related=related,
        grade=grade_of(versions, listed, denials, rules),
    )


def _title(profiles: Sequence[Profile]) -> str:
    """The first line of the earliest report."""
    first = min(profiles, key=lambda profile: (str(profile.published or "9999"), profile.id))
    return " ".join(first.lines[0].span.of(first.text).split())[:160] if first.lines else ""

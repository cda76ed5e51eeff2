"""The order of the steps from readings to connections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rawi.connect.background import member_keys, triggers_of, with_background
from rawi.connect.cases import Case, main_case
from rawi.connect.clusters import grouped
from rawi.connect.copies import cite_links
from rawi.connect.denials import denials_in, denials_of
from rawi.connect.drift import drifts_of
from rawi.connect.facts import facts_of, loose_tolls, with_sources
from rawi.connect.grades import GradeRule, grade_of, grade_rules
from rawi.connect.history import stable_ids
from rawi.connect.incidents import (
    Group,
    common_days,
    common_kind,
    common_spot,
    incident_id,
    radius_of,
    related_groups,
)
from rawi.connect.origins import Origins
from rawi.connect.pairs import Compared, compare_all
from rawi.connect.parting import part, with_their_originals
from rawi.connect.profile import Profile, profiles_of
from rawi.connect.reasons import reasons_of
from rawi.connect.roots import Ties, roots_of
from rawi.connect.signs import Weights
from rawi.connect.summaries import Notes, summaries_of
from rawi.connect.tolls import telling_tolls
from rawi.connect.tracing import traced
from rawi.connect.undated import settled
from rawi.connect.versions import versions_of
from rawi.model import Connections, EventAt, Feature, Id, Incident, Link, Reading

ONE_INCIDENT = -1.5
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
    groups = with_background(groups, profiles, weights)
    ids, history = stable_ids(member_keys(groups, profiles), earlier)
    groups = [group._replace(id=ids[group.id]) for group in groups]
    related = related_groups(groups, compared.scores)
    roots = roots_of(profiles, links)
    ties = Ties(profiles, links)
    inside = _links_inside(groups, profiles, links)
    chosen = grade_rules() if rules is None else rules
    incidents = tuple(
        _incident(
            group,
            profiles,
            roots,
            inside.get(group.id, ()),
            ties,
            related.get(group.id, ()),
            weights,
            chosen,
            reasons_of(group.mains, profiles, compared.scores, weights),
        )
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
    languages = [profile.language for profile in profiles]
    members = [members for group in whole for members in part(group, compared.scores, cases, languages)]
    ids = [profile.id for profile in profiles]
    members = settled(members, compared.scores, cases, ids, compared.links)
    members = with_their_originals(members, profiles, compared.links)
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


def _incident(
    group: Group,
    profiles: Sequence[Profile],
    roots: Mapping[int, int],
    links: Sequence[Link],
    ties: Ties,
    related: tuple[Id, ...],
    weights: Weights,
    rules: Sequence[GradeRule],
    reasons: tuple[Feature, ...],
) -> Incident:
    own = {case.report: profiles[case.report] for case in group.cases}
    facts = []
    for case in group.telling:
        profile, root = profiles[case.report], profiles[roots[case.report]]
        told = telling_tolls(list(facts_of(profile, case, root)), profile)
        if case.main:
            known = {fact.field for fact in told if fact.low is not None}
            told += telling_tolls(list(loose_tolls(profile, case, root, known)), profile)
        facts += with_sources(told, profile, root)
    facts = traced(facts, own, links)
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
        reports=tuple(sorted(_reports(group, profiles))),
        mentioned_in=tuple(sorted({profiles[case.report].id for case in group.background})),
        events=tuple(EventAt(profiles[case.report].id, event) for case in group.cases for event in case.events),
        versions=versions,
        origins=listed,
        drifts=drifts_of(mains, links, facts, weights),
        related=related,
        reasons=reasons,
        grade=grade_of(versions, listed, denials, rules),
    )


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

"""Why two reports are or are not one incident, and why they are or are not independent."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.connect.cases import Case, main_case
from rawi.connect.compare import REASONS, Pairing, measure, score
from rawi.connect.copies import align, telling
from rawi.connect.pipeline import connect
from rawi.connect.profile import Profile, profiles_of
from rawi.connect.weighing import explained, probability
from rawi.errors import InputError
from rawi.model import Connections, Explanation, Feature, Id, Reading

_WORTH_SAYING = 0.3
"""Log-odds from which a feature is told in words."""


def explain(readings: Sequence[Reading], left: Id, right: Id, *, connections: Connections | None = None) -> Explanation:
    """The reasons for and against, weighed within the collection that the two belong to.

    `connections` saves the work of connecting again where it is at hand. Raises InputError for an id that no reading has.
    """
    distinct = list({reading.document.id: reading for reading in reversed(readings)}.values())[::-1]
    place = {reading.document.id: number for number, reading in enumerate(distinct)}
    for key in (left, right):
        if key not in place:
            raise InputError(f"no report has the id {key}; the ids are those of the reports given")
    known = connections if connections is not None else connect(distinct)
    profiles, weights = profiles_of(distinct)
    one, other = profiles[place[left]], profiles[place[right]]
    alignment = align(one, other, weights)
    values = measure(Pairing(one, other, main_case(one), main_case(other), alignment))
    links = tuple(link for link in known.links if {link.left, link.right} == {left, right})
    home = {report: incident.id for incident in known.incidents for report in incident.reports}
    together = home.get(left) is not None and home.get(left) == home.get(right)
    reasons, copy_reasons = explained(REASONS, values), _copied(known, profiles, one, other)
    return Explanation(
        left=left,
        right=right,
        one_incident=together,
        likelihood=round(probability(score(values)), 3),
        incident_reasons=reasons,
        independent=not links,
        copy_reasons=copy_reasons,
        links=links,
        sentences=(
            _verdict(together, main_case(one), main_case(other)),
            *(_told(reason) for reason in reasons if abs(reason.value * reason.weight) >= _WORTH_SAYING),
            "They hang together: " + ", ".join(sorted({link.kind for link in links}))
            if links
            else "Nothing ties the one text to the other.",
        ),
    )


def _copied(known: Connections, profiles: Sequence[Profile], one: Profile, other: Profile) -> tuple[Feature, ...]:
    """Why they share text or do not, judged beside the other reports of their incident, or by themselves where they have none."""
    whole = next((set(incident.reports) for incident in known.incidents if one.id in incident.reports), set())
    beside = [profile for profile in profiles if profile.id in whole] if other.id in whole else [one, other]
    first, second = sorted((beside.index(one), beside.index(other)))
    pairs = [
        (min(one_of, other_of), max(one_of, other_of))
        for one_of in (first, second)
        for other_of in range(len(beside))
        if one_of != other_of
    ]
    return telling.judged(beside, list(dict.fromkeys(pairs)))[first, second].reasons()


def _verdict(together: bool, left: Case, right: Case) -> str:
    days = " and ".join(f"{case.days.start} to {case.days.end}" for case in (left, right) if case.days is not None)
    return f"{'One incident' if together else 'Not one incident'}; the days they tell of: {days or 'not known'}."


def _told(reason: Feature) -> str:
    speaks = "for" if reason.value * reason.weight > 0 else "against"
    return f"{reason.name} ({reason.value:g}) speaks {speaks} it: {reason.value * reason.weight:+.1f}"

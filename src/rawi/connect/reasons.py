"""What holds an incident together: the features that tie each of its reports to the one that it is likest to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rawi.connect.cases import Case
from rawi.connect.compare import REASONS, Pairing, measure
from rawi.connect.copies import align
from rawi.connect.profile import Profile
from rawi.connect.signs import Weights
from rawi.model import Feature

_MOST = 5
"""Reasons given an incident."""
_PAIRS = 40
"""Ties looked at in a large incident."""


def reasons_of(
    mains: Sequence[Case], profiles: Sequence[Profile], scores: Mapping[tuple[int, int], float], weights: Weights
) -> tuple[Feature, ...]:
    """The strongest features, each with its mean over the ties; none for a report alone."""
    cases = {case.report: case for case in mains}
    pairs = sorted({pair for report in cases if (pair := _closest(report, cases, scores)) is not None})[:_PAIRS]
    rows = [
        measure(
            Pairing(
                profiles[first],
                profiles[second],
                cases[first],
                cases[second],
                align(profiles[first], profiles[second], weights),
            )
        )
        for first, second in pairs
    ]
    if not rows:
        return ()
    found = [
        Feature(
            name=reason.name,
            value=round(sum(row[place] for row in rows) / len(rows), 3),
            weight=reason.weight,
            detail=f"in {sum(bool(row[place]) for row in rows)} of {len(rows)} closest pairs of reports",
        )
        for place, reason in enumerate(REASONS)
    ]
    for_it = [feature for feature in found if feature.value * feature.weight > 0]
    return tuple(sorted(for_it, key=lambda feature: (-feature.value * feature.weight, feature.name))[:_MOST])


def _closest(report: int, cases: Mapping[int, Case], scores: Mapping[tuple[int, int], float]) -> tuple[int, int] | None:
    """The report and the other report of the incident that it is likest to."""
    pairs = [(min(report, other), max(report, other)) for other in sorted(cases) if other != report]
    known = [pair for pair in pairs if pair in scores]
    return max(known, key=lambda pair: scores[pair]) if known else None

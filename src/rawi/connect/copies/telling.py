"""Copies within one incident: what two of its reports share that few of the others tell.

Independent reports of one happening share the happening; what a copy shares beyond that is the text. So each sign weighs by how
few of the incident's reports hold it, and a pair is judged against the company that it keeps.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rawi.connect.copies.align import Alignment, align
from rawi.connect.profile import Profile, line_weight
from rawi.connect.sources import OWN_VOICE, source_of
from rawi.connect.weighing import Reason, explained, probability, weighed
from rawi.model import Feature

_ADDED = 3.0
"""Reports added to those of the incident, so that a sign that both of two hold still tells something."""
_SEEN = 0.5
_LEAST_WEIGHT = 0.02
_SPANS = 0.4
"""Share of a sentence that an attribution must hold for the sentence to be its source's."""
_WHOLE = 0.8
"""Share of a text from which an attribution is a credit for the whole rather than somebody's words."""
_HIDDEN = frozenset({"unnamed", "witness"})


# Fitted by logistic regression (ridge 3 on standardised values) on the pairs of the incidents that connecting makes of the
# development reports, the families and the clouds xa, xb, xd and xe: python -m training.copies. Left out an event at a time
# (a quarter of the families), the development reports reach F1 67 and the families 88 to 90 at LEAST.
REASONS = (
    Reason("telling passages that cover the shorter report", 1.90),
    Reason("telling passages of a source without a name", 0.80),
    Reason("telling passages that hold a denial", -1.98),
    Reason("a third house named by both", 2.18),
    Reason("both as close to a third report", 1.86),
    Reason("closer than to the others", 1.68),
    Reason("one language", -2.30),
)
BIAS = -2.96
LEAST = -0.15
"""Log-odds from which two reports of one incident are held to share text."""
PERHAPS = -1.5
"""Log-odds from which they may: too little for a link, enough for what both say in their likest passages to count once."""


class Rarity:
    """How much a sign tells among the reports of one incident."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._reports = len(profiles)
        self._seen = Counter(
            sign for profile in profiles for sign in {sign for line in profile.lines for sign in line.signs}
        )
        self._known: dict[str, float] = {}

    def __call__(self, sign: str) -> float:
        """The weight of one sign."""
        known = self._known.get(sign)
        if known is None:
            known = math.log((self._reports + _ADDED) / (self._seen[sign] + _SEEN))
            self._known[sign] = known = max(known, _LEAST_WEIGHT)
        return known


class Judged(NamedTuple):
    """How likely two reports of one incident share text, in log-odds, with the features' values in their order."""

    log_odds: float
    values: tuple[float, ...]

    @property
    def score(self) -> float:
        """The same as a share of 1."""
        return probability(self.log_odds)

    def reasons(self) -> tuple[Feature, ...]:
        """The features that speak for or against, the strongest first."""
        return explained(REASONS, self.values)


class _Shared(NamedTuple):
    """Telling passages that two reports share, in logarithms of their weight."""

    covering: float
    hidden: float
    denying: float


def judged(
    profiles: Sequence[Profile], pairs: Sequence[tuple[int, int]] | None = None
) -> dict[tuple[int, int], Judged]:
    """A judgement of each of the pairs of one incident's reports, all where none are given.

    A pair is known by its reports' numbers in the sequence, the smaller first, and judged beside the others that share a
    report with it.
    """
    rarity = Rarity(profiles)
    weighed = [
        profile._replace(totals=tuple(line_weight(line, rarity) for line in profile.lines)) for profile in profiles
    ]
    voices = [_voices(profile) for profile in profiles]
    if pairs is None:
        pairs = [(first, second) for second in range(len(profiles)) for first in range(second)]
    shared = {
        (first, second): _shared(align(weighed[first], weighed[second], rarity), weighed, voices, first, second)
        for first, second in pairs
    }
    beside, usual = _beside(shared), _usual(shared)
    return {
        pair: _judged(profiles[pair[0]], profiles[pair[1]], one, beside[pair], usual[pair])
        for pair, one in shared.items()
    }


def _judged(left: Profile, right: Profile, shared: _Shared, beside: float, usual: float) -> Judged:
    values = (
        shared.covering,
        shared.hidden,
        shared.denying,
        float(bool(left.named_houses & right.named_houses)),
        beside,
        shared.covering - usual,
        float(left.language == right.language),
    )
    return Judged(weighed(BIAS, REASONS, values), values)


def _shared(
    alignment: Alignment,
    weighed: Sequence[Profile],
    voices: Sequence[Sequence[tuple[bool, bool]]],
    first: int,
    second: int,
) -> _Shared:
    hidden = denying = 0.0
    for pair in alignment.pairs:
        weight = pair.score**2 * min(weighed[first].totals[pair.left], weighed[second].totals[pair.right])
        both = voices[first][pair.left], voices[second][pair.right]
        hidden += weight * any(is_hidden for is_hidden, _ in both)
        denying += weight * any(denies for _, denies in both)
    covering = math.log1p(alignment.tight * alignment.coverage)
    return _Shared(covering, math.log1p(hidden), math.log1p(denying))


def _beside(shared: Mapping[tuple[int, int], _Shared]) -> dict[tuple[int, int], float]:
    """For each pair the closeness of both to the third report to which they both are closest."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (first, second), one in shared.items():
        if one.covering > 0:
            near[first][second] = near[second][first] = one.covering
    found = {}
    for first, second in shared:
        few, many = sorted((near[first], near[second]), key=len)
        found[first, second] = max((min(far, many[other]) for other, far in few.items() if other in many), default=0.0)
    return found


def _usual(shared: Mapping[tuple[int, int], _Shared]) -> dict[tuple[int, int], float]:
    """For each pair how close the two are to the other reports in the mean, the one of them that keeps closer company."""
    total: dict[int, float] = defaultdict(float)
    pairs: dict[int, int] = defaultdict(int)
    for pair, one in shared.items():
        for report in pair:
            total[report] += one.covering
            pairs[report] += 1
    return {
        pair: max((total[report] - one.covering) / max(1, pairs[report] - 1) for report in pair)
        for pair, one in shared.items()
    }


def _voices(profile: Profile) -> list[tuple[bool, bool]]:
    """For each line whether its words are those of a source without a name, and whether they deny."""
    account = profile.reading.account
    found = []
    for line in profile.lines:
        best: tuple[int, int, int] | None = None
        for index, link in enumerate(account.attributions):
            for content in link.content:
                overlap = min(content.end, line.span.end) - max(content.start, line.span.start)
                if overlap > _SPANS * len(line.span) and overlap < _WHOLE * len(profile.text):
                    best = max(best or (0, 0, 0), (overlap, -len(content), index))
        if best is None:
            found.append((False, False))
            continue
        source = source_of(profile, best[2], profile)
        is_hidden = source.kind in _HIDDEN and source.ground != OWN_VOICE
        found.append((is_hidden, account.attributions[best[2]].stance == "denies"))
    return found

"""For each report the one that its text goes back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rawi.connect.partition import Partition
from rawi.connect.profile import Profile
from rawi.connect.taken import COPIES, copy_and_source, nearest_first
from rawi.model import Link, Span

_SURE = 0.6
"""Score of a link from which a text counts as a copy."""
_WHOLE = 0.5
"""Score of a link from which the one report is taken to hang on the other as a whole."""
_LEAD = 2
"""Lines: the headline, and the sentence that it sums up."""


def roots_of(profiles: Sequence[Profile], links: Sequence[Link]) -> dict[int, int]:
    """For each report's number the number of the report it was made from, at the end of the chain; itself where none is known.

    Where no direction is known the report published first is the root; a circle ends at its first report.
    """
    by_id = {profile.id: profile for profile in profiles}
    parent: dict[int, int] = {}
    for link in nearest_first(links):
        if link.kind not in COPIES or link.score < _SURE:
            continue
        child, source = (one.place for one in copy_and_source(link, by_id[link.left], by_id[link.right]))
        if child not in parent and not _leads_to(source, child, parent):
            parent[child] = source
    return {profile.place: _top(profile.place, parent) for profile in profiles}


class Ties:
    """Which statements hang together: by a passage that both share, or because the one is told through the other's house."""

    def __init__(self, profiles: Sequence[Profile], links: Sequence[Link]) -> None:
        self._profiles = {profile.place: profile for profile in profiles}
        place = {profile.id: profile.place for profile in profiles}
        self._passages: dict[tuple[int, int], list[tuple[Span, Span]]] = defaultdict(list)
        self._texts = Partition(profile.place for profile in profiles)
        self._cited: set[tuple[int, int]] = set()
        self._beside: dict[tuple[int, Span], frozenset[str]] = {}
        for link in links:
            left, right = place[link.left], place[link.right]
            if link.kind in COPIES:
                self._passages[left, right] += [(pair.left, pair.right) for pair in link.pairs]
                self._passages[right, left] += [(pair.right, pair.left) for pair in link.pairs]
                if link.score >= _WHOLE:
                    self._texts.join(left, right)
        for link in links:
            if link.kind == "cites":
                left, right = self._texts.find(place[link.left]), self._texts.find(place[link.right])
                self._cited |= {(left, right), (right, left)}

    def families(self, reports: Iterable[int]) -> int:
        """How many texts the reports are, copies counted once."""
        return len({self._texts.find(report) for report in reports})

    def reports_tied(self, report: int, other: int) -> bool:
        """The one report is a copy of the other, or cites it, or both go back to one text."""
        one, two = self._texts.find(report), self._texts.find(other)
        return one == two or (one, two) in self._cited

    def tied(self, report: int, span: Span, other: int, other_span: Span) -> bool:
        """The two statements hang together, whatever else their reports say."""
        passages = self._passages.get((report, other), ())
        if any(left.holds(span) and right.holds(other_span) for left, right in passages):
            return True
        shared = self._named_beside(report, span) & self._named_beside(other, other_span)
        return bool(shared) or self._through(report, span, other) or self._through(other, other_span, report)

    def _through(self, report: int, span: Span, other: int) -> bool:
        """The sentence, or for a headline the lead, names a house that publishes or passes on the other report."""
        houses = self._profiles[other].houses
        if self._profiles[report].houses.own == houses.own:
            return False
        return bool(self._named_beside(report, span) & {houses.own, *houses.credited})

    def _named_beside(self, report: int, span: Span) -> frozenset[str]:
        """Houses that the sentence names, or for a headline the lead."""
        known = self._beside.get((report, span))
        if known is None:
            self._beside[report, span] = known = self._houses_beside(report, span)
        return known

    def _houses_beside(self, report: int, span: Span) -> frozenset[str]:
        profile = self._profiles[report]
        lines = [line.span for line in profile.lines if line.span.holds(span)]
        if is_headed(profile) and profile.lines[0].span.holds(span):
            lines = [line.span for line in profile.lines[:_LEAD]]
        return frozenset(one.house for one in profile.named if any(line.holds(one.span) for line in lines))


def is_headed(profile: Profile) -> bool:
    """The first line is a headline: it has a line of its own and no full stop."""
    top = profile.lines[:_LEAD]
    if len(top) < _LEAD:
        return False
    words = profile.text[top[0].span.start : top[1].span.start]
    return "\n" in words and not words.rstrip().endswith(".")


def _leads_to(start: int, end: int, parent: dict[int, int]) -> bool:
    while start != end:
        if start not in parent:
            return False
        start = parent[start]
    return True


def _top(number: int, parent: dict[int, int]) -> int:
    while number in parent:
        number = parent[number]
    return number

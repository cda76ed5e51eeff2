"""Links between reports: shared text, translations, later takes, citations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

import msgspec

from rawi.connect.copies import judge, telling
from rawi.connect.copies.align import Alignment, Pair, align
from rawi.connect.copies.changes import changes_between, has_word, numbers_of
from rawi.connect.copies.direction import Direction, direction_of
from rawi.connect.profile import Profile
from rawi.connect.signs import Weights
from rawi.connect.weighing import probability
from rawi.model import AlignedPair, Feature, Link, Span, make_id

LARGEST = 120
"""Reports of an incident up to which all its pairs are judged; beyond it those that were compared before."""
_SHOWN = 0.2
"""Likeness from which a pair of passages is shown."""
_RISEN = frozenset({"=rise", "=fall_number", "=death_toll_final"})
_FAR = 9.0
_COARSE = 4.0
_CREDITED = 0.55
"""Score of a translation that a credit alone says: which of the house's reports it was stays open."""


def first_link(left: Profile, right: Profile, alignment: Alignment) -> Link | None:
    """The bare link of two reports that seem to share text before their incidents are known; None where they do not."""
    log_odds = judge.score(left, right, judge.measure(left, right, alignment))
    if log_odds < judge.LEAST:
        return None
    return _link(left, right, direction_of(left, right, alignment), probability(log_odds))


class Copies(NamedTuple):
    """The reports of one incident that share text, and those that may."""

    links: list[Link]
    perhaps: list[Link]
    """For counting origins alone; no reader is shown them."""


def copies_within(
    group: Sequence[Profile], weights: Weights, compared: Container[tuple[int, int]] | None = None
) -> Copies:
    """One incident's reports that share text; of a large one those among the `compared` pairs of places."""
    pairs = None
    if compared is not None and len(group) > LARGEST:
        pairs = [
            (first, second)
            for second, right in enumerate(group)
            for first, left in enumerate(group[:second])
            if (min(left.place, right.place), max(left.place, right.place)) in compared
        ]
    found = Copies([], [])
    for (first, second), judged in telling.judged(group, pairs).items():
        if judged.log_odds >= telling.PERHAPS:
            link = _full_link(group[first], group[second], weights, judged)
            (found.links if judged.log_odds >= telling.LEAST else found.perhaps).append(link)
    return found


def _full_link(left: Profile, right: Profile, weights: Weights, judged: telling.Judged) -> Link:
    """With the passages that the two share, and the reasons."""
    alignment = align(left, right, weights)
    direction = direction_of(left, right, alignment)
    return msgspec.structs.replace(
        _link(left, right, direction, judged.score),
        pairs=tuple(_shown(left, right, pair, direction) for pair in alignment.pairs if pair.score >= _SHOWN),
        reasons=judged.reasons(),
    )


def _link(left: Profile, right: Profile, direction: Direction, score: float) -> Link:
    if _is_later_take(left, right, direction):
        kind = "revises"
    else:
        kind = "same_text" if left.language == right.language else "translation"
    return Link(
        id=make_id("link", kind, left.id, right.id),
        left=left.id,
        right=right.id,
        kind=kind,
        score=round(score, 3),
        direction=direction.way,
        ground=direction.ground,
    )


def cite_links(groups: Sequence[Sequence[Profile]], same: Mapping[tuple[int, int], float]) -> list[Link]:
    """Reports that name the house of another report of their incident, each tied to the likeliest report of that house.

    `same` holds log-odds of one incident.
    """
    found: list[Link] = []
    for group in groups:
        by_house: dict[str, list[Profile]] = defaultdict(list)
        for profile in group:
            by_house[profile.houses.own].append(profile)
        for citing in group:
            for house in sorted(citing.named_houses):
                links = [(cited, link) for cited in by_house.get(house, ()) if (link := _cite_link(citing, cited))]
                if links:
                    found.append(min(links, key=lambda tie: _rank(same, citing, tie[0]))[1])
    return found


def _rank(same: Mapping[tuple[int, int], float], citing: Profile, cited: Profile) -> tuple[float, str, str]:
    """Likely ones first, of these the earliest: what is cited is the first despatch rather than its later takes."""
    return (-round(_score(same, citing, cited) / _COARSE), str(cited.published or "9999"), cited.id)


def _score(same: Mapping[tuple[int, int], float], left: Profile, right: Profile) -> float:
    return same.get((min(left.place, right.place), max(left.place, right.place)), -_FAR)


def _cite_link(citing: Profile, cited: Profile) -> Link | None:
    if cited.houses.own not in citing.named_houses or citing.houses.own == cited.houses.own:
        return None
    one, other = citing.reading.document.published, cited.reading.document.published
    if one is not None and other is not None and one.end <= other.start:
        return None
    spans = [named.span for named in citing.named if named.house == cited.houses.own]
    span = next((span for span in spans if _credits_translation(citing, span)), spans[0] if spans else None)
    detail = span.of(citing.text) if span is not None else citing.reading.document.outlet or ""
    kind = "translation" if citing.language != cited.language and _credits_translation(citing, span) else "cites"
    name = "credits the house with the original" if kind == "translation" else "names the house"
    return Link(
        id=make_id("link", kind, citing.id, cited.id),
        left=citing.id,
        right=cited.id,
        kind=kind,
        score=0.8 if kind == "cites" else _CREDITED,
        direction="left_from_right",
        ground="credit",
        reasons=(Feature(name=name, value=1.0, weight=1.0, detail=detail),),
    )


def _credits_translation(citing: Profile, span: Span | None) -> bool:
    line = next((line for line in citing.lines if span is not None and line.span.holds(span)), None)
    return line is not None and has_word(citing, line, "translated")


def _is_later_take(left: Profile, right: Profile, direction: Direction) -> bool:
    """The same house tells it again on a later day with other figures."""
    if left.houses.own != right.houses.own or left.language != right.language or direction.ground != "time":
        return False
    later, earlier = (left, right) if direction.way == "left_from_right" else (right, left)
    fresh = frozenset().union(*(numbers_of(line) for line in later.lines[:2])) if later.lines else frozenset()
    known = frozenset().union(*(numbers_of(line) for line in earlier.lines)) if earlier.lines else frozenset()
    risen = any(line.signs & _RISEN for line in later.lines[:3])
    return risen or bool(fresh - known)


def _shown(left: Profile, right: Profile, pair: Pair, direction: Direction) -> AlignedPair:
    one, other = left.lines[pair.left], right.lines[pair.right]
    if direction.way == "left_from_right":
        changes = changes_between(right, other, left, one)
    else:
        changes = changes_between(left, one, right, other)
    return AlignedPair(left=one.span, right=other.span, score=round(pair.score, 3), changes=changes)

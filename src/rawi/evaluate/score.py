"""Figures of accounts against annotated reports, by the definitions of the real-report benchmark.

F1 in percent, but for stance, chain, mode and status, which are shares of the matched pairs.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from rawi.evaluate.gold import GoldAttribution, GoldEvent, GoldReport, GoldToll, locate, locate_all
from rawi.model import Account, Attribution, Event, Quantity, Span

FIGURES = (
    "content",
    "attributed",
    "exact",
    "stance",
    "chain",
    "events",
    "mode",
    "status",
    "roles",
    "setting",
    "toll",
    "times",
    "dated",
)
_EDGE = " \n\t\u00a0\u202f\"'“”«»‘’„,.:;،"
_ROLES = {"roles": ("actor", "target", "weapon"), "setting": ("place", "time")}
_TOLLS = ("killed", "injured", "munitions", "vehicles")
Left = TypeVar("Left")
Right = TypeVar("Right")


class Count(msgspec.Struct):
    """Hits among what was found and what is gold, or among `of` pairs."""

    hit: int = 0
    found: int = 0
    gold: int = 0
    of: int = 0

    def add(self, other: Count) -> None:
        """Sums two counts."""
        self.hit, self.found, self.gold, self.of = (
            self.hit + other.hit,
            self.found + other.found,
            self.gold + other.gold,
            self.of + other.of,
        )

    @property
    def percent(self) -> float:
        """The share of pairs, or F1."""
        return 100 * self.hit / self.of if self.of else 200 * self.hit / ((self.found + self.gold) or 1)


Counts = dict[str, Count]


def overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Intersection over union of the characters."""
    a = {at for span in left for at in range(span.start, span.end)}
    b = {at for span in right for at in range(span.start, span.end)}
    return len(a & b) / len(a | b) if a or b else 0.0


def same(left: Span | None, right: Span | None) -> bool:
    """Both nobody, or half of the characters shared."""
    if left is None or right is None:
        return left is None and right is None
    return overlap([left], [right]) >= 0.5


def pair_up(
    found: Sequence[Left], gold: Sequence[Right], likeness: Callable[[Left, Right], float], at_least: float
) -> list[tuple[int, int]]:
    """One-to-one pairs, the most alike first."""
    scored = sorted(
        ((likeness(f, g), i, j) for i, f in enumerate(found) for j, g in enumerate(gold)),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    pairs: list[tuple[int, int]] = []
    left: set[int] = set()
    right: set[int] = set()
    for value, i, j in scored:
        if value < at_least:
            break
        if i not in left and j not in right:
            pairs.append((i, j))
            left.add(i)
            right.add(j)
    return pairs


def count_report(account: Account, gold: GoldReport) -> Counts:
    """All counts of one report."""
    counts: defaultdict[str, Count] = defaultdict(Count)
    _count_attributions(account, gold, counts)
    _count_events(account, gold, counts)
    _count_times(account, gold, counts)
    return counts


def _content(link: Attribution) -> tuple[Span, ...]:
    return link.content or ((link.cue,) if link.cue else ())


def _count_attributions(account: Account, gold: GoldReport, counts: defaultdict[str, Count]) -> None:
    text = gold.text

    def spans(link: GoldAttribution) -> tuple[Span, ...]:
        return locate_all(text, link.content) or locate_all(text, [link.cue or ""])

    def likeness(left: Attribution, right: GoldAttribution) -> float:
        return (overlap(_content(left), spans(right)) >= 0.5) * (
            2.0 if same(left.source, locate(text, right.source)) else 1.0
        )

    found, true = account.attributions, gold.attributions
    pairs = pair_up(found, true, likeness, 1.0)
    attributed = sum(same(found[i].source, locate(text, true[j].source)) for i, j in pairs)
    exact = sum(
        [_trimmed(text, s) for s in _content(found[i])] == [_trimmed(text, s) for s in spans(true[j])] for i, j in pairs
    )
    for name, hits in (("content", len(pairs)), ("attributed", attributed), ("exact", exact)):
        counts[name].add(Count(hit=hits, found=len(found), gold=len(true)))
    mate = dict(pairs)
    for i, j in pairs:
        inner, outer = found[i].within, true[j].within
        chained = outer is None if inner is None else mate.get(inner, -1) == outer
        counts["stance"].add(Count(hit=found[i].stance == true[j].stance, of=1))
        counts["chain"].add(Count(hit=chained, of=1))


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _sentence(text: str, at: int) -> int:
    return max((match.end() for match in re.finditer(r"[.!?؟][»”\"]?\s|\n", text[:at])), default=0)


def _count_events(account: Account, gold: GoldReport, counts: defaultdict[str, Count]) -> None:
    text = gold.text
    true = [(event, at) for event in gold.events if (at := locate(text, event.trigger)) is not None]

    def likeness(left: Event, right: tuple[GoldEvent, Span]) -> float:
        kinds = left.kind.split("/")[0] == right[0].kind.split("/")[0]
        together = kinds and _sentence(text, left.trigger.start) == _sentence(text, right[1].start)
        return together * (2.0 if left.trigger.meets(right[1]) else 1.0)

    pairs = pair_up(account.events, true, likeness, 1.0)
    counts["events"].add(Count(hit=len(pairs), found=len(account.events), gold=len(true)))
    for i, j in pairs:
        if true[j][0].kind.startswith("ASSAULT"):
            counts["mode"].add(Count(hit=account.events[i].kind == true[j][0].kind, of=1))
        counts["status"].add(Count(hit=account.events[i].status == true[j][0].status, of=1))
    mate = {j: i for i, j in pairs}
    _count_roles(account, gold.text, [event for event, _ in true], mate, counts)
    _count_tolls(account, [event for event, _ in true], mate, counts)


def _count_roles(
    account: Account, text: str, true: list[GoldEvent], mate: dict[int, int], counts: defaultdict[str, Count]
) -> None:
    for name, roles in _ROLES.items():
        for role in roles:
            want = {j: locate(text, getattr(event, role)) for j, event in enumerate(true) if getattr(event, role)}
            got = {i: getattr(event, role) for i, event in enumerate(account.events) if getattr(event, role)}
            hit = sum(j in mate and mate[j] in got and same(got[mate[j]], span) for j, span in want.items())
            counts[name].add(Count(hit=hit, found=len(got), gold=len(want)))


def _count_tolls(
    account: Account, true: list[GoldEvent], mate: dict[int, int], counts: defaultdict[str, Count]
) -> None:
    for toll in _TOLLS:
        want: dict[int, GoldToll] = {j: getattr(event, toll) for j, event in enumerate(true) if getattr(event, toll)}
        got: dict[int, Quantity] = {
            i: getattr(event, toll) for i, event in enumerate(account.events) if getattr(event, toll)
        }
        hit = sum(j in mate and mate[j] in got and _close(got[mate[j]], value) for j, value in want.items())
        counts["toll"].add(Count(hit=hit, found=len(got), gold=len(want)))


def _close(found: Quantity, gold: GoldToll) -> bool:
    """Exact numbers must be equal; the bounds of vague ones within a quarter; no bound matches no bound."""
    slack = 0.0 if gold.low == gold.high else 0.25
    for mine, true in ((found.low, gold.low), (found.high, gold.high)):
        if mine is None or true is None:
            if mine is not true:
                return False
        elif abs(mine - true) > slack * true:
            return False
    return True


def _count_times(account: Account, gold: GoldReport, counts: defaultdict[str, Count]) -> None:
    true = [(time, at) for time in gold.times if (at := locate(gold.text, time.text)) is not None]
    pairs = pair_up(account.times, true, lambda left, right: overlap([left.span], [right[1]]), 0.5)
    counts["times"].add(Count(hit=len(pairs), found=len(account.times), gold=len(true)))
    dated = sum((account.times[i].start, account.times[i].end) == (true[j][0].start, true[j][0].end) for i, j in pairs)
    counts["dated"].add(Count(hit=dated, found=len(account.times), gold=len(true)))


def total(counts: Sequence[Counts]) -> dict[str, float]:
    """The figures of many reports together, in the order of FIGURES."""
    sums = {name: Count() for name in FIGURES}
    for one in counts:
        for name, count in one.items():
            sums[name].add(count)
    return {name: count.percent for name, count in sums.items()}


def intervals(counts: Sequence[Counts], *, draws: int = 500) -> dict[str, tuple[float, float]]:
    """95 % intervals of the figures by the bootstrap over reports (Efron 1979); the seed is fixed."""
    dice = random.Random(0)
    drawn: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(draws):
        for name, value in total(dice.choices(counts, k=len(counts))).items():
            drawn[name].append(value)
    return {
        name: (sorted(values)[int(0.025 * draws)], sorted(values)[int(0.975 * draws)]) for name, values in drawn.items()
    }


def by_language(accounts: Sequence[Account], golds: Sequence[GoldReport]) -> dict[str, list[Counts]]:
    """Counts of each report, under `all` and under its language."""
    groups: defaultdict[str, list[Counts]] = defaultdict(list)
    for account, gold in zip(accounts, golds, strict=True):
        counts = count_report(account, gold)
        groups["all"].append(counts)
        groups[gold.lang].append(counts)
    return dict(groups)

"""The numbers that count as versions of a toll: those that the words name, totals before their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rawi.connect.facts import TOLL_FIELDS, Fact
from rawi.connect.profile import Profile
from rawi.connect.signs import Line
from rawi.knowledge.numbers import number_at, singulars
from rawi.words.fold import stems
from rawi.words.tokens import Token, find_tokens

_EXACT = frozenset({"digits", "cardinal"})
_DUAL = 2
"""An Arabic noun alone can say two."""
_MOVED = frozenset({"=rise", "=fall_number", "=death_toll_final", "=earlier"})


def telling_tolls(facts: Sequence[Fact], profile: Profile) -> list[Fact]:
    """The report's facts, tolls with the number that the words name; vague ones lose it, parts of a total are left out."""
    named = [_named(fact, profile) for fact in facts]
    numbered: dict[str, list[Fact]] = defaultdict(list)
    for fact in named:
        if fact.field in TOLL_FIELDS and fact.low is not None:
            numbered[fact.field].append(fact)
    dropped = {id(fact) for group in numbered.values() for fact in _parts(group, profile)}
    hurt = {e.injured.span for e in profile.reading.account.events if e.injured is not None and e.killed is None}
    unharmed = {fact.span for fact in numbered["killed"] if fact.low == 0} - hurt
    unharmed |= {one.span for one in profile.reading.account.quantities if one.unit == "killed" and one.low == 0}
    # "No casualties" is kept as nobody killed; that nobody was wounded is said in words of its own.
    dropped |= {id(fact) for fact in numbered["injured"] if fact.low == 0 and fact.span in unharmed}
    return [fact for fact in named if id(fact) not in dropped]


def _named(fact: Fact, profile: Profile) -> Fact:
    if fact.field not in TOLL_FIELDS or (fact.low is None and fact.high is None):
        return fact
    if fact.low == 0 and fact.high == 0:
        return fact
    low, high = fact.low or 0, fact.high
    named = _numbers_in(find_tokens(fact.span.of(profile.text)), profile.language)
    if not named:
        return fact._replace(low=None, high=None) if high is None else fact._replace(reckoned=low == high > _DUAL)
    inside = [number for number in named if high is not None and low <= number <= high]
    if high == low:
        return fact._replace(reckoned=low not in named)
    if inside:
        return fact._replace(low=inside[0], high=inside[0], about=True)
    return fact._replace(low=low - 1) if high is None and low - 1 in named else fact


def _numbers_in(tokens: Sequence[Token], language: str) -> list[int]:
    """The numbers that the words name; the middle of a collective, `une trentaine` is 30."""
    found = [number for index in range(len(tokens)) if (number := number_at(tokens, index, language)) is not None]
    exact = [number.low for number in found if number.kind in _EXACT and number.low == number.high]
    round_ones = [(n.low + n.high) // 2 for n in found if n.kind == "collective" and n.high is not None]
    return exact or round_ones


def _has_number(fact: Fact, profile: Profile) -> bool:
    """A figure, a number word or an Arabic dual stands in the words; an article or a bare noun is none."""
    if fact.low == 0:
        return True
    tokens = find_tokens(fact.span.of(profile.text))
    if _numbers_in(tokens, profile.language):
        return True
    if profile.language != "ar":
        return any(number_at(tokens, i, profile.language) is not None for i in range(len(tokens)))
    return any(singulars(stem.text) for token in tokens for stem in stems(token.folded))


def _parts(group: list[Fact], profile: Profile) -> list[Fact]:
    firm = [fact for fact in group if _has_number(fact, profile)]
    dropped = [fact for fact in group if firm and fact not in firm]
    for fact in firm:
        line = _line_of(fact, profile)
        if line is None or line.signs & _MOVED or not fact.low:
            continue
        for other in firm:
            total = (other.low or 0) > (fact.low or 0) and other.source.key == fact.source.key
            if total and _line_of(other, profile) is line:
                dropped.append(fact)
                break
    return dropped


def _line_of(fact: Fact, profile: Profile) -> Line | None:
    return next((line for line in profile.lines if line.span.holds(fact.span)), None)

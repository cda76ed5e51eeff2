"""An attack and its answer the same night: two happenings whose reports tell of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rawi.connect.clusters import mean_odds
from rawi.connect.days import lead_end_of
from rawi.connect.profile import Profile
from rawi.knowledge.relay_words import is_one_of
from rawi.words.tokens import find_tokens

_FROM_THE_AIR = frozenset({"aerial", "drone"})
_HAPPENED = frozenset({"happened", "attempted"})
_FEWEST = 3
"""Reports of each of the two happenings."""
_SAY_SO = 2


def parted_from_its_answer(
    group: Sequence[int], scores: Mapping[tuple[int, int], float], profiles: Sequence[Profile]
) -> list[list[int]]:
    """The group, or its reports of what came from the air and of what was done on the ground, where the one answers the other.

    Two that call one blast a rocket and a drone are no ground for that: reports must say that theirs is an answer, and tell
    of what it answers.
    """
    if len(group) < 2 * _FEWEST:
        return [list(group)]
    first = {number: _first_manner(profiles[number]) for number in group}
    air = [number for number in group if first[number] == "air"]
    ground = [number for number in group if first[number] == "ground"]
    if min(len(air), len(ground)) < _FEWEST:
        return [list(group)]
    if not any(sum(_answers(profiles[number]) for number in half) >= _SAY_SO for half in (air, ground)):
        return [list(group)]
    for number in group:
        if first[number] == "":
            closer = max((air, ground), key=lambda half: mean_odds([number], half, scores))
            closer.append(number)
    return [sorted(air), sorted(ground)]


def _manners(profile: Profile) -> list[str]:
    """Whether each attack that the report tells of came from the air, in order."""
    attacks = sorted(
        (event.trigger.start, event.kind.partition("/")[2])
        for event in profile.reading.account.events
        if event.kind.startswith("ASSAULT/") and event.status in _HAPPENED
    )
    return ["air" if manner in _FROM_THE_AIR else "ground" for _, manner in attacks]


def _first_manner(profile: Profile) -> str:
    return next(iter(_manners(profile)), "")


def _answers(profile: Profile) -> bool:
    """The top of the report speaks of an answer, and the report tells of attacks of both manners."""
    if len(set(_manners(profile))) < 2:
        return False
    words = (token.folded for token in find_tokens(profile.text[: lead_end_of(profile)]) if token.kind == "word")
    return any(is_one_of(word, "answer", profile.language) for word in words)

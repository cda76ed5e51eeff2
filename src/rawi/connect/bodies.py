"""Which sources of an incident are one body: names that largely agree, an army and the state that it serves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rawi.connect.sources import Source
from rawi.knowledge.actors import states

_ALIKE = 0.5
"""Share of the signs of the shorter name from which two unregistered sources are one."""
STATE_ORGANS = frozenset(
    {"=army", "=staff", "=ministry", "=interior", "=defence", "=government", "=police", "=president"}
)


def groups_of(sources: Sequence[Source]) -> dict[str, str]:
    """For each source's key the key of its group: sources whose signs largely agree are one."""
    signs: dict[str, frozenset[str]] = {}
    for source in sources:
        signs.setdefault(source.key, source.signs)
    leader: dict[str, str] = {}
    for key in sorted(signs, key=lambda key: (-len(signs[key]), key)):
        own = signs[key]
        match = next((other for other in sorted(set(leader.values())) if _alike(key, own, other, signs[other])), key)
        leader[key] = match
    return _with_organs(sources, leader)


def _with_organs(sources: Sequence[Source], leader: dict[str, str]) -> dict[str, str]:
    """An army, police or ministry of no named country is that of the one state whose word reports give."""
    named = {source.key for source in sources if source.key in _state_keys()}
    if len(named) != 1:
        return leader
    (state,) = named
    organs = {
        leader[source.key]
        for source in sources
        if source.kind in ("official", "unresolved") and source.signs & STATE_ORGANS and source.ground == "named"
    }
    return {key: state if group in organs else group for key, group in leader.items()}


@lru_cache
def _state_keys() -> frozenset[str]:
    return frozenset(states())


def _alike(key: str, own: frozenset[str], other: str, others: frozenset[str]) -> bool:
    """Two unregistered names, or two unnamed sources that are described alike beyond their kind."""
    sorts = {key.partition(" ")[0], other.partition(" ")[0]}
    if len(sorts) != 1 or not sorts <= {"source", "unnamed"}:
        return False
    one, two = _described(own), _described(others)
    return bool(one) and bool(two) and len(one & two) >= _ALIKE * min(len(one), len(two))


def _described(signs: frozenset[str]) -> frozenset[str]:
    return frozenset(sign for sign in signs if sign[0] != "?")

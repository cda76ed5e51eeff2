"""Distinct origins of an incident: one body counts once, however many names, languages and pages repeat its word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rawi.connect.facts import Fact
from rawi.connect.profile import Profile
from rawi.connect.sources import Source
from rawi.knowledge.media import related
from rawi.model import ClaimAt, Id, Origin, make_id

_ALIKE = 0.5
"""Share of the signs of the shorter name from which two unregistered sources are one."""
_SOFT = frozenset({"unnamed", "witness", "outlet", "agency", "unresolved"})


class Origins:
    """The origins behind an incident's facts."""

    def __init__(self, facts: Sequence[Fact], profiles: Mapping[int, Profile]) -> None:
        self._profiles = profiles
        self._group_of = _groups([fact.source for fact in facts])
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._facts[self._group_of[fact.source.key]].append(fact)

    def behind(self, facts: Iterable[Fact]) -> tuple[Id, ...]:
        """Ids of the distinct origins of facts that state one value, those that may be one of the others left out."""
        return tuple(sorted({_id(group) for group in self._distinct(facts)}))

    def of_source(self, source: Source) -> Id | None:
        """The id of the origin that a source belongs to."""
        group = self._group_of.get(source.key)
        return _id(group) if group else None

    def listed(self) -> tuple[Origin, ...]:
        """Every origin, with the claims that go back to it and the grounds."""
        found = [self._origin(group, facts) for group, facts in sorted(self._facts.items()) if group]
        return tuple(_related(found, {_id(group): group for group in self._facts}))

    def _origin(self, group: str, facts: list[Fact]) -> Origin:
        sources = [fact.source for fact in facts]
        best = min(
            sources, key=lambda source: (source.kind == "unresolved", -len(source.signs), len(source.name), source.name)
        )
        return Origin(
            id=_id(group),
            name=" ".join(best.name.split()),
            kind=best.kind,
            side=best.side,
            claims=tuple(ClaimAt(self._profiles[f.report].id, f.claim) for f in facts if f.claim is not None),
            grounds=tuple(sorted({source.ground for source in sources})),
        )

    def _distinct(self, facts: Iterable[Fact]) -> set[str]:
        """Hard origins count each; soft ones (unnamed, an outlet's own voice) only where nothing harder says the same."""
        listed = [fact.source for fact in facts if fact.source.key]
        hard = {self._group_of[source.key] for source in listed if source.kind not in _SOFT}
        if hard:
            return hard
        soft = [source for source in listed if source.kind in ("unnamed", "witness", "unresolved")]
        chosen = soft or listed
        return {self._group_of[source.key] for source in chosen}


def _id(group: str) -> Id:
    return make_id("origin", group)


def _groups(sources: Sequence[Source]) -> dict[str, str]:
    """For each source's key the key of its group: sources whose signs largely agree are one."""
    signs: dict[str, frozenset[str]] = {}
    for source in sources:
        signs.setdefault(source.key, source.signs)
    leader: dict[str, str] = {}
    for key in sorted(signs, key=lambda key: (-len(signs[key]), key)):
        own = signs[key]
        match = next((other for other in sorted(set(leader.values())) if _alike(key, own, other, signs[other])), key)
        leader[key] = match
    return leader


def _alike(key: str, own: frozenset[str], other: str, others: frozenset[str]) -> bool:
    if not key.startswith("source ") or not other.startswith("source ") or not own or not others:
        return False
    return len(own & others) >= _ALIKE * min(len(own), len(others))


def _related(origins: list[Origin], groups: Mapping[Id, str]) -> list[Origin]:
    found: list[Origin] = []
    for origin in origins:
        ties = tuple(
            other.id
            for other in origins
            if other.id != origin.id and related(groups[origin.id], groups[other.id]) is not None
        )
        found.append(
            Origin(
                **{name: getattr(origin, name) for name in origin.__struct_fields__ if name != "related"}, related=ties
            )
        )
    return found

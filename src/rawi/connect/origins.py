"""Distinct origins of an incident: one body counts once, however many names, languages and pages repeat its word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rawi.connect.facts import Fact
from rawi.connect.profile import Profile
from rawi.connect.sources import Source
from rawi.knowledge.media import related
from rawi.model import ClaimAt, Id, Origin, make_id

_ALIKE = 0.5
"""Share of the signs of the shorter name from which two unregistered sources are one."""
_HARDNESS = {"outlet": 0, "agency": 0, "media": 0, "unnamed": 1, "witness": 1}
_FIRM = 1
_STATE = frozenset({"=army", "=staff", "=ministry", "=interior", "=defence", "=government", "=police", "=president"})


class Origins:
    """The origins behind an incident's facts; `ties` are pairs of reports of which one hangs on the other."""

    def __init__(
        self, facts: Sequence[Fact], profiles: Mapping[int, Profile], ties: AbstractSet[tuple[int, int]] = frozenset()
    ) -> None:
        self._profiles = profiles
        self._ties = ties
        self._group_of = _groups([fact.source for fact in facts])
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._facts[self._group_of[fact.source.key]].append(fact)

    def behind(self, facts: Iterable[Fact]) -> tuple[Id, ...]:
        """Ids of the distinct origins of facts that state one value; those that may be another's echo are left out."""
        by_group: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.source.key:
                by_group[self._group_of[fact.source.key]].append(fact)
        ranked = sorted(by_group, key=lambda group: (-_hardness(by_group[group]), -len(by_group[group]), group))
        kept: list[str] = []
        for group in ranked:
            if all(self._independent(by_group[group], by_group[other]) for other in kept):
                kept.append(group)
        return tuple(sorted(_id(group) for group in kept))

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

    def _independent(self, weaker: list[Fact], stronger: list[Fact]) -> bool:
        """Two origins of one value: told apart by one report, or firm, unlike and in reports that do not hang together."""
        if {fact.report for fact in weaker} & {fact.report for fact in stronger}:
            return _hardness(weaker) > 0 and not _may_be_one(weaker[0].source, stronger[0].source)
        if _hardness(weaker) < _FIRM:
            return False
        tied = any((min(a.report, b.report), max(a.report, b.report)) in self._ties for a in weaker for b in stronger)
        return not tied and not _may_be_one(weaker[0].source, stronger[0].source)


def _hardness(facts: list[Fact]) -> int:
    """How firmly the source is known: 3 registered, 2 named, 1 unnamed, 0 an outlet's own voice."""
    return max(_HARDNESS.get(fact.source.kind, 2 if fact.source.key.startswith("source ") else 3) for fact in facts)


def _may_be_one(left: Source, right: Source) -> bool:
    """The two could be one body under two names: a state and its army, an official and an unnamed official."""
    if left.signs & right.signs:
        return True
    kinds = {left.kind, right.kind}
    if kinds <= {"official", "party"}:
        return any(source.signs & _STATE for source in (left, right)) and len(kinds) == 2
    return kinds == {"unnamed"} or kinds == {"unnamed", "official"}


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

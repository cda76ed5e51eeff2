"""Which incidents are related after an addition: ties found anew where reports were compared, earlier ones carried over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec

from rawi.connect.background import member_keys
from rawi.connect.history import keys_of
from rawi.connect.incidents import Group
from rawi.connect.profile import Profile
from rawi.model import Id, Incident


class Neighbours(NamedTuple):
    """What the formed incidents are related to, and other incidents with what they are related to now."""

    inside: dict[Id, tuple[Id, ...]]
    outside: tuple[Incident, ...]


class Moved(NamedTuple):
    """The incidents formed, those they take the place of, and which of these were grouped anew."""

    groups: Sequence[Group]
    replaced: Sequence[Incident]
    touched: Collection[Id]


def neighbours_after(
    moved: Moved,
    found: Mapping[Id, Collection[Id]],
    profiles: Sequence[Profile],
    standing: Mapping[Id, Incident],
) -> Neighbours:
    """The ties `found` between incidents, with those of the replaced ones that no comparing could find again."""
    ties: dict[Id, set[Id]] = defaultdict(set)
    for key, others in found.items():
        ties[key].update(others)
    now = _now(moved, profiles)
    for incident in moved.replaced:
        here = now.get(incident.id)
        for other in incident.related:
            if incident.id in moved.touched and other in moved.touched:
                continue
            there = now.get(other) if other in now else other
            if here is not None and there is not None and here != there:
                ties[here].add(there)
                ties[there].add(here)
    formed = {group.id for group in moved.groups}
    return Neighbours(
        {key: tuple(sorted(ties[key])) for key in formed if ties.get(key)},
        tuple(_outside(moved, ties, formed, standing)),
    )


def _outside(
    moved: Moved, ties: Mapping[Id, Collection[Id]], formed: Collection[Id], standing: Mapping[Id, Incident]
) -> list[Incident]:
    """Incidents that are not among the formed ones and whose ties changed."""
    gone = {incident.id for incident in moved.replaced} - set(formed)
    near = {other for incident in moved.replaced for other in incident.related} | set(ties)
    found = []
    for key in sorted(near - set(formed) - gone):
        related = tuple(sorted((set(standing[key].related) - gone) | set(ties.get(key, ()))))
        if related != standing[key].related:
            found.append(msgspec.structs.replace(standing[key], related=related))
    return found


def _now(moved: Moved, profiles: Sequence[Profile]) -> dict[Id, Id | None]:
    """For each replaced incident the one that it is now, or that most of it is in; None where nothing is left."""
    where = {key: group for group, keys in member_keys(moved.groups, profiles).items() for key in keys}
    kept = {group.id for group in moved.groups}
    found: dict[Id, Id | None] = {}
    for incident in moved.replaced:
        counts = Counter(where[key] for key in keys_of(incident) if key in where)
        most = max(sorted(counts), key=counts.__getitem__, default=None)
        found[incident.id] = incident.id if incident.id in kept else most
    return found

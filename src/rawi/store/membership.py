"""What became of incidents when they are made anew: told by the reports that they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rawi.model import Id
from rawi.store.records import Change

Members = Mapping[Id, frozenset[Id]]
"""Incidents and the reports that tell of each."""


def changes_between(before: Members, after: Members, *, time: str, by: str = "rawi") -> list[Change]:
    """Each incident's step from the one state to the other, in the order of their ids; unchanged ones have none."""
    old_of = _incidents_by_report(before)
    new_of = _incidents_by_report(after)
    found = [*_of_new(before, after, old_of), *_of_gone(before, after, new_of)]
    return [Change(incident=key, time=time, change=change, others=others, by=by) for key, change, others in found]


def _incidents_by_report(members: Members) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = {}
    for key in sorted(members):
        for report in members[key]:
            found.setdefault(report, []).append(key)
    return found


Step = tuple[Id, str, tuple[Id, ...]]


def _of_new(before: Members, after: Members, old_of: Mapping[Id, list[Id]]) -> Iterator[Step]:
    for key in sorted(after):
        if key in before:
            if before[key] != after[key]:
                yield key, "grew" if before[key] < after[key] else "changed", ()
            continue
        sources = _shared(after[key], old_of)
        still_there = tuple(source for source in sources if source in after)
        if still_there:
            yield key, "split", still_there[:1]
        else:
            yield key, "created", sources


def _of_gone(before: Members, after: Members, new_of: Mapping[Id, list[Id]]) -> Iterator[Step]:
    heirs = {key: _shared(before[key], new_of) for key in sorted(before) if key not in after}
    taken = Counter(found[0] for found in heirs.values() if found)
    for key, found in heirs.items():
        if not found:
            yield key, "retired", ()
        elif found[0] in before or taken[found[0]] > 1:
            yield key, "merged", found[:1]
        else:
            yield key, "renamed", found[:1]


def _shared(reports: frozenset[Id], owners: Mapping[Id, list[Id]]) -> tuple[Id, ...]:
    """Incidents that share reports with these, the one with most first."""
    counted = Counter(owner for report in reports for owner in owners.get(report, ()))
    return tuple(sorted(counted, key=lambda owner: (-counted[owner], owner)))

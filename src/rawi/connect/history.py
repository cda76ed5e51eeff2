"""What became of the incidents of an earlier run: kept, renamed, merged, split or gone, never in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from rawi.model import Id, Incident, Renaming, make_id


def stable_ids(
    groups: Mapping[Id, Sequence[Id]], earlier: Sequence[Incident], others: Iterable[Id] = ()
) -> tuple[dict[Id, Id], list[Renaming]]:
    """For each new incident the id that it keeps, and what happened to the earlier ones.

    `groups` holds the reports of each new incident and the keys of the passing mentions of it. An incident keeps the id
    of the earlier incident with which it shares most reports, where that one shares most with it. No incident takes an
    id that another one has or had, nor one of `others`.
    """
    home = {key: incident.id for incident in earlier for key in _keys(incident)}
    shared: dict[Id, dict[Id, int]] = defaultdict(lambda: defaultdict(int))
    for new, reports in groups.items():
        for report in reports:
            if report in home:
                shared[new][home[report]] += 1
    kept: dict[Id, Id] = {}
    taken: set[Id] = set()
    ranked = sorted(((-n, new, old) for new, counts in shared.items() for old, n in counts.items()))
    for _, new, old in ranked:
        if new not in kept and old not in taken:
            kept[new] = old
            taken.add(old)
    used = {incident.id for incident in earlier}.union(others)
    ids: dict[Id, Id] = {}
    for new in groups:
        ids[new] = kept[new] if new in kept else unused(new, used)
        used.add(ids[new])
    return ids, _changes(shared, ids, earlier)


def unused(key: Id, used: Container[Id]) -> Id:
    """The id, or one made from it, that is not used yet."""
    while key in used:
        key = make_id("incident", "another", key)
    return key


def _keys(incident: Incident) -> tuple[str, ...]:
    """The reports of an incident; the mentions of one that no report has as its main one."""
    return incident.reports or tuple(mention_key(at.document, at.event) for at in incident.events)


def keys_of(incident: Incident) -> set[str]:
    """The reports of an incident, and the descriptions of it in others."""
    own = set(incident.reports)
    return own.union(mention_key(at.document, at.event) for at in incident.events if at.document not in own)


def mention_key(document: Id, event: int) -> str:
    """The key of one description in one report."""
    return f"{document}#{event}"


def _changes(
    shared: Mapping[Id, Mapping[Id, int]], ids: Mapping[Id, Id], earlier: Sequence[Incident]
) -> list[Renaming]:
    found: list[Renaming] = []
    after: dict[Id, set[Id]] = defaultdict(set)
    for new, counts in shared.items():
        for old in counts:
            after[old].add(ids[new])
        if len(counts) > 1:
            found.append(Renaming(kind="merged", before=tuple(sorted(counts)), after=(ids[new],)))
    for incident in earlier:
        now = tuple(sorted(after.get(incident.id, ())))
        if not now:
            found.append(Renaming(kind="gone", before=(incident.id,), after=()))
        elif len(now) > 1:
            found.append(Renaming(kind="split", before=(incident.id,), after=now))
        elif now != (incident.id,) and not any(incident.id in change.before for change in found):
            found.append(Renaming(kind="renamed", before=(incident.id,), after=now))
    return sorted(found, key=lambda change: (change.kind, change.before, change.after))

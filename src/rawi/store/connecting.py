"""Keeps what the connecting stage found: links, incidents with their history, origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, delete, select

from rawi.model import Id, Incident, Link, Origin
from rawi.store.codec import pack
from rawi.store.incident_parts import line_of
from rawi.store.incident_rows import ENGINE, add_incident, remove_incidents, replace_incident
from rawi.store.membership import changes_between
from rawi.store.records import Change, QueueItem
from rawi.store.replay import Regrade, replay_incidents, replay_links
from rawi.store.rows import Row, in_chunks, put, put_new
from rawi.store.saving import judged_of
from rawi.store.tables import (
    changes,
    documents,
    incident_reports,
    incidents,
    links,
    origins,
    review,
    term_counts,
    terms,
)
from rawi.store.trail import live_judgements
from rawi.store.wording import spell_name

_MANY_KILLED = 20
_UNSURE = (0.35, 0.75)
"""Links with a score between these could be either."""
_MOST_GROUNDS = 20


def save_connections(
    connection: Connection, found: Sequence[Link], happened: Sequence[Incident], time: str, regrade: Regrade
) -> None:
    """Replaces the engine's links and incidents, and lays the judgements over them again."""
    _save_links(connection, found)
    _save_incidents(connection, happened, time)
    replay_links(connection)
    replay_incidents(connection, regrade)
    derive_from_connections(connection, found, happened)


def derive_from_connections(connection: Connection, found: Sequence[Link], happened: Sequence[Incident]) -> None:
    """What follows from all of them together: origins, and what is worth a look."""
    _save_origins(connection, happened)
    _queue(connection, [*_of_links(found), *_of_incidents(happened)])


def _save_links(connection: Connection, found: Sequence[Link]) -> None:
    """Links that people accepted stay, even where the engine no longer proposes them."""
    kept = {row.id: row.body for row in connection.execute(select(links.c.id, links.c.body))}
    packed = {link.id: pack(link) for link in found}
    accepted = {one.target for one in live_judgements(connection, ["link"]) if one.verdict == "accept"}
    gone = [key for key, body in kept.items() if packed.get(key) != body and (key in packed or key not in accepted)]
    for chunk in in_chunks(gone):
        connection.execute(delete(links).where(links.c.id.in_(chunk)))
    fresh = {link.id: link for link in found if kept.get(link.id) != packed[link.id]}
    for some in in_chunks(fresh.values()):
        connection.execute(links.insert(), [link_row(link) for link in some])


def link_row(link: Link) -> Row:
    """The link as a row, judged as the engine judged it."""
    return {
        "id": link.id,
        "left": link.left,
        "right": link.right,
        "kind": link.kind,
        "score": link.score,
        "judgement": link.judgement,
        "judge": link.judge,
        "body": pack(link),
    }


def _save_incidents(connection: Connection, happened: Sequence[Incident], time: str) -> None:
    rows = connection.execute(
        select(incidents.c.id, incidents.c.seq, incidents.c.body).where(incidents.c.layer == ENGINE)
    ).all()
    kept = {row.id: row for row in rows}
    before = _members(connection)
    found = {incident.id: incident for incident in happened}
    remove_incidents(connection, [row.seq for key, row in kept.items() if key not in found])
    for key, incident in found.items():
        if key not in kept:
            add_incident(connection, incident, layer=ENGINE)
        elif kept[key].body != pack(incident):
            replace_incident(connection, kept[key].seq, incident)
    after = {key: frozenset((*one.reports, *one.mentioned_in)) for key, one in found.items()}
    add_changes(connection, changes_between(before, after, time=time))


def _members(connection: Connection) -> dict[Id, frozenset[Id]]:
    found: dict[Id, set[Id]] = {}
    statement = (
        select(incidents.c.id, incident_reports.c.document)
        .join(incident_reports, incident_reports.c.incident == incidents.c.seq)
        .where(incidents.c.layer == ENGINE)
    )
    for key, document in connection.execute(statement):
        found.setdefault(key, set()).add(document)
    return {key: frozenset(told) for key, told in found.items()}


def add_changes(connection: Connection, found: Iterable[Change]) -> None:
    """Appends steps to incidents' histories."""
    leads_on = ("merged", "renamed")
    rows = [
        {
            "incident": change.incident,
            "change": change.change,
            "into": change.others[0] if change.change in leads_on and change.others else None,
            "body": pack(change),
        }
        for change in found
    ]
    if rows:
        connection.execute(changes.insert(), rows)


def _save_origins(connection: Connection, happened: Sequence[Incident]) -> None:
    """Origins as all incidents together show them, and which reports go back to each."""
    whole, told = _gathered(happened)
    connection.execute(delete(origins))
    put(connection, origins, [_origin_row(origin) for origin in whole.values()])
    connection.execute(delete(terms).where(terms.c.kind == "origin"))
    connection.execute(delete(term_counts).where(term_counts.c.kind == "origin"))
    places = {row.id: row for row in connection.execute(select(documents.c.id, documents.c.seq, documents.c.day))}
    rows = [
        {"kind": "origin", "value": key, "day": places[document].day, "seq": places[document].seq}
        for key, reports in told.items()
        for document in reports
        if document in places
    ]
    put_new(connection, terms, rows)
    sizes: dict[str, int] = {}
    for row in rows:
        sizes[row["value"]] = sizes.get(row["value"], 0) + 1
    put(connection, term_counts, [{"kind": "origin", "value": key, "reports": size} for key, size in sizes.items()])


def _gathered(happened: Sequence[Incident]) -> tuple[dict[Id, Origin], dict[Id, dict[Id, None]]]:
    whole: dict[Id, Origin] = {}
    told: dict[Id, dict[Id, None]] = {}
    for incident in happened:
        for origin in incident.origins:
            before = whole.get(origin.id, origin)
            grounds = tuple(dict.fromkeys((*before.grounds, *origin.grounds)))[:_MOST_GROUNDS]
            related = tuple(dict.fromkeys((*before.related, *origin.related)))
            whole[origin.id] = msgspec.structs.replace(before, claims=(), grounds=grounds, related=related)
            told.setdefault(origin.id, {}).update({claim.document: None for claim in origin.claims})
        for version in incident.versions:
            alone = len(version.origins) == 1  # with several, only the claims tell which report has which
            for key in version.origins if alone else ():
                told.setdefault(key, {}).update(dict.fromkeys(version.reports))
    return whole, {key: reports for key, reports in told.items() if key in whole}


def _origin_row(origin: Origin) -> Row:
    return {
        "id": origin.id,
        "name": origin.name,
        "folded": spell_name(origin.name),
        "kind": origin.kind,
        "side": origin.side,
        "body": pack(origin),
    }


def _of_links(found: Sequence[Link]) -> Iterator[QueueItem]:
    low, high = _UNSURE
    for link in found:
        if link.judgement == "proposed" and low <= link.score <= high:
            nearness = 1 - abs(link.score - (low + high) / 2) / (high - low)
            yield QueueItem(
                target_kind="link",
                target=link.id,
                priority=round(0.6 * nearness, 4),
                reason=f"low confidence: {link.kind} with score {link.score:.2f}",
                document=link.left,
                title=link.kind,
            )


def _of_incidents(happened: Sequence[Incident]) -> Iterator[QueueItem]:
    for incident in happened:
        reasons = dict(_worth(incident))
        if reasons:
            yield QueueItem(
                target_kind="incident",
                target=incident.id,
                priority=max(reasons.values()),
                reason="; ".join(reasons),
                title=incident.title or incident.place or incident.kind,
            )


def _worth(incident: Incident) -> Iterator[tuple[str, float]]:
    if incident.grade is not None and incident.grade.name == "contested":
        yield "contested", 0.9
    killed = line_of(incident).killed
    if killed is not None and killed[1] >= _MANY_KILLED:
        yield f"high impact: up to {killed[1]} killed", round(0.5 + 0.4 * min(1.0, killed[1] / 200), 4)
    if incident.drifts:
        yield f"drift: {len(incident.drifts)} relays altered their source", 0.7


def _queue(connection: Connection, items: Sequence[QueueItem]) -> None:
    connection.execute(delete(review).where(review.c.target_kind.in_(("link", "incident"))))
    judged = judged_of(connection, [item.target for item in items])
    rows = [
        {
            "target": item.target,
            "target_kind": item.target_kind,
            "document": item.document,
            "priority": item.priority,
            "judged": judged.get(item.target, 0),
            "reason": item.reason,
            "title": item.title,
        }
        for item in items
    ]
    put(connection, review, rows)

"""Takes judgements in: each must fit its target, is appended with an audit entry, and is applied at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, func, select, update

from rawi.errors import InputError
from rawi.model import Account, Id, Incident, make_id
from rawi.store.audit import append_entry
from rawi.store.codec import make_cursor, pack, read_cursor, unpack
from rawi.store.connecting import add_changes
from rawi.store.linking import find_incident
from rawi.store.records import TARGETS, VERDICTS, Change, Judgement, Page, QueueItem
from rawi.store.replay import Regrade, corrected, replay_incidents, replay_links
from rawi.store.tables import accounts, judgements, links, origins, review
from rawi.store.trail import IS_LIVE

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_LONGEST = 10_000
_FITTING = {
    "link": ("accept", "reject"),
    "membership": ("accept", "reject"),
    "origin": ("accept", "reject", "correct"),
    "incident": ("accept", "reject", "correct", "split", "merge"),
}
_OF_FINDINGS = ("accept", "reject", "correct")
_LISTS = {
    "mention": "mentions",
    "actor": "actors",
    "place": "places",
    "time": "times",
    "quantity": "quantities",
    "attribution": "attributions",
    "event": "events",
    "claim": "claims",
}


def take_judgement(connection: Connection, judgement: Judgement, regrade: Regrade) -> Judgement:
    """Appends and applies it; raises InputError where it does not fit its target."""
    _check_form(judgement)
    checked = _undoing if judgement.verdict == "undo" else _checked
    judgement = checked(connection, judgement)
    if not judgement.id:
        count = connection.execute(select(func.count()).select_from(judgements)).scalar_one()
        key = make_id("judgement", count, msgspec.json.encode(judgement).decode())
        judgement = msgspec.structs.replace(judgement, id=key)
    kept = connection.execute(select(judgements.c.body).where(judgements.c.id == judgement.id)).first()
    if kept is not None:
        if unpack(kept.body, Judgement) == judgement:
            return judgement
        raise InputError(f"judgement {judgement.id}: the id is taken by another one; leave it empty")
    add_judgement(connection, judgement)
    append_entry(
        connection,
        time=judgement.time,
        person=judgement.person,
        action=f"judge {judgement.verdict}",
        target=f"{judgement.target_kind}:{judgement.target}",
        detail=f"judgement {judgement.id} sha256 {digest_of(judgement)}",
    )
    _apply(connection, judgement, regrade)
    return judgement


def digest_of(judgement: Judgement) -> str:
    """What the audit log says of a judgement, so that altering it shows."""
    return hashlib.sha256(msgspec.json.encode(judgement)).hexdigest()


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    """Appends it as it is."""
    connection.execute(
        judgements.insert().values(
            id=judgement.id,
            person=judgement.person,
            target_kind=judgement.target_kind,
            target=judgement.target,
            document=judgement.document,
            undoes=judgement.undoes,
            body=pack(judgement),
        )
    )


def _check_form(judgement: Judgement) -> None:
    mistakes = []
    if judgement.target_kind not in TARGETS:
        mistakes.append(f"no target kind {judgement.target_kind!r}; the kinds are {', '.join(TARGETS)}")
    if judgement.verdict not in VERDICTS:
        mistakes.append(f"no verdict {judgement.verdict!r}; the verdicts are {', '.join(VERDICTS)}")
    elif judgement.verdict not in (*_FITTING.get(judgement.target_kind, _OF_FINDINGS), "undo"):
        mistakes.append(f"{judgement.verdict} does not fit a {judgement.target_kind}")
    if not _TIME.fullmatch(judgement.time):
        mistakes.append(f"time {judgement.time!r} is not ISO 8601 with a zone, as 2026-11-25T19:30:00Z")
    if not judgement.person.strip():
        mistakes.append("no person")
    if not judgement.reason.strip():
        mistakes.append("no reason; say why, so that others can follow")
    if max(map(len, (judgement.reason, judgement.value, judgement.person, judgement.target))) > _LONGEST:
        mistakes.append(f"a text is longer than {_LONGEST} characters")
    if judgement.verdict == "correct" and not judgement.value.strip():
        mistakes.append("no value; a correction says what is right")
    if mistakes:
        raise InputError("judgement: " + "; ".join(mistakes))


def _undoing(connection: Connection, judgement: Judgement) -> Judgement:
    row = connection.execute(
        select(judgements.c.body).where(judgements.c.id == (judgement.undoes or ""), IS_LIVE)
    ).first()
    if row is None:
        raise InputError(f"judgement {judgement.undoes!r}: there is none of that id that stands; nothing to undo")
    undone = unpack(row.body, Judgement)
    return msgspec.structs.replace(
        judgement, target_kind=undone.target_kind, target=undone.target, document=undone.document, parts=()
    )


def _checked(connection: Connection, judgement: Judgement) -> Judgement:
    judgement = msgspec.structs.replace(judgement, undoes=None)
    if judgement.target_kind == "link":
        if connection.execute(select(links.c.id).where(links.c.id == judgement.target)).first() is None:
            raise _missing(judgement)
        return judgement
    if judgement.target_kind == "origin":
        return _checked_origin(connection, judgement)
    if judgement.target_kind == "membership":
        return _checked_membership(connection, judgement)
    if judgement.target_kind == "incident":
        return _checked_incident(connection, judgement)
    if not _has_finding(connection, judgement):
        raise _missing(judgement)
    return judgement


def _missing(judgement: Judgement) -> InputError:
    where = f" in report {judgement.document}" if judgement.document else ""
    return InputError(f"judgement: there is no {judgement.target_kind} {judgement.target}{where}")


def _has_finding(connection: Connection, judgement: Judgement) -> bool:
    if judgement.document is None:
        raise InputError(f"judgement: a {judgement.target_kind} needs the report that it stands in (document)")
    rows = connection.execute(select(accounts.c.body).where(accounts.c.document == judgement.document))
    wanted = _LISTS[judgement.target_kind]
    return any(finding.id == judgement.target for row in rows for finding in getattr(unpack(row.body, Account), wanted))


def _incident(connection: Connection, judgement: Judgement, key: Id) -> Incident:
    stored = find_incident(connection, key)
    if stored is None:
        raise InputError(f"judgement: there is no incident {key}")
    return stored.incident


def _told(incident: Incident) -> tuple[Id, ...]:
    """Reports by which the incident is found again: those whose main one it is, else those that mention it."""
    return incident.reports or incident.mentioned_in


def _checked_origin(connection: Connection, judgement: Judgement) -> Judgement:
    if connection.execute(select(origins.c.id).where(origins.c.id == judgement.target)).first() is None:
        raise _missing(judgement)
    if judgement.verdict == "reject" and judgement.value:
        incident = _incident(connection, judgement, judgement.value)
        return msgspec.structs.replace(judgement, parts=(_told(incident),))
    return msgspec.structs.replace(judgement, parts=())


def _checked_membership(connection: Connection, judgement: Judgement) -> Judgement:
    incident = _incident(connection, judgement, judgement.target)
    if judgement.document not in (*incident.reports, *incident.mentioned_in):
        raise InputError(f"judgement: report {judgement.document} does not tell of incident {judgement.target}")
    return msgspec.structs.replace(judgement, target=incident.id, parts=(_told(incident),))


def _checked_incident(connection: Connection, judgement: Judgement) -> Judgement:
    incident = _incident(connection, judgement, judgement.target)
    parts: Sequence[tuple[Id, ...]] = (_told(incident),)
    if judgement.verdict == "merge":
        other = _incident(connection, judgement, judgement.value)
        if other.id == incident.id:
            raise InputError("judgement: an incident cannot be merged with itself; give the other one as value")
        judgement = msgspec.structs.replace(judgement, value=other.id)
        parts = (_told(incident), _told(other))
    elif judgement.verdict == "split":
        parts = _split_parts(incident, judgement)
    elif judgement.verdict == "correct":
        try:
            corrected(incident, judgement.value)
        except (ValueError, msgspec.ValidationError) as error:
            raise InputError(f"judgement: {error}; give field=value") from error
    return msgspec.structs.replace(judgement, target=incident.id, parts=tuple(parts))


def _split_parts(incident: Incident, judgement: Judgement) -> tuple[tuple[Id, ...], ...]:
    told = tuple(dict.fromkeys((*incident.reports, *incident.mentioned_in)))
    leaving = set(judgement.parts[1]) if len(judgement.parts) == 2 else set(judgement.value.split())
    if not leaving or not leaving < set(told):
        raise InputError(
            f"judgement: a split names reports of incident {incident.id} that leave it (some, not all): {' '.join(told)}"
        )
    return tuple(one for one in told if one not in leaving), tuple(one for one in told if one in leaving)


def _apply(connection: Connection, judgement: Judgement, regrade: Regrade) -> None:
    step = -1 if judgement.verdict == "undo" else 1
    connection.execute(update(review).where(review.c.target == judgement.target).values(judged=review.c.judged + step))
    if judgement.target_kind == "link":
        replay_links(connection)
    elif judgement.target_kind in ("incident", "membership", "origin"):
        replay_incidents(connection, regrade)
        add_changes(connection, _changes(connection, judgement))


def _changes(connection: Connection, judgement: Judgement) -> list[Change]:
    """What the judgement did to incidents, for their history."""
    if judgement.verdict == "undo":
        return [_change(judgement, judgement.target, "restored")] if judgement.target_kind != "origin" else []
    if judgement.verdict == "merge":
        return [_change(judgement, judgement.value, "merged", judgement.target)]
    if judgement.verdict == "split":
        return [_change(judgement, make_id("split", judgement.id), "split", judgement.target)]
    if judgement.target_kind == "incident" and judgement.verdict == "reject":
        return [_change(judgement, judgement.target, "retired")]
    if judgement.target_kind in ("incident", "membership") and judgement.verdict in ("correct", "reject"):
        return [_change(judgement, judgement.target, "changed")]
    return []


def _change(judgement: Judgement, key: Id, change: str, *others: Id) -> Change:
    return Change(
        incident=key, time=judgement.time, change=change, others=others, by=judgement.person, judgement=judgement.id
    )


def list_queue(connection: Connection, person: str | None, cursor: str | None, limit: int) -> Page[QueueItem]:
    """What is most worth a look and not judged yet."""
    limit = max(1, min(limit, 500))
    priority, target = review.c.priority, review.c.target
    statement = select(review)
    if person is None:
        statement = statement.where(review.c.judged == 0)
    else:
        mine = select(judgements.c.seq).where(judgements.c.target == target, judgements.c.person == person, IS_LIVE)
        statement = statement.where(~mine.exists())
    if cursor:
        below, key = read_cursor(cursor, float, str)
        statement = statement.where((priority < below) | ((priority == below) & (target < key)))
    rows = connection.execute(statement.order_by(priority.desc(), target.desc()).limit(limit + 1)).all()
    following = make_cursor(rows[limit - 1].priority, rows[limit - 1].target) if len(rows) > limit else None
    items = (
        QueueItem(
            target_kind=row.target_kind,
            target=row.target,
            priority=row.priority,
            reason=row.reason,
            document=row.document,
            title=row.title,
            judgements=row.judged,
        )
        for row in rows[:limit]
    )
    return Page(items=tuple(items), next=following)

"""The thing that is judged, told so that a person can judge it: its words in their context, what rawi made of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rawi.model import (
    Account,
    Actor,
    Attribution,
    Claim,
    Event,
    Finding,
    Id,
    Mention,
    Origin,
    Place,
    Quantity,
    Reading,
    Span,
    TimeInterval,
)
from rawi.show import words
from rawi.show.dossier import reasons, when, where
from rawi.show.web.problems import missing
from rawi.show.web.views.report_view import title_of, titles
from rawi.store.protocol import Store
from rawi.store.records import StoredReport

_AROUND = 240
"""Characters of context on each side."""
FINDINGS = ("mention", "actor", "place", "time", "quantity", "attribution", "event", "claim")
_VERDICTS = {"link": ("accept", "reject"), "membership": ("accept", "reject")}


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be judged."""

    kind: str
    id: Id
    document: Id
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    """What rawi says of it, as names and values."""
    before: str = ""
    quote: str = ""
    after: str = ""
    language: str = "en"
    back: str = ""
    """The page that shows it."""
    value_help: str = ""
    """How a correction is written."""

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What can be said about it here; splits and merges are on the incident's page."""
        return _VERDICTS.get(self.kind, ("accept", "correct", "reject"))


def find_target(store: Store, kind: str, key: Id, document: Id) -> Target:
    """The target with its context; raises Problem 404 where the store has none."""
    if kind in FINDINGS:
        stored = store.report(document)
        if stored is None:
            raise missing("report", document)
        return _finding(stored, kind, key)
    if kind == "link":
        return _link(store, key)
    if kind == "origin":
        return _origin(store, key)
    if kind in ("incident", "membership"):
        return _incident(store, kind, key, document)
    raise missing("kind of finding", kind)


def _finding(stored: StoredReport, kind: str, key: Id) -> Target:
    reading = stored.reading
    found = next((one for one in _listed(reading.account, kind) if one.id == key), None)
    if found is None:
        raise missing(kind, key)
    span = _first_mention(reading.account, found) if isinstance(found, Actor) else found.span
    text = reading.document.text
    return Target(
        kind=kind,
        id=key,
        document=reading.document.id,
        title=f"{kind}: {words.quote(reading.document, (span,), longest=90) if span else _name(found)}",
        facts=tuple(_facts(reading, found)),
        before=text[max(0, span.start - _AROUND) : span.start] if span else "",
        quote=span.of(text) if span else "",
        after=text[span.end : span.end + _AROUND] if span else "",
        language=reading.document.language,
        back=f"/reports/{reading.document.id}",
        value_help="the right value; for one field of it: field=value",
    )


def _listed(account: Account, kind: str) -> tuple[Finding | Actor, ...]:
    listed: dict[str, tuple[Finding | Actor, ...]] = {
        "mention": account.mentions,
        "actor": account.actors,
        "place": account.places,
        "time": account.times,
        "quantity": account.quantities,
        "attribution": account.attributions,
        "event": account.events,
        "claim": account.claims,
    }
    return listed[kind]


def _first_mention(account: Account, actor: Actor) -> Span | None:
    return next((mention.span for mention in account.mentions if mention.actor == actor.id), None)


def _name(found: Finding | Actor) -> str:
    return found.name if isinstance(found, Actor | Place) else found.id


def _facts(reading: Reading, found: Finding | Actor) -> Iterator[tuple[str, str]]:
    document, account = reading.document, reading.account
    yield "report", title_of(reading)
    if isinstance(found, Claim):
        event = account.events[found.event] if found.event < len(account.events) else None
        yield "field", found.field
        yield "value", words.claim_value(found)
        yield "certainty", found.certainty
        yield "basis", found.basis
        if event is not None:
            yield "event", f"{words.quote(document, (event.trigger,))} ({event.kind}, {event.status})"
        yield "on the word of", words.authority(reading, found.attribution)
    elif isinstance(found, Event):
        yield "kind", found.kind
        yield "status", found.status
        yield "main", "yes" if found.main else "no"
        for name in ("actor", "target", "place", "time", "weapon"):
            span: Span | None = getattr(found, name)
            if span is not None:
                yield name, words.quote(document, (span,))
        yield "on the word of", words.authority(reading, found.attribution)
    elif isinstance(found, Attribution):
        yield "source", words.source_name(document, found)
        yield "cue", words.quote(document, (found.cue,)) if found.cue else "none"
        yield "stance", found.stance
        yield "voice", found.voice
        yield "content", words.quote(document, found.content, longest=400) if found.content else "nothing quoted"
    else:
        yield from _small_facts(account, found)
    if isinstance(found, Finding):
        yield "confidence of the reading", f"{found.confidence:.2f}"


def _small_facts(account: Account, found: Finding | Actor) -> Iterator[tuple[str, str]]:
    if isinstance(found, Actor):
        yield "name", found.name
        yield "kind", found.kind
        yield "registry", found.id if found.resolved else "not in it"
    elif isinstance(found, Mention):
        actor = account.actor(found.actor) if found.actor else None
        yield "kind", found.kind
        yield "actor", actor.name if actor else "unresolved"
    elif isinstance(found, Place):
        yield "place", found.name
        if found.latitude is not None and found.longitude is not None:
            yield "at", f"{found.latitude:.3f}, {found.longitude:.3f} ± {found.radius_km or 0:.0f} km"
        yield "precision", found.precision
        for other in found.alternatives:
            yield "or", other
    elif isinstance(found, TimeInterval):
        yield "days", words.interval(found)
        yield "grain", found.grain
    elif isinstance(found, Quantity):
        yield "counts", found.unit
        yield "number", words.bounds(found.low, found.high)


def _link(store: Store, key: Id) -> Target:
    link = store.link(key)
    if link is None:
        raise missing("link", key)
    names = titles((link.left, link.right), store)
    facts = [
        ("left", names.get(link.left, link.left)),
        ("right", names.get(link.right, link.right)),
        ("kind", link.kind),
        ("score", f"{link.score:.2f}"),
        ("direction", f"{link.direction} {link.ground}".strip()),
        ("reasons", reasons(link.reasons)),
    ]
    return Target(
        kind="link",
        id=key,
        document=link.left,
        title=f"link: {link.kind.replace('_', ' ')}",
        facts=tuple(facts),
        back=f"/compare?left={link.left}&right={link.right}",
    )


def _origin(store: Store, key: Id) -> Target:
    source = store.source(key)
    origin: Origin | None = source.origin if source else None
    if source is None or origin is None:
        raise missing("origin", key)
    facts = [("name", origin.name), ("kind", origin.kind), ("claims", str(len(origin.claims)))]
    facts += [("ground", ground) for ground in origin.grounds]
    facts += [("incident", line.title or line.kind) for line in source.incidents[:10]]
    return Target(
        kind="origin",
        id=key,
        document="",
        title=f"origin: {origin.name}",
        facts=tuple(facts),
        back=f"/sources/{key}",
        value_help="the id of the origin that it is the same as, or field=value; to reject it in one incident only, that incident's id",
    )


def _incident(store: Store, kind: str, key: Id, document: Id) -> Target:
    stored = store.incident(key)
    if stored is None:
        raise missing("incident", key)
    incident = stored.incident
    facts = [
        ("incident", incident.title or incident.kind),
        ("kind", incident.kind),
        ("when", when(incident)),
        ("where", where(incident)),
        ("reports", str(len(incident.reports))),
        ("grade", incident.grade.name if incident.grade else "none"),
    ]
    title = f"incident: {incident.title or incident.kind}"
    if kind == "membership":
        name = titles((document,), store).get(document)
        if name is None:
            raise missing("report", document)
        facts.insert(0, ("report", name))
        title = "that the report tells of the incident"
    return Target(
        kind=kind,
        id=incident.id,
        document=document if kind == "membership" else "",
        title=title,
        facts=tuple(facts),
        back=f"/incidents/{incident.id}",
        value_help="field=value, as title=… or kind=ASSAULT/aerial",
    )

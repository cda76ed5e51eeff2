"""The order in which mentions are found, and how they become actors."""

from __future__ import annotations

from rawi.knowledge.actors import country_of, find_actor
from rawi.model import Actor, Document, Mention, Span, make_id
from rawi.understand.mentions.groups import find_groups
from rawi.understand.mentions.layout import Candidate, Layout
from rawi.understand.mentions.people import find_people
from rawi.understand.mentions.references import find_heads, find_references, find_sources
from rawi.understand.mentions.registered import find_registered, settle
from rawi.understand.mentions.statebodies import find_state_bodies
from rawi.understand.named import Named
from rawi.understand.tools import Tags
from rawi.words.fold import fold

_KINDS = {
    "acronym": "acronym",
    "demonym": "demonym",
    "description": "description",
    "pronoun": "pronoun",
    "source": "description",
    "office": "title",
}
_CONFIDENCE = {"capital": 0.8, "person": 0.8, "group": 0.7, "description": 0.7, "pronoun": 0.6, "source": 0.8}
_PROPOSED = 0.5


def find_mentions(document: Document, tags: Tags) -> Named:
    """Mentions of people and bodies, tied to the actors they name."""
    layout = Layout(document, tags)
    find_registered(layout)
    find_state_bodies(layout)
    settle(layout)
    find_people(layout)
    find_groups(layout)
    find_sources(layout)
    _find_proposed(layout, tags)
    references = [*find_heads(layout), *find_references(layout)]
    return _assemble(layout, references)


def _find_proposed(layout: Layout, tags: Tags) -> None:
    """Takes people and groups that a model proposes where the rules found nothing."""
    for frame in tags.frames.mentions if tags.frames is not None else ():
        if frame.kind not in ("person", "group") or frame.score < _PROPOSED:
            continue
        first, last = layout.token_at(frame.span.start), layout.token_at(frame.span.end - 1) + 1
        if first >= 0 and first < last and layout.free(first, last):
            start, end = frame.span.start, frame.span.end
            layout.take(Candidate(first, last, start, end, frame.kind, None, layout.text[start:end], frame.kind))


def _assemble(layout: Layout, references: list[tuple[Candidate, Candidate | None]]) -> Named:
    antecedents = {(here.start, here.end): before for here, before in references}
    _tie_bare_offices(layout, antecedents)
    mentions: list[Mention] = []
    actors: dict[str, Actor] = {}
    for candidate in sorted(layout.candidates, key=lambda candidate: (candidate.start, candidate.end)):
        whose = antecedents.get((candidate.start, candidate.end)) or candidate
        actor = _actor(layout, whose)
        if actor.id not in actors or (actor.belongs_to and not actors[actor.id].belongs_to):
            actors[actor.id] = actor
        mentions.append(_mention(layout, candidate, actor.id))
    return Named(mentions=tuple(mentions), actors=tuple(actors.values()))


def _tie_bare_offices(layout: Layout, antecedents: dict[tuple[int, int], Candidate | None]) -> None:
    """`the ministry of defence` is the one of a state that the text named beside it, the nearest before, else the first."""
    whole = [candidate for candidate in layout.candidates if candidate.key and "/" in candidate.key]
    whole.sort(key=lambda candidate: candidate.start)
    for candidate in layout.candidates:
        if candidate.form != "office" or candidate.key is not None:
            continue
        fitting = [other for other in whole if (other.key or "").endswith(f"/{candidate.body}")]
        before = [other for other in fitting if other.start < candidate.start]
        keys = {other.key for other in fitting}
        if before or len(keys) == 1:
            antecedents[candidate.start, candidate.end] = before[-1] if before else fitting[0]


def _mention(layout: Layout, candidate: Candidate, actor: str) -> Mention:
    kind = _KINDS.get(candidate.form, "name")
    return Mention(
        id=make_id(layout.document, "mention", candidate.start, candidate.end),
        span=Span(candidate.start, candidate.end),
        kind=kind,
        actor=actor,
        confidence=_CONFIDENCE.get(candidate.form, 1.0),
    )


def _actor(layout: Layout, candidate: Candidate) -> Actor:
    row = find_actor(candidate.key) if candidate.key is not None else None
    if row is not None:
        return Actor(
            id=row.key,
            name=row.name,
            kind=row.kind,
            country=country_of(row.key),
            belongs_to=row.belongs_to,
            wikidata=row.wikidata,
            resolved=True,
        )
    kind = "unknown" if candidate.kind == "source" else candidate.kind
    body = candidate.body if candidate.form == "person" else None
    name = " ".join(candidate.name.split())
    return Actor(
        id=make_id(layout.document, "actor", kind, fold(name)),
        name=name,
        kind=kind,
        country=country_of(body) if body else None,
        belongs_to=body,
    )

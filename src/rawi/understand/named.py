"""The actors of a document with the mentions that name them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

import msgspec

from rawi.knowledge.actors import SPEAKING_KINDS, body_of
from rawi.model import Actor, Id, Mention, Span

_RANK = {"name": 0, "acronym": 0, "title": 1, "description": 2, "pronoun": 3, "demonym": 4}


class Named(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Mentions sorted by start, and the actors they belong to."""

    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()

    @cached_property
    def by_id(self) -> dict[Id, Actor]:
        """The actors by their ids."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def starts(self) -> list[int]:
        """Where each mention starts, for finding those of a span."""
        return [mention.span.start for mention in self.mentions]


def mentions_in(named: Named, span: Span) -> tuple[Mention, ...]:
    """Mentions inside the span, in order."""
    found: list[Mention] = []
    for mention in named.mentions[bisect_left(named.starts, span.start) :]:
        if mention.span.start >= span.end:
            break
        if mention.span.end <= span.end:
            found.append(mention)
    return tuple(found)


def actors_in(named: Named, span: Span) -> tuple[Id, ...]:
    """Ids of the actors mentioned inside the span, in order, each once."""
    return tuple(dict.fromkeys(mention.actor for mention in mentions_in(named, span) if mention.actor is not None))


def best_actor(named: Named, span: Span) -> Actor | None:
    """Who a noun phrase is about: a person in it, else the first actor named outright, else a demonym's state."""
    found = [mention for mention in mentions_in(named, span) if mention.actor in named.by_id]
    if not found:
        return None
    best = min(
        found, key=lambda mention: (not is_person(named, mention.actor), _RANK.get(mention.kind, 5), mention.span)
    )
    return named.by_id[best.actor] if best.actor is not None else None


def is_person(named: Named, actor: Id | None) -> bool:
    """The actor is a single human being."""
    known = named.by_id.get(actor) if actor is not None else None
    return known is not None and known.kind == "person"


def body_in(named: Named, actor: Id) -> Id:
    """The body that owns an actor's word, also for actors that only this document knows."""
    known = named.by_id.get(actor)
    if known is not None and not known.resolved and known.kind in SPEAKING_KINDS and known.belongs_to:
        return body_of(known.belongs_to)
    return body_of(actor)

"""What a claim rests on, with the words that say so."""

from __future__ import annotations

from rawi.model import Attribution, Event, Span
from rawi.understand.claims.signs import Signs
from rawi.understand.named import Named

# Which ground is taken where one sentence offers several; unnamed footage counts before footage in general.
_RANKING = ("refused", "witnessed", "unnamed", "footage", "document", "inference")
_RELAYS = frozenset(["agency", "outlet"])
_BELIEFS = frozenset(
    [
        "believe",
        "believes",
        "believed",
        "thinks",
        "convaincus",
        "convaincu",
        "convaincue",
        "croit",
        "croient",
        "pense",
        "pensent",
        "يعتقد",
        "تعتقد",
        "يري",
        "تري",
    ]
)


def basis_of(
    text: str, event: Event, signs: Signs, attribution: Attribution | None, named: Named
) -> tuple[str, Span | None]:
    """The ground that the event's own sentence offers, else that of the source who speaks."""
    found = {
        sign.kind: sign.span for sign in reversed(signs.near(event.trigger.start)) if not sign.span.meets(event.trigger)
    }
    for kind in _RANKING[:1]:
        if kind in found:
            return kind, found[kind]
    if attribution is not None and not attribution.credit:
        return _of_source(text, attribution, signs, named, found)
    return _of_sentence(found)


def _of_sentence(found: dict[str, Span]) -> tuple[str, Span | None]:
    for kind in _RANKING:
        if kind in found:
            return kind, found[kind]
    return "none", None


def _of_source(
    text: str, attribution: Attribution, signs: Signs, named: Named, found: dict[str, Span]
) -> tuple[str, Span | None]:
    source = attribution.source
    if source is None:
        return "unnamed", attribution.cue
    near = signs.near(source.start)
    inside = {sign.kind: sign.span for sign in near if source.holds(sign.span) or sign.span.holds(source)}
    for kind in ("witnessed", "unnamed", "footage", "document"):
        if kind in inside:
            return kind, inside[kind]
    if attribution.anonymous_kind == "witness":
        return "witnessed", source
    if attribution.anonymous:
        return "unnamed", source
    for kind in ("witnessed", "unnamed", "footage", "document", "inference"):
        if kind in found and attribution.span.holds(found[kind]) and not source.meets(found[kind]):
            return kind, found[kind]
    if _is_relay(attribution, named) or _is_belief(text, attribution):
        return "none", None
    return "statement", source


def _is_relay(attribution: Attribution, named: Named) -> bool:
    """An agency or an outlet passes on; it is no party that knows."""
    kinds = {actor.id: actor.kind for actor in named.actors}
    own = [kinds.get(key) for key in attribution.sources]
    return bool(own) and all(kind in _RELAYS for kind in own)


def _is_belief(text: str, attribution: Attribution) -> bool:
    return attribution.cue is not None and bool(set(attribution.cue.of(text).lower().split()) & _BELIEFS)

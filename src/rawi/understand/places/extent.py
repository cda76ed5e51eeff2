"""How far a place's words reach: `Erbil International Airport`, `aéroport d'Erbil`, `حقل العمر النفطي`."""

from __future__ import annotations

from rawi.model import Span
from rawi.understand.places.candidate import Candidate
from rawi.understand.places.surface import Surface

_HEADS = {
    "fr": ("aeroport", "aerodrome", "poste", "passage", "camp", "base"),
    "en": ("camp", "fort"),
    "ar": ("مطار", "قاعده", "معسكر", "مخيم", "معبر", "حقل", "ميناء", "سد"),
}


def extend(surface: Surface, candidate: Candidate) -> tuple[Span, bool]:
    """The span with the words of its facility, and whether it is one rather than the town."""
    span, facility = candidate.span, False
    if candidate.sites and candidate.sites[0].kind in {"country", "continent"}:
        return span, False
    head = surface.ends.get(candidate.first)
    if head is not None and any(word.kind == "facility" for word in head.value) and _is_head(surface, head.first):
        span, facility = Span(head.span.start, span.end), True
    tail = surface.after(candidate.last)
    if surface.language == "en" and tail is not None:
        tail_at = tail.last
    elif surface.language == "en" and _possessive(surface, candidate.last):
        tail = surface.after(candidate.last + 1)
        tail_at = tail.last if tail is not None and surface.tokens[tail.first].folded == "international" else 0
        tail = tail if tail_at else None
    if tail is not None and _is_tail(surface, tail.first, [word.kind for word in tail.value], facility):
        value = next(word.value for word in tail.value if word.kind == "tail")
        span = Span(span.start, surface.tokens[tail.last - 1].end)
        facility = facility or value == "site"
    return span, facility


def _is_head(surface: Surface, first: int) -> bool:
    token = surface.tokens[first]
    if surface.language == "en" and not token.text[0].isupper():
        return False
    return any(
        token.folded.removeprefix("و").removeprefix("ب").removeprefix("ل").startswith(head)
        or token.folded.startswith(head)
        for head in _HEADS[surface.language]
    )


def _possessive(surface: Surface, index: int) -> bool:
    return index < len(surface.tokens) and surface.tokens[index].folded in {"'s", "’s"}


def _is_tail(surface: Surface, first: int, kinds: list[str], facility: bool) -> bool:
    if "tail" not in kinds or not surface.joined(first - 1, first):
        return False
    token = surface.tokens[first]
    if surface.arabic:
        return facility
    return token.folded not in {"region", "state", "county", "valley", "countryside"} or token.text[0].isupper()

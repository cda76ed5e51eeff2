"""Which reports of an incident hand on which: by citation, as a copy, as a translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rawi.connect.copies.align import align
from rawi.connect.profile import Profile
from rawi.connect.signs import Weights
from rawi.connect.taken import TEXTS, copy_and_source, nearest_first
from rawi.model import Id, Link

_SURE = 0.55
"""Score of a link from which a text counts as a copy."""
_CLEARLY = 2.0
"""How much more than the cited report another one of its house must share to be the source of a relay."""
_MISREAD = frozenset({"word_misread"})
"""What shows by itself which of two texts is the translation."""
_ADDED = frozenset({"confirmation_added", "admission_added"})
"""What counts even where little text is shared."""


class Relay(NamedTuple):
    """A report and the one whose facts it hands on."""

    source: Profile
    relay: Profile
    copied: bool
    """The text itself is a copy or a translation, not a retelling."""
    only: frozenset[str] = frozenset()
    """Where the tie is weak or may be the other way round, the changes that count all the same; else empty."""


def relays_of(mains: Sequence[Profile], links: Sequence[Link], weights: Weights) -> list[Relay]:
    """Each copy with the report that it was likeliest made from, each citing report with the likest one of the house that it cites."""
    by_id = {profile.id: profile for profile in mains}
    inside = [link for link in links if link.left in by_id and link.right in by_id]
    copied = {frozenset((link.left, link.right)) for link in inside if link.kind in TEXTS and link.score > _SURE}
    found: dict[tuple[int, int], Relay] = {}
    for link in inside:
        if link.kind == "cites":
            relay = by_id[link.left]
            source = _likest(relay, by_id[link.right], mains, weights)
            made = Relay(source, relay, frozenset((relay.id, source.id)) in copied)
            found.setdefault((relay.place, source.place), made)
    for made in _copies(inside, by_id):
        found.setdefault((made.relay.place, made.source.place), made)
    return [made for made in found.values() if _is_another_text(made)]


def _is_another_text(made: Relay) -> bool:
    """Another house's, or the house's own translation; a later take is no relay."""
    one_house = made.source.houses.own == made.relay.houses.own
    return not one_house or (made.copied and made.source.language != made.relay.language)


def _copies(links: Sequence[Link], by_id: Mapping[Id, Profile]) -> Iterator[Relay]:
    """Copies with the report that each was likeliest made from, in its own language and in another; where no direction
    is known, the earlier report is the source, and the later one the source of a translation alone.
    """
    taken: set[tuple[Id, str]] = set()
    for link in nearest_first(links):
        if link.kind not in TEXTS:
            continue
        relay, source = copy_and_source(link, by_id[link.left], by_id[link.right])
        if link.score <= _SURE:
            yield Relay(source, relay, copied=False, only=_ADDED)
        elif (relay.id, link.kind) not in taken:
            yield Relay(source, relay, copied=True)
        if link.direction != "unknown":
            taken.add((relay.id, link.kind))
        elif link.kind == "translation" and link.score > _SURE:
            yield Relay(relay, source, copied=True, only=_MISREAD)


def _likest(relay: Profile, cited: Profile, mains: Sequence[Profile], weights: Weights) -> Profile:
    """Of the reports of the cited house, none later than the relay, the one that shares most with it."""
    house = [
        other
        for other in mains
        if other.houses.own == cited.houses.own and str(other.published or "") <= str(relay.published or "9999")
    ]
    shared = {other.place: align(other, relay, weights).tight for other in house}
    likest = max(house, key=lambda other: (round(shared[other.place], 3), other.id), default=cited)
    return likest if shared.get(likest.place, 0.0) > _CLEARLY * shared.get(cited.place, 0.0) else cited

"""Relays that alter their source: a figure changed, a hedge or a bound dropped, a source made better, a quotation reworded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rawi.connect.copies.align import Alignment, align
from rawi.connect.copies.changes import has_word, numbers_of
from rawi.connect.facts import Fact
from rawi.connect.profile import Profile
from rawi.connect.signs import Line, Weights
from rawi.model import Drift, Link, Quote, Span
from rawi.words.tokens import find_tokens

_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{12,}?)\s*[»”\"]")
_CLOSE = 0.18
_SURE = 0.6
_COPIES = frozenset({"same_text", "translation"})
_FIELDS = ("killed", "injured", "munitions", "vehicles")
_ACCUSED = "=accuse"
_DONE = frozenset(
    {"=attack", "=strike", "=bombard", "=kill", "=die", "=shoot", "=burn", "=destroy", "=abduct", "=capture"}
)


class Relay(NamedTuple):
    """A report and the one whose facts it hands on."""

    source: Profile
    relay: Profile
    copied: bool
    """The text itself is a copy or a translation, not a retelling."""


def drifts_of(
    mains: Sequence[Profile],
    links: Sequence[Link],
    roots: Mapping[int, int],
    facts: Sequence[Fact],
    weights: Weights,
) -> tuple[Drift, ...]:
    """Drift between the reports of one incident, along its links."""
    told: dict[int, list[Fact]] = {profile.place: [] for profile in mains}
    for fact in facts:
        told.setdefault(fact.report, []).append(fact)
    found: list[Drift] = []
    for relay in _relays(mains, links, roots):
        alignment = align(relay.source, relay.relay, weights)
        if not relay.copied:
            found += _figures(relay, told)
        found += _wording(relay, alignment)
        found += _requoted(relay)
    return tuple(dict.fromkeys(found))


def _relays(mains: Sequence[Profile], links: Sequence[Link], roots: Mapping[int, int]) -> list[Relay]:
    """Each citing report with the report it cites, each copy with its root where it cites none of that family."""
    by_id = {profile.id: profile for profile in mains}
    by_place = {profile.place: profile for profile in mains}
    inside = [link for link in links if link.left in by_id and link.right in by_id]
    copied = {frozenset((link.left, link.right)) for link in inside if link.kind in _COPIES and link.score > _SURE}
    found: dict[tuple[int, int], Relay] = {}
    for link in inside:
        if link.kind == "cites":
            relay, source = by_id[link.left], by_id[link.right]
            family = roots.get(source.place, source.place)
            found[relay.place, family] = Relay(source, relay, frozenset((relay.id, source.id)) in copied)
    for profile in mains:
        root = roots.get(profile.place, profile.place)
        if root != profile.place and root in by_place and (profile.place, root) not in found:
            found[profile.place, root] = Relay(by_place[root], profile, copied=True)
    return [found[key] for key in sorted(found) if found[key].source.houses.own != found[key].relay.houses.own]


def _figures(relay: Relay, told: Mapping[int, Sequence[Fact]]) -> Iterator[Drift]:
    """The relay gives another number where the source gives one, and the source knows that number nowhere."""
    known = {number for line in relay.source.lines for number in numbers_of(line)}
    kept = {number for line in relay.relay.lines for number in numbers_of(line)}
    for field in _FIELDS:
        before = [fact for fact in told[relay.source.place] if fact.field == field and (fact.low or 0) > 1]
        after = [fact for fact in told[relay.relay.place] if fact.field == field and (fact.low or 0) > 1]
        lost = [fact for fact in before if f"#{fact.low}" not in kept]
        fresh = [fact for fact in after if f"#{fact.low}" not in known]
        if lost and fresh:
            detail = f"{field}: {lost[0].low} became {fresh[0].low}"
            yield _drift(relay, lost[0].span, fresh[0].span, "figure_changed", detail)


def _wording(relay: Relay, alignment: Alignment) -> Iterator[Drift]:
    for pair in alignment.pairs:
        if pair.score < _CLOSE:
            continue
        before, after = relay.source.lines[pair.left], relay.relay.lines[pair.right]
        for change in _changes(relay, before, after):
            yield _drift(relay, before.span, after.span, change, "")


def _changes(relay: Relay, before: Line, after: Line) -> Iterator[str]:
    source, target = relay.source, relay.relay
    if has_word(source, before, "hedge") and after.signs & before.signs & _DONE:
        around = target.lines if relay.copied else [after]
        if not any(has_word(target, line, "hedge") for line in around):
            yield "hedge_dropped"
    if not relay.copied and numbers_of(before) & numbers_of(after) and _loses(relay, before, after, "bound"):
        yield "bound_dropped"
    hidden = has_word(source, before, "anonymous") and not has_word(source, before, "office")
    if not relay.copied and hidden and has_word(target, after, "office"):
        yield "source_sharpened"
    if (
        not relay.copied
        and _ACCUSED in before.signs
        and _ACCUSED not in after.signs
        and after.signs & before.signs & _DONE
    ):
        yield "accusation_became_fact"
    if not relay.copied:
        for group in ("confirm", "admit"):
            if has_word(target, after, group) and not any(has_word(source, line, group) for line in source.lines):
                yield f"{group}ation_added" if group == "confirm" else "admission_added"


def _loses(relay: Relay, before: Line, after: Line, group: str) -> bool:
    return has_word(relay.source, before, group) and not has_word(relay.relay, after, group)


def _requoted(relay: Relay) -> Iterator[Drift]:
    """Quotations of a text and of its copy, one for one in order, whose words inside the quotation marks are not the same."""
    if not relay.copied or relay.source.language != relay.relay.language:
        return
    before, after = _QUOTED.findall(relay.source.text), _QUOTED.findall(relay.relay.text)
    if len(before) != len(after):
        return
    pairs = zip(_QUOTED.finditer(relay.source.text), _QUOTED.finditer(relay.relay.text), strict=True)
    for one, other in pairs:
        first, second = set(_words(one.group(1))), set(_words(other.group(1)))
        if first - second and second - first:
            yield _drift(relay, Span(*one.span(1)), Span(*other.span(1)), "quotation_reworded", "")


def _words(text: str) -> list[str]:
    """The folded words of a text."""
    return [token.folded for token in find_tokens(text) if token.kind == "word"]


def _drift(relay: Relay, before: Span, after: Span, change: str, detail: str) -> Drift:
    return Drift(
        source=Quote(document=relay.source.id, span=before, text=before.of(relay.source.text)),
        relay=Quote(document=relay.relay.id, span=after, text=after.of(relay.relay.text)),
        change=change,
        detail=detail,
    )

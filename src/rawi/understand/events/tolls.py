"""The dead, the hurt, the munitions and the vehicles of a description."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rawi.model import Quantity
from rawi.understand.events.page import Page
from rawi.understand.events.triggers import Trigger

TOLLS = ("killed", "injured", "munitions", "vehicles")
_OTHERS = frozenset(["missing", "captured", "displaced", "buildings", "aircraft"])
_AND = frozenset(["et", "and", "و", "ainsi", "plus", "as", "well"])


class Tolls(msgspec.Struct, kw_only=True):
    """Quantities by what they count."""

    killed: Quantity | None = None
    injured: Quantity | None = None
    munitions: Quantity | None = None
    vehicles: Quantity | None = None
    others: tuple[Quantity, ...] = ()


def tolls_of(page: Page, triggers: Sequence[Trigger], *, sure: bool = False) -> list[Tolls]:
    """For each trigger its tolls: every quantity goes to one description of its sentence.

    `sure`: a model has read the text as well, and what no number counts is left to it.
    """
    found = [Tolls() for _ in triggers]
    for quantity in page.quantities:
        if quantity.unit not in _OTHERS and not (quantity.unit in TOLLS and _is_count(page, quantity, sure=sure)):
            continue
        index = _owner(page, quantity, triggers)
        if index is None:
            continue
        if quantity.unit in _OTHERS:
            found[index].others += (quantity,)
        else:
            _add(page, found[index], quantity)
    return found


def _is_count(page: Page, quantity: Quantity, *, sure: bool) -> bool:
    """Something was counted: `a missile`, but not `a drone attack`; what only stands in the plural is no count of arms."""
    if page.token_at(quantity.span.start) in page.blocked:
        return False
    things = quantity.unit in {"munitions", "vehicles"}
    if quantity.high == 0:
        return not things
    uncounted = quantity.confidence < 1 and quantity.low != quantity.high
    if uncounted:
        return not (things or sure)
    if quantity.low != 1 or quantity.high != 1:
        return True
    return not sure and not (quantity.unit == "munitions" and _is_kind_of_attack(page, quantity))


def _is_kind_of_attack(page: Page, quantity: Quantity) -> bool:
    """A drone comes back, and an English noun before another one names a kind: `a rocket attack`."""
    first, last = page.tokens_of(quantity.span)
    reach = page.tokens[first : min(len(page.tokens), last + 2)]
    if any(token.folded.startswith(_NOT_SPENT) or token.folded[1:].startswith(_NOT_SPENT) for token in reach):
        return True
    return page.language == "en" and any(
        last - 1 <= trigger.first <= last for trigger in page.triggers if trigger.word.form == "noun"
    )


_NOT_SPENT = ("drone", "uav", "مسير", "طاير", "طائر", "رصاص", "غاز")


def _add(page: Page, tolls: Tolls, quantity: Quantity) -> None:
    """The first number stands, unless the next is joined to it: four soldiers and a driver are five."""
    had = getattr(tolls, quantity.unit)
    if had is None:
        setattr(tolls, quantity.unit, quantity)
        return
    between = [
        token.folded for token in page.tokens[page.token_at(had.span.end - 1) + 1 : page.token_at(quantity.span.start)]
    ]
    joined = (0 < len(between) <= 5 and between[-1] in _AND) or (
        0 < len(between) <= 4
        and page.language == "ar"
        and page.tokens[page.token_at(quantity.span.start)].folded.startswith("و")
    )
    if joined and had.low is not None and quantity.low is not None and had.low > 0 and quantity.low > 0:
        high = None if had.high is None or quantity.high is None else had.high + quantity.high
        merged = msgspec.structs.replace(had, low=had.low + quantity.low, high=high)
        setattr(tolls, quantity.unit, merged)


def _owner(page: Page, quantity: Quantity, triggers: Sequence[Trigger]) -> int | None:
    """The description that the number belongs to: the word that counts it, else the nearest assault of the sentence."""
    at = page.token_at(quantity.span.start)
    sentence = page.sentence_of(quantity.span)
    near = [(i, t) for i, t in enumerate(triggers) if t.sentence == sentence and _takes(t, quantity.unit)]
    if not near:
        return None

    def cost(pair: tuple[int, Trigger]) -> float:
        trigger = pair[1]
        away = float(min(abs(at - trigger.first), abs(at - trigger.last)))
        if quantity.unit in {"killed", "injured"} and trigger.word.counts:
            away -= 8
        if trigger.first > at and not trigger.word.counts:
            away += 2
        return away

    owner = min(near, key=cost)
    if quantity.unit in {"vehicles", "munitions"} and cost(owner) > 14:
        return None
    return owner[0]


def _takes(trigger: Trigger, unit: str) -> bool:
    if unit in {"killed", "injured", "munitions"}:
        return trigger.type == "ASSAULT"
    return trigger.type in {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "SUPPORT", "CONCEDE"}

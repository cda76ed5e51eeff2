"""The mode of an assault, told by the weapon near it or by the other descriptions of the same happening."""

from __future__ import annotations

from rawi.knowledge.counted import Weapon
from rawi.model import Span
from rawi.understand.events.page import Page
from rawi.understand.events.triggers import Trigger
from rawi.words.phrases import Match

_RANK = {"suicide-attack": 6, "unconventional": 5, "drone": 4, "explosives": 2, "heavy-weapons": 2, "aerial": 3, "firearms": 1}
_OPEN = frozenset(["ASSAULT", "ASSAULT/aerial", "ASSAULT/heavy-weapons", "ASSAULT/explosives", "ASSAULT/firearms", "ASSAULT/destroy"])
_REFINED = {
    "ASSAULT/aerial": frozenset(["drone"]),
    "ASSAULT/heavy-weapons": frozenset(["drone", "aerial"]),
    "ASSAULT/explosives": frozenset(["drone", "suicide-attack", "heavy-weapons"]),
    "ASSAULT/firearms": frozenset(["heavy-weapons"]),
    "ASSAULT/destroy": frozenset[str](),
}


def weapon_near(page: Page, trigger: Trigger) -> tuple[Match[list[Weapon]], int] | None:
    """The weapon of the trigger's sentence that stands nearest, and how many tokens away."""
    first, last = page.bounds[trigger.sentence]
    best: tuple[Match[list[Weapon]], int] | None = None
    for match in page.weapons:
        if match.last <= first or match.first >= last:
            continue
        away = _distance(match.first, match.last, trigger.first, trigger.last)
        if best is None or away < best[1]:
            best = (match, away)
    return best


def _distance(first: int, last: int, start: int, end: int) -> int:
    return max(0, first - end + 1, start - last + 1)


def mode_of(page: Page, trigger: Trigger) -> str:
    """The kind with the mode that its own sentence tells."""
    kind = trigger.word.kind
    if trigger.type != "ASSAULT" or kind not in _OPEN:
        return kind
    near = weapon_near(page, trigger)
    if near is None:
        return kind
    mode = near[0].value[0].mode
    if kind == "ASSAULT":
        return f"ASSAULT/{mode}"
    return f"ASSAULT/{mode}" if mode in _REFINED[kind] else kind


def weapon_span(page: Page, trigger: Trigger) -> Span | None:
    """The nearest weapon's words, with its adjectives."""
    near = weapon_near(page, trigger)
    if near is None or near[1] > 18:
        return None
    return near[0].span

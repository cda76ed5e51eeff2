"""The mode of an assault, told by the weapon near it or by the other descriptions of the same happening."""

from __future__ import annotations

from rawi.knowledge.counted import Weapon
from rawi.knowledge.event_words_grammar import closed_class
from rawi.model import Span
from rawi.understand.events.page import Page
from rawi.understand.events.triggers import Trigger
from rawi.words.phrases import Match

_RANK = {
    "suicide-attack": 6,
    "unconventional": 5,
    "drone": 4,
    "explosives": 2,
    "heavy-weapons": 2,
    "aerial": 3,
    "firearms": 1,
}
_OPEN = frozenset(
    ["ASSAULT", "ASSAULT/aerial", "ASSAULT/heavy-weapons", "ASSAULT/explosives", "ASSAULT/firearms", "ASSAULT/destroy"]
)
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


_STOPPING = (
    "intercept", "abattre", "shoot down", "down", "bring down", "repel", "repouss", "déjou", "foil", "thwart", "désamorc",
    "اعترض", "أسقط", "إسقاط", "اعتراض", "تصدى", "أحبط", "إحباط", "فكك", "صد/",
)  # fmt: skip
_FROM_THE_AIR = frozenset(["frappe", "raid", "strike", "ضربة", "ضربات", "عدوان", "قصف", "قصف/يقصف", "ضرب/يضرب"])


def _planes(page: Page) -> bool:
    return any(match.value[0].mode == "aerial" and match.value[0].sort == "carrier" for match in page.weapons)


def _told(page: Page, trigger: Trigger) -> str:
    """The most telling weapon near the trigger in its sentence: a drone that drops a bomb is a drone."""
    first, last = page.bounds[trigger.sentence]
    best = (0, 0.0, "")
    for match in page.weapons:
        if match.last <= first or match.first >= last:
            continue
        away = _distance(match.first, match.last, trigger.first, trigger.last)
        if away <= _REACH:
            mode = match.value[0].mode
            best = max(best, (_RANK[mode] if away <= 12 else 0, -away, mode))
    return best[2]


_REACH = 25


def mode_of(page: Page, trigger: Trigger) -> str:
    """The kind with the mode that its own sentence tells."""
    kind = trigger.word.kind
    if trigger.type != "ASSAULT" or kind not in _OPEN:
        return kind
    if trigger.word.base.startswith(_STOPPING):
        return kind
    mode = _told(page, trigger)
    if not mode:
        return kind
    if trigger.word.base in _FROM_THE_AIR and mode in {"heavy-weapons", "explosives"} and _planes(page):
        mode = "aerial"
    if kind == "ASSAULT":
        return f"ASSAULT/{mode}"
    return f"ASSAULT/{mode}" if mode in _REFINED[kind] else kind


def weapon_span(page: Page, trigger: Trigger) -> Span | None:
    """The nearest weapon's words, with its adjectives; who carries it is no weapon, nor is the trigger itself."""
    near = weapon_near(page, trigger)
    if near is None or near[1] > 18 or near[0].value[0].sort == "bearer" or near[0].span.meets(trigger.span):
        return None
    return _with_adjectives(page, near[0])


def _with_adjectives(page: Page, match: Match[list[Weapon]]) -> Span:
    """`unidentified drones`, `drones piégés`, طائرات مجهولة الهوية: the words about a weapon's make and flag belong to it."""
    words = closed_class("of_weapons", page.language)
    start, end = match.span.start, match.span.end
    if page.language == "en":
        at = match.first - 1
        while at >= 0 and (page.tokens[at].folded in words or _is_flag(page, at)):
            start = page.tokens[at].start
            at -= 1
    else:
        at = match.last
        while at < len(page.tokens) and (page.tokens[at].folded in words or _is_flag(page, at)):
            end = page.tokens[at].end
            at += 1
    return Span(start, end)


def _is_flag(page: Page, at: int) -> bool:
    """The token is a people's adjective: `Israeli`, `américain`, أميركية."""
    token = page.tokens[at]
    return any(
        m.kind == "demonym" and m.span.start <= token.start and token.end <= m.span.end for m in page.named.mentions
    )

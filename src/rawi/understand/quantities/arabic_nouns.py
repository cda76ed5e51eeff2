"""How many an Arabic noun means by its form alone."""

from __future__ import annotations

from functools import lru_cache

from rawi.knowledge.counted import listed_things
from rawi.knowledge.numbers import singulars


def arabic_number(word: str) -> tuple[int, int | None]:
    """A folded Arabic noun by its form alone: one, two, or two and more."""
    if word in _BROKEN_PLURALS or word.endswith(("ات", "ون")):
        return 2, None
    dual = singulars(word)
    if dual and word.endswith(("ان", "تين")):
        return 2, 2
    if word.endswith("ين"):
        return (2, 2) if word[:-2] in _DUAL_STEMS or word not in _sound_plurals() else (2, None)
    return 1, 1


@lru_cache
def _sound_plurals() -> frozenset[str]:
    """Listed plurals in -ين; what is not listed so has a broken plural, and its -ين is a dual: رجلين."""
    return frozenset(word for word in listed_things("ar") if word.endswith("ين"))


_DUAL_STEMS = frozenset(
    ["قتيل", "شهيد", "صاروخ", "جندي", "لغم", "برميل", "شخص", "عنصر", "جريح", "زورق", "صهريج", "قارب", "ضابط"]
)
_BROKEN_PLURALS = frozenset(
    [
        "قتلي",
        "جرحي",
        "شهداء",
        "ضحايا",
        "جثث",
        "صواريخ",
        "قذايف",
        "قذائف",
        "قنابل",
        "الغام",
        "عبوات",
        "جنود",
        "عناصر",
        "اشخاص",
        "مقاتلات",
        "نساء",
        "اطفال",
        "رجال",
        "ضباط",
        "عمال",
        "قوارب",
        "زوارق",
        "سفن",
        "صهاريج",
        "حافلات",
        "اليات",
        "شاحنات",
        "دبابات",
        "عربات",
        "براميل",
        "متفجرات",
        "طائرات",
        "مسيرات",
        "طايرات",
        "اطباء",
        "ركاب",
        "حراس",
        "طلاب",
    ]
)

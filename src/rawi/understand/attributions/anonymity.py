"""Whether a source bears a name, and what kind it is where it bears none."""

from __future__ import annotations

from itertools import pairwise

from rawi.knowledge.cues import anonymous_kinds
from rawi.understand.attributions.layout import Layout
from rawi.words.fold import stems

# Heads that are unnamed whoever they belong to.
_ALWAYS = frozenset(
    [
        "source",
        "sources",
        "witness",
        "witnesses",
        "eyewitness",
        "temoin",
        "temoins",
        "media",
        "medias",
        "resident",
        "residents",
        "habitants",
        "villagers",
        "villageois",
        "riverains",
        "survivor",
        "survivors",
        "official",
        "officials",
        "responsable",
        "responsables",
        "diplomat",
        "diplomats",
        "diplomate",
        "diplomates",
        "officer",
        "officers",
        "officier",
        "officiers",
        "activists",
        "militants",
        "مصدر",
        "مصادر",
        "المصدر",
        "المصادر",
        "شاهد",
        "شهود",
        "سكان",
        "اهالي",
        "مسوول",
        "مسوولون",
        "مسوولين",
        "ضابط",
        "ناشطون",
        "نشطاء",
        "ناشط",
        "someone",
        "somebody",
        "certains",
        "d'autres",
        "others",
        "some",
        "one",
        "on",
        "expert",
        "experts",
        "analyste",
        "analystes",
        "خبير",
        "خبراء",
        "محلل",
        "محللون",
        "دبلوماسي",
        "شخص",
        "قروي",
        "قرويون",
    ]
)


def anonymous_kind(layout: Layout, first: int, last: int, named: bool) -> str | None:
    """The kind of an unnamed source; None where the source bears the name of a person or a body."""
    kinds = anonymous_kinds()
    words = [token for token in layout.tokens[first:last] if token.kind == "word"]
    found: list[str] = []
    always = False
    for position, token in enumerate(words):
        for stem in stems(token.folded):
            kind = kinds.get(stem.text)
            if kind is not None:
                found.append(kind)
                always = always or (stem.text in _ALWAYS and position < 3)
                break
    if not found or (named and not always):
        return None
    if _has_person(layout, first, last):
        return None
    capital = layout.language != "ar" and any(token.text[:1].isupper() for token in words[1:])
    if not always and capital:
        return None
    ranking = list(dict.fromkeys(kinds.values()))
    return min(found, key=ranking.index)


def _has_person(layout: Layout, first: int, last: int) -> bool:
    """Two capitals in a row, or a name behind a comma."""
    tokens = layout.tokens[first:last]
    if layout.language == "ar":
        return any(token.text in ("،", ",") for token in tokens)
    pairs = pairwise(tokens)
    return any(
        left.text[:1].isupper() and right.text[:1].isupper() and len(left.text) > 1 and left.start != tokens[0].start
        for left, right in pairs
    ) and tokens[0].folded not in ("a", "an", "un", "une", "des")

"""Headlines and tickers that name their source before a colon: "Army: two soldiers killed"."""

from __future__ import annotations

from rawi.knowledge.cues import anonymous_kinds
from rawi.understand.attributions.contents import quotation_at
from rawi.understand.attributions.drafts import Draft
from rawi.understand.attributions.layout import Layout, Unit
from rawi.words.fold import stems

# Who speaks in headlines, beside the unnamed sources: bodies and offices.
_SPEAKERS = frozenset(
    [
        "army",
        "ministry",
        "police",
        "spokesman",
        "spokeswoman",
        "president",
        "minister",
        "governor",
        "un",
        "government",
        "ngo",
        "coalition",
        "observatory",
        "officials",
        "source",
        "sources",
        "witnesses",
        "pentagon",
        "centcom",
        "mayor",
        "reporter",
        "correspondent",
        "agency",
        "armee",
        "ministere",
        "police",
        "porte",
        "parole",
        "president",
        "ministre",
        "gouverneur",
        "onu",
        "gouvernement",
        "ong",
        "coalition",
        "observatoire",
        "source",
        "sources",
        "temoins",
        "pentagone",
        "maire",
        "correspondant",
        "agence",
        "prefet",
        "secouristes",
        "الجيش",
        "وزاره",
        "وزير",
        "الوزاره",
        "الشرطه",
        "المتحدث",
        "متحدث",
        "الناطق",
        "ناطق",
        "الرييس",
        "رييس",
        "محافظ",
        "الامم",
        "الحكومه",
        "التحالف",
        "المرصد",
        "مرصد",
        "مصدر",
        "مصادر",
        "شهود",
        "مراسل",
        "مراسلنا",
        "وكاله",
        "التلفزيون",
        "الدفاع",
        "بلديه",
        "قايد",
        "مدير",
        "هييه",
        "منظمه",
        "حركه",
        "جماعه",
        "البنتاغون",
        "القياده",
        "كتايب",
        "الكرملين",
        "الخارجيه",
        "الداخليه",
        "الصحه",
        "مسوول",
        "مسوولون",
        "اعلام",
        "وسايل",
        "صحيفه",
        "قناه",
    ]
)
_BEFORE = frozenset(["|", "-", "–", "—", "•", "/"])


def read_headline(layout: Layout, unit: Unit) -> Draft | None:
    """A line of its own with a speaker of at most eight words before its first colon."""
    tokens = layout.tokens
    start = unit.first
    if start > 0 and "\n" not in layout.document.text[tokens[start - 1].end : tokens[start].start]:
        return None
    colon = None
    for at in range(start, min(unit.last, start + 14)):
        if tokens[at].text in _BEFORE and not tokens[at].glued:
            start = at + 1
        elif tokens[at].text == ":":
            if _is_label(layout, start, at):
                start = at + 1
                continue
            colon = at
            break
    if colon is None or not 1 <= colon - start <= 9 or unit.last - colon < 4:
        return None
    if not _speaks(layout, start, colon):
        return None
    content = quotation_at(layout, colon + 1) or (colon + 1, unit.last)
    return Draft(cue=None, content=[content], source=(start, _without_hearer(layout, start, colon)), confidence=0.6)


def _is_label(layout: Layout, start: int, colon: int) -> bool:
    """تحديث 1: , Update: , 12:40: : a word or a number that is no speaker."""
    return colon - start <= 2 and not _speaks(layout, start, colon)


def _speaks(layout: Layout, start: int, colon: int) -> bool:
    if colon <= start:
        return False
    words = [stem.text for token in layout.tokens[start:colon] if token.kind == "word" for stem in stems(token.folded)]
    kinds = anonymous_kinds()
    return words[:1] != [] and any(word in _SPEAKERS or word in kinds for word in words)


def _without_hearer(layout: Layout, start: int, colon: int) -> int:
    """رئيس البلدية للقناة: the hearer is no part of the speaker."""
    if layout.language == "ar":
        for at in range(start + 1, colon):
            word = layout.tokens[at].folded
            if word == "ل" or (word.startswith("لل") and at == colon - 1 and colon - start > 2):
                return at
    if layout.language != "ar":
        for at in range(start + 1, colon):
            if layout.tokens[at].folded in ("a", "to", "au") and layout.tokens[at].text != "a":
                return at
    return colon

"""Arabic verbs of saying with particles and clitics, told from nouns."""

from __future__ import annotations

from rawi.knowledge.cues import CueForm
from rawi.understand.attributions.cuewords.groups import CueGroup
from rawi.understand.attributions.layout import Layout, Unit

# Spelt like a form of a cue and mostly something else.
_NEVER_VERBS = frozenset(
    [
        "اقرا",
        "تابعه",
        "يعد",
        "تعد",
        "نعد",
        "حمله",
        "اذاعه",
        "اشاره",
        "طلبه",
        "رده",
        "نقله",
        "طعنا",
        "نصر",
        "نصرا",
        "نشره",
        "ناقله",
        "مدينه",
        "ردا",
        "عده",
        "روايه",
        "تسلم",
        "يسلم",
        "وعدها",
        "كتبه",
        "رصده",
        "سجله",
        "عرضه",
        "قدره",
        "قدرتها",
        "قدرته",
        "علقه",
        "بارك",
        "لامه",
        "شبه",
        "فصله",
    ]
)


def arabic_group(layout: Layout, unit: Unit, index: int, last: int, form: CueForm, skipped: int) -> CueGroup | None:
    """The verb group around an Arabic form, or None where it is no verb."""
    grammar, tokens = layout.grammar, layout.tokens
    token = tokens[index]
    if form.shape == "gerund":
        if not _is_adverbial_participle(layout, unit, index, last):
            return None
        negated = index > unit.first and tokens[index - 1].folded in ("دون", "غير")
        return CueGroup(index, last, index, form.cue, "gerund", negated, skipped=skipped, linked=skipped > 0)
    first = index
    negated = False
    before = tokens[index - 1] if index > unit.first else None
    linked = skipped > 0
    if token.folded[skipped:] in _NEVER_VERBS:
        return None
    if token.folded[skipped:] in ("يقل", "تقل") and not (before is not None and before.folded in ("لم", "ولم", "فلم")):
        return None
    if before is not None and not skipped:
        word = before.folded
        if word in ("لم", "لن", "لا", "ولم", "ولا", "ولن", "فلم", "ما", "فلا"):
            if (
                word == "ما"
                and index - 2 >= unit.first
                and tokens[index - 2].folded in ("حسب", "بحسب", "وفق", "علي", "الي", "في", "هو", "وهو")
            ):
                return CueGroup(first, last, index, form.cue, "active")
            negated, first = word != "ما", index - 1
            linked = word.startswith(("و", "ف"))
        elif word in ("قد", "لقد", "وقد"):
            first = index - 1
            linked = word == "وقد"
    if token.folded[skipped:] in grammar.nouns and not _arabic_verb(layout, unit, index, last, negated):
        return None
    stripped = token.text[skipped:]
    unnamed = len(stripped) > 1 and stripped[1] == "\u064f"
    return CueGroup(
        first,
        last,
        index,
        form.cue,
        "active",
        negated,
        skipped=skipped if first == index else 0,
        linked=linked,
        unnamed=unnamed,
        present=token.folded[skipped:][:1] in ("ي", "ت", "ن"),
    )


def _is_adverbial_participle(layout: Layout, unit: Unit, index: int, last: int) -> bool:
    """مؤكدا أن stands behind a comma or before its "that"; elsewhere the form is a noun or an adjective."""
    tokens = layout.tokens
    if (index > unit.first and tokens[index - 1].kind == "mark") or tokens[index].folded.startswith("و"):
        return True
    for at in range(last, min(unit.last, last + 2)):
        if tokens[at].folded in layout.grammar.that or tokens[at].text in ("«", '"', "“", ":"):
            return True
        if tokens[at].folded not in ("الي", "علي", "من", "عن"):
            return False
    return False


def _arabic_verb(layout: Layout, unit: Unit, index: int, last: int, negated: bool) -> bool:
    """An ambiguous spelling is a verb at the head of a clause with أن or a quotation later in it."""
    grammar, tokens = layout.grammar, layout.tokens
    if negated:
        return True
    before = tokens[index - 1] if index > unit.first else None
    if before is not None and (before.folded in grammar.prepositions or before.folded in grammar.determiners):
        return False
    for at in range(last, min(unit.last, last + 14)):
        word = tokens[at].folded
        if word in grammar.that or tokens[at].text in ("«", '"', "“", ":"):
            return True
        if tokens[at].kind == "mark" and tokens[at].text in ".؛":
            break
    return before is None or before.kind == "mark" or tokens[index].folded.startswith(("و", "ف"))

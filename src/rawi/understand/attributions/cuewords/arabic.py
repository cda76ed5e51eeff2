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
    tokens = layout.tokens
    word = tokens[index].folded[skipped:]
    if form.shape == "gerund":
        if not _is_adverbial_participle(layout, unit, index, last):
            return None
        negated = index > unit.first and tokens[index - 1].folded in ("دون", "غير")
        return CueGroup(index, last, index, form.cue, "gerund", negated, skipped=skipped, linked=skipped > 0)
    before = tokens[index - 1].folded if index > unit.first else ""
    if word in _NEVER_VERBS or (word in ("يقل", "تقل") and before not in ("لم", "ولم", "فلم")):
        return None
    if before == "ما" and not skipped and index - 2 >= unit.first and tokens[index - 2].folded in _WITH_WHAT:
        return CueGroup(index, last, index, form.cue, "active")
    particle = before if not skipped and before in _PARTICLES else ""
    negated = particle in _NEGATIONS
    if word in layout.grammar.nouns and not _arabic_verb(layout, unit, index, last, negated):
        return None
    stripped = tokens[index].text[skipped:]
    return CueGroup(
        index - 1 if particle else index,
        last,
        index,
        form.cue,
        "active",
        negated,
        skipped=skipped,
        linked=_is_linked(particle) if particle else skipped > 0,
        unnamed=len(stripped) > 1 and stripped[1] == "\u064f",
        present=word[:1] in ("ي", "ت", "ن"),
    )


_NEGATIONS = frozenset(["لم", "لن", "لا", "ولم", "ولا", "ولن", "فلم", "فلا"])
_PARTICLES = _NEGATIONS | {"ما", "قد", "لقد", "وقد"}
_WITH_WHAT = frozenset(["حسب", "بحسب", "وفق", "علي", "الي", "في", "هو", "وهو"])


def _is_linked(particle: str) -> bool:
    """A conjunction is written onto the particle: ولم, وقد."""
    return particle.startswith(("و", "ف"))


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

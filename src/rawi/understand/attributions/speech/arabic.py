"""Arabic verbs of saying: the subject mostly behind the verb, the words behind the subject."""

from __future__ import annotations

from rawi.understand.attributions.contents import COMMAS
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Draft, Range
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources import subject_left
from rawi.understand.attributions.sources.arabic import source_right
from rawi.understand.attributions.speech.arabic_words import QUOTES, arabic_words, words_before
from rawi.understand.attributions.stances import stance_of


def read_arabic_verb(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]
) -> Draft | None:
    """قال المتحدث إن, المتحدث قال إن, وأضاف أن."""
    if cue.unnamed:
        content = arabic_words(layout, unit, cues, cue, cue.last)
        return Draft(cue=cue, content=content, stance=stance_of(cue), unnamed=True, confidence=0.6) if content else None
    if cue.cue.base.startswith("نقل ") or cue.cue.base.startswith("أورد "):
        relayed = _relayed(layout, unit, cues, cue)
        if relayed is not None:
            return relayed
    published = _publisher(layout, unit, cues, cue)
    refrained = (
        cue.first - 2 >= unit.first
        and layout.tokens[cue.first - 2].folded in ("دون", "غير")
        and layout.tokens[cue.first - 1].folded == "ان"
    )
    if refrained:
        content = arabic_words(layout, unit, cues, cue, cue.last)
        return Draft(cue=cue, content=content, stance="declines", inherits=True) if content else None
    source = published or (
        None
        if _is_perfect(layout, unit, cue) or _has_object_only(layout, unit, cues, cue)
        else _behind(layout, unit, cues, cue)
    )
    end = cue.last if source is None or published is not None else source[1]
    inherits = False
    if source is None:
        source = _in_front(layout, unit, cue)
        inherits = source is None
        if source is None and not _is_pro_drop(layout, unit, cue, before):
            return None
    content = _antecedent(layout, unit, cue, before) or arabic_words(layout, unit, cues, cue, end)
    if not content and cue.first > unit.first and "q" in cue.cue.takes:
        content = words_before(layout, unit, cues, cue)
    stance = stance_of(cue)
    if not content and (stance in ("states", "accuses", "confirms") or inherits):
        return None
    return Draft(cue=cue, content=content, source=source, stance=stance, inherits=inherits)


_PUBLISHING = frozenset(
    [
        "نشر",
        "نشرت",
        "اصدر",
        "اصدرت",
        "بث",
        "بثت",
        "وزع",
        "وزعت",
        "وجه",
        "وجهت",
        "القي",
        "القت",
        "تلا",
        "تلت",
        "ارسل",
        "ارسلت",
        "اطلق",
        "ظهر",
        "ظهرت",
        "كتب",
        "كتبت",
        "عقد",
        "عقدت",
    ]
)
_THEREIN = frozenset(["فيه", "فيها", "خلاله", "خلالها"])


def _publisher(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Range | None:
    """نشرت المنظمة تقريرا قالت فيه: whoever published it speaks in it."""
    tokens = layout.tokens
    if cue.last >= unit.last or tokens[cue.last].folded not in _THEREIN:
        return None
    for at in range(cue.first - 1, max(unit.first, cue.first - 24) - 1, -1):
        word = tokens[at].folded
        if word in _PUBLISHING or word.lstrip("وف") in _PUBLISHING:
            return source_right(layout, unit, at + 1, cues) or subject_left(layout, unit, at)
    return None


_TELLING = frozenset(["قوله", "قولها", "قولهم", "قوله", "تاكيده", "تاكيدها", "تصريحه", "تصريحها", "القول"])


def _relayed(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """نقلت الوكالة عن مصدر قوله إن: the agency outside, the source inside, one content."""
    tokens = layout.tokens
    about = next(
        (at for at in range(cue.last, min(unit.last, cue.last + 16)) if tokens[at].folded in ("عن", "عنه", "عنها")),
        None,
    )
    if about is None or any(
        tokens[at].folded in layout.grammar.that or tokens[at].text in ".؛" for at in range(cue.last, about)
    ):
        return None
    outer = source_right(layout, unit, cue.last, cues) if about > cue.last else None
    outer = outer or _in_front(layout, unit, cue)
    inner = source_right(layout, unit, about + 1, cues)
    if inner is None:
        return None
    end = inner[1]
    telling = next((at for at in range(end, min(unit.last, end + 8)) if tokens[at].folded in _TELLING), None)
    content = arabic_words(layout, unit, cues, cue, end if telling is None else telling + 1)
    if not content:
        return None
    head = about if telling is None else telling
    inside = cue._replace(first=head, last=head + 1, head=head, skipped=0, linked=False)
    draft = Draft(cue=cue, content=content, source=outer, inherits=outer is None)
    draft.inner = Draft(cue=inside, content=list(content), source=inner, parent=draft)
    return draft


def _is_pro_drop(layout: Layout, unit: Unit, cue: CueGroup, before: list[Draft]) -> bool:
    """A verb without a subject speaks for the source before it: at the head of a clause, with its "that" behind."""
    following = layout.tokens[cue.last] if cue.last < unit.last else None
    if following is None:
        return False
    head = (
        cue.linked
        or cue.first == unit.first
        or layout.tokens[cue.first - 1].kind == "mark"
        or layout.tokens[cue.first - 1].folded in layout.grammar.contrast
    )
    plain = following.folded in layout.grammar.that or following.text in QUOTES or following.text == ":"
    return head or plain


# Verbs with a hearer or a culprit: one noun before their preposition is that, not the speaker.
_TWO_SIDED = frozenset(
    ["طالب", "ناشد", "حث", "اتهم", "وصف", "حمل", "أبلغ", "حذر", "دعا", "اعتبر", "مدعيا", "وثق", "ذكّر"]
)


_POINTERS = frozenset(["ذلك", "هذا", "هذه", "تلك", "هولاء"])


def _is_perfect(layout: Layout, unit: Unit, cue: CueGroup) -> bool:
    """وكان الجيش قد أعلن: the subject stands between the two verbs."""
    tokens = layout.tokens
    if cue.linked:
        return False
    for at in range(cue.first - 1, max(unit.first, cue.first - 14) - 1, -1):
        if tokens[at].folded in ("كان", "كانت", "وكان", "وكانت", "كانوا"):
            return at < cue.first - 1
        if tokens[at].kind == "mark" or tokens[at].folded in layout.grammar.that or tokens[at].folded in _PAST_BREAKS:
            return False
    return False


_PAST_BREAKS = frozenset(["الذي", "التي", "الذين", "ما", "من", "حين", "عندما", "بعدما", "بعد", "قبل"])


def _has_object_only(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> bool:
    """وطالب الحكومة ب, ووصف ذلك بأنه: the one noun is the object; the speaker is the one before."""
    tokens = layout.tokens
    if cue.last >= unit.last or (cue.first == cue.head and not cue.linked):
        return False
    if tokens[cue.last].folded in _POINTERS and cue.linked:
        return True
    base = cue.cue.base.split()[0]
    if base not in _TWO_SIDED or not cue.linked:
        return False
    for at in range(cue.last, min(unit.last, cue.last + 3)):
        word = tokens[at].folded
        if at > cue.last and (word in ("الي", "من", "علي") or (word.startswith("ب") and len(word) > 3)):
            return at not in layout.named
        if tokens[at].kind == "mark":
            return False
    return False


def _antecedent(layout: Layout, unit: Unit, cue: CueGroup, before: list[Draft]) -> list[Range]:
    """، وهو ما نفاه المتحدث: what was said right before."""
    tokens = layout.tokens
    if cue.first - 2 < unit.first or (tokens[cue.first - 2].folded, tokens[cue.first - 1].folded) not in (
        ("وهو", "ما"),
        ("وهي", "ما"),
        ("الامر", "الذي"),
        ("هو", "ما"),
    ):
        return []
    for draft in reversed(before):
        if draft.content and abs(draft.content[-1][1] - (cue.first - 3)) <= 1:
            return list(draft.content)
    return []


def _behind(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Range | None:
    tokens, grammar = layout.tokens, layout.grammar
    if cue.last >= unit.last:
        return None
    following = tokens[cue.last]
    if following.folded in grammar.that or following.text == ":" or following.text in COMMAS:
        return None
    if following.text in QUOTES and layout.inside[cue.last] >= 0:
        quotation = layout.quotations[layout.inside[cue.last]]
        if quotation.last - quotation.first > 7:
            return None
    return source_right(layout, unit, cue.last, cues)


def _in_front(layout: Layout, unit: Unit, cue: CueGroup) -> Range | None:
    tokens = layout.tokens
    if cue.linked:
        for at in range(cue.first - 1, max(unit.first, cue.first - 20) - 1, -1):
            if tokens[at].folded in ("اما", "واما"):
                return subject_left(layout, unit, cue.first)
        return None
    if (
        cue.first > unit.first
        and tokens[cue.first - 1].folded in ("ما", "الذي", "التي")
        and cue.first - 2 >= unit.first
        and tokens[cue.first - 2].folded in ("وهو", "وهي", "الامر", "هو")
    ):
        return None
    if cue.first == unit.first or (tokens[cue.first - 1].kind == "mark" and tokens[cue.first - 1].text not in '»")”،'):
        return None
    return subject_left(layout, unit, cue.first)

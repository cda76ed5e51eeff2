"""Whether a happening is told as happened, attempted, foiled, planned, denied or hypothetical."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_classes
from rawi.understand.events.page import Page
from rawi.understand.events.triggers import Trigger

_NEGATION = closed_classes("negation")
_FOILED = {
    "fr": ("dejou", "repouss", "avort", "echou", "mis en echec", "intercept", "desamorc", "empech", "neutralis"),
    "en": ("foil", "thwart", "repel", "repuls", "intercept", "avert", "prevent", "defus", "beaten back", "fended"),
    "ar": ("احبط", "احباط", "افشل", "افشال", "تصد", "اعترض", "اعتراض", "صد ", "فشل", "تفكيك", "يحبط", "تحبط"),
}
_IN_VAIN = {
    "fr": (
        "reussi a s' y opposer",
        "reussi a les repousser",
        " en vain ",
        " sans succes ",
        " sans y parvenir ",
        "a les repousser ",
    ),
    "en": (
        " in vain ",
        " without success ",
        " unsuccessfully ",
        "managed to repel",
        "were driven back",
        "was driven back",
    ),
    "ar": ("دون جدوي", "دون نجاح", "بايت بالفشل", "باءت بالفشل", "تمكنت من صد", "تمكنوا من صد"),
}
_ATTEMPTED = {
    "fr": ("tentative", "tent", "essay", "cherch"),
    "en": ("attempt", "tried", "try", "trying", "sought"),
    "ar": ("محاول", "حاول", "يحاول", "تحاول"),
}
_PLANNED = {
    "fr": (
        "prepar",
        "prevoi",
        "projet",
        "planifi",
        "compt",
        "promet",
        "menac",
        "jur",
        "va ",
        "vont ",
        "doit",
        "doivent",
        "appel",
        "envisag",
        "pret a ",
        "prets a ",
        "prete a ",
        "exig",
        "demand",
        "reclam",
    ),
    "en": (
        "will ",
        "plan",
        "prepar",
        "intend",
        "vow",
        "threaten",
        "about to",
        "going to",
        "would",
        "promis",
        "demand",
        "urg",
        "call",
    ),
    "ar": (
        "سوف",
        "يستعد",
        "تستعد",
        "يخطط",
        "تخطط",
        "مخطط",
        "ينوي",
        "تنوي",
        "هدد",
        "يهدد",
        "توعد",
        "تهديد",
        "طالب",
        "دعا",
        "دعت",
        "يعتزم",
        "تعتزم",
    ),
}
_HYPOTHETICAL = {
    "fr": ("si ", "s' ", "pourrai", "en cas", "eventuel", "risqu", "possible", "crain", "au cas"),
    "en": ("if ", "could", "may ", "might", "possible", "potential", "risk", "fear", "in case", "should ", "any "),
    "ar": ("اذا", "لو ", "قد ", "ربما", "احتمال", "محتمل", "في حال", "يمكن", "اي "),
}
_SPECULATIVE = frozenset(["planned", "hypothetical"])


def status_of(page: Page, trigger: Trigger, stance: str | None) -> str:
    """The status by the words of the clause before the trigger, its form, and the stance under which it stands."""
    language = page.language
    before = _before(page, trigger)
    own = page.tokens[trigger.first].folded
    if _any(own, _FOILED[language]) and trigger.type == "ASSAULT" and trigger.word.form != "noun":
        return "foiled" if not _has(before, _HYPOTHETICAL[language]) else "hypothetical"
    if trigger.type not in {"ACCUSE", "REJECT"} and stance == "denies":
        return "denied"
    if _negated(page, trigger):
        return "denied" if trigger.type not in {"ACCUSE", "REJECT"} else "happened"
    if _future(page, trigger):
        return "planned"
    near = before[-60:]
    if trigger.type == "ASSAULT" and (_has(near, _FOILED[language]) or _foiled_after(page, trigger)):
        return "foiled"
    if _has(near[-30:], _ATTEMPTED[language]) or own.startswith(_ATTEMPTED[language]):
        return "attempted"
    if trigger.word.form in {"infinitive", "gerund", "noun"} and trigger.type not in {"ACCUSE", "REJECT", "REQUEST"}:
        if trigger.word.form == "infinitive" and _has(near[-40:], _PLANNED[language]):
            return "planned"
        if _has(near[-25:], _HYPOTHETICAL[language]):
            return "hypothetical"
    elif _has(near[-20:], _HYPOTHETICAL[language]) and trigger.type not in {"ACCUSE", "REJECT", "REQUEST"}:
        return "hypothetical"
    return "happened"


def _before(page: Page, trigger: Trigger) -> str:
    """Folded words of the clause before the trigger, each followed by a space."""
    first, _ = page.bounds[trigger.sentence]
    start = trigger.first
    while start > max(first, trigger.first - 12):
        token = page.tokens[start - 1]
        if token.kind == "mark" and token.text in '.;:!?،,«»"':
            break
        start -= 1
    return " " + "".join(token.folded + " " for token in page.tokens[start : trigger.first])


def _has(words: str, starts: tuple[str, ...]) -> bool:
    return any(f" {start}" in words for start in starts)


def _any(word: str, parts: tuple[str, ...]) -> bool:
    return any(part.strip() in word for part in parts)


def _negated(page: Page, trigger: Trigger) -> bool:
    words = _NEGATION[page.language]
    reach = 4 if page.language == "fr" else 3
    window = page.tokens[max(page.bounds[trigger.sentence][0], trigger.first - reach) : trigger.first]
    if trigger.word.form == "phrase":
        return False
    return any(token.folded in words for token in window)


def _future(page: Page, trigger: Trigger) -> bool:
    folded = page.tokens[trigger.first].folded
    if page.language == "fr":
        return trigger.word.form == "finite" and folded.endswith(
            ("era", "eront", "erons", "erai", "ira", "iront", "ront", "dra", "dront")
        )
    if page.language == "en":
        before = [token.folded for token in page.tokens[max(0, trigger.first - 3) : trigger.first]]
        return "will" in before or "shall" in before
    return folded.startswith(("سي", "ست", "سن", "وسي", "وست", "وسن")) and trigger.word.form == "finite"


def _foiled_after(page: Page, trigger: Trigger) -> bool:
    """`L'attaque a été repoussée`, `the attack was foiled`: the verb that follows the noun in its clause."""
    _, last = page.bounds[trigger.sentence]
    rest = " " + "".join(token.folded + " " for token in page.tokens[trigger.last : min(last, trigger.last + 45)])
    if any(cue in rest for cue in _IN_VAIN[page.language]) and not any(
        other.sentence == trigger.sentence and other.type == "ASSAULT" and 3 < trigger.first - other.first < 14
        for other in page.triggers
    ):
        return True
    if trigger.word.form != "noun":
        return False
    window = []
    for token in page.tokens[trigger.last : min(last, trigger.last + 8)]:
        if token.kind == "mark":
            break
        window.append(token.folded)
    return _has(" " + " ".join(window) + " ", _FOILED[page.language])

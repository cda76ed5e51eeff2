"""Words that say that nobody was hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rawi.model import Span

_FR_LOSS = r"(?P<loss>victimes?|morts?|bless[ée]e?s?|pertes?(?: humaines?)?|dégâts? humains?|décès)"
_EN_LOSS = (
    r"(?P<loss>casualt(?:y|ies)|deaths?|injur(?:y|ies)|loss(?:es)?(?: of life)?|fatalit(?:y|ies)|victims?|dead|wounded)"
)
_AR_LOSS = r"(?P<loss>(?:ال)?(?:إصابات|اصابات|إصابة|ضحايا|خسائر بشرية|خسائر في الأرواح|خسائر|قتلى|جرحى|أضرار بشرية|شهداء|مصابين|وفيات|إصابات بشرية|جريح|قتيل)\b)"
_PATTERNS = {
    "fr": [
        rf"\b(?:aucun(?:e)?|zéro|nulle?|pas (?:de|d['’]|un|fait de|eu de|causé de|à déplorer de)|sans(?: faire| causer| provoquer| entraîner| qu['’]il y ait)?(?: (?:ni|de|d['’]|aucune?|la moindre))?) ?{_FR_LOSS}(?:,? ni (?:de )?(?P<also>bless[ée]s?|victimes?|morts?))?",
        rf"\bni {_FR_LOSS}(?: ni (?P<also>bless[ée]s?|victimes?|morts?))?",
        r"\b(?:personne|nul|aucun[e]?(?: \w+)?) n['’]a(?:vait)? été (?P<loss>bless[ée]e?|tué[e]?|touché[e]?|atteint[e]?)",
        r"\bsains? et saufs?\b|\bindemnes?\b|\bsans blesser personne\b",
    ],
    "en": [
        rf"\b(?:no|zero|without(?: any| causing(?: any)?)?|neither|not any|no reports of(?: any)?|no immediate(?: reports of)?|no (?:civilian|human|known|reported|material))(?: (?:civilian|human))? {_EN_LOSS}(?: (?:or|nor|and) (?P<also>casualties|deaths|injuries|losses|wounded))?(?! (?:details|figures|toll))",
        r"\b(?:no ?body|no ?one|no (?:civilians?|soldiers?|people|person|troops|personnel|staff|one else)) (?:was|were|had been|has been|is|are)(?: reported)? (?P<loss>hurt|killed|injured|wounded|harmed)(?: or (?P<also>hurt|killed|injured|wounded))?",
        r"\b(?:unhurt|unharmed|unscathed|none of (?:them|whom) was hurt)\b",
    ],
    "ar": [
        rf"(?:(?:من )?دون(?: (?:وقوع|تسجيل|أنباء عن|ورود أنباء عن|معلومات عن|تقارير عن|أن (?:تسفر|يسفر|تخلف|يخلف|توقع|يوقع|تقع|تسجل|يسجل)(?: عن)?|حدوث|سقوط|وجود|أي|أية|أن يسجل وقوع))*|بلا|بدون(?: (?:وقوع|أي))?|عدم (?:وقوع|تسجيل|حدوث|سقوط|وجود)(?: أي)?|و?لا(?: (?:توجد|أنباء عن|معلومات عن|تقارير عن|أنباء عن وقوع|أنباء عن سقوط)(?: أي(?:ة)?)?| صحة ل\w* ?)?|و?(?:لم|لا) (?:تقع|يسقط|تسقط|تعلن|يعلن عن|ترد تقارير عن|ترد معلومات عن|ترد أنباء حتى الآن عن|ترد حتى الآن تقارير عن|ترد حتى الآن أنباء عن|تتحدث عن|يبلغ عن|تذكر|يذكر|ينجم عنه|تنجم عنه|يتسبب في|تتسبب في|تسجل|يسفر|تسفر|يسجل|تخلف|يخلف|يوقع|توقع|يقع|ترد أنباء عن|تحدث)(?: \w+)?(?: عن)?(?: أي(?:ة)?)?|لم يسفرا عن|ولا) {_AR_LOSS}(?: (?:أو|ولا|و) ?(?P<also>إصابات|جرحى|قتلى|ضحايا))?",
        r"(?:لم يصب|لم يُصب|دون أن يصاب|من دون أن يصاب)(?: أي)? ?(?P<loss>أحد|أي|شخص)?|لم يتأذ أحد",
    ],
}


def _with_vowels(pattern: str) -> str:
    """Any Arabic letter of the pattern may carry vowel marks in the text."""
    return re.sub(r"([\u0621-\u064a])(?!\?)", lambda letter: letter.group() + r"[\u064b-\u0652]*", pattern)


_COMPILED = {
    language: [re.compile(_with_vowels(pattern), re.IGNORECASE) for pattern in each]
    for language, each in _PATTERNS.items()
}
_KILLED = re.compile(r"mort|décès|tué|dea[dt]|killed|fatalit|قتلى|شهداء|وفيات", re.IGNORECASE)
_INJURED = re.compile(r"bless|injur|wound|إصاب|اصاب|جرحى|مصاب", re.IGNORECASE)


def find_nothing(text: str, language: str) -> Iterator[tuple[Span, frozenset[str]]]:
    """Spans that deny losses, with the tolls that they put at nothing."""
    for pattern in _COMPILED.get(language, ()):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            words = f"{groups.get('loss') or ''} {groups.get('also') or ''}"
            yield Span(match.start(), match.end()), _tolls(words, language)


def _tolls(words: str, language: str) -> frozenset[str]:
    """Casualties are both; deaths or injuries alone are one. Arabic إصابات is used of both."""
    killed, injured = bool(_KILLED.search(words)), bool(_INJURED.search(words))
    if language == "ar" and injured and not killed and "صاب" in words:
        return frozenset(["killed", "injured"])
    if killed == injured:
        return frozenset(["killed", "injured"])
    return frozenset(["killed" if killed else "injured"])

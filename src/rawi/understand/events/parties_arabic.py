"""Who did it and to whom, in Arabic: verb first, subject first, and noun forms."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_class
from rawi.model import Span
from rawi.understand.events.closed_words import AGENTS, LEFT_BOUNDS, SITES
from rawi.understand.events.page import Page
from rawi.understand.events.party import Parties
from rawi.understand.events.phrases import after_times, phrase_before, phrase_from
from rawi.understand.events.triggers import Trigger
from rawi.words.fold import stems

_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
_PASSIVE_MARK = "\u064f"
_INTRANSITIVE = ("سقط", "انفجر", "انسحب", "انتشر", "اشتبك", "تسلل", "توغل", "تظاهر", "اتفق", "التقي", "تقدم", "فر")
_ON = frozenset(["علي", "ضد"])
_OBJECTIVE = tuple(sorted(closed_class("objective_nouns_ar", "ar")))
_FIRST_OBJECTIVE = ("استهداف", "تدمير", "احراق")
_COUNTED = closed_class("counted_arabic", "ar")


def arabic_parties(page: Page, trigger: Trigger) -> Parties:
    """Actor and target by the form of the trigger."""
    if trigger.word.form in {"noun", "phrase"}:
        return _of_noun(page, trigger)
    floor, last = page.bounds[trigger.sentence]
    after = _after(page, trigger, last)
    if _passive(page, trigger) or trigger.word.patient:
        return Parties(target=after or _before(page, trigger, floor), actor=_hand(page, trigger, last))
    if trigger.first > floor and page.tokens[trigger.first - 1].folded.lstrip("وب") in _THAT_ONE:
        return Parties(target=after or _on(page, trigger, last))
    subject = _before(page, trigger, floor)
    if subject is not None:
        return Parties(actor=subject, target=None if _starts_agent(page, after) and _plural(page, trigger) else after)
    if after is None:
        return Parties(target=_on(page, trigger, last))
    if _plural(page, trigger):
        return Parties(target=after)
    actor, target = _split(page, after)
    if target is None and actor is not None:
        following = page.tokens_of(actor)[1]
        while following < last and page.tokens[following].text in '»”"':
            following += 1
        target = phrase_from(page, following, last) if following < last and following not in page.blocked else None
    return Parties(actor=actor, target=target or _on(page, trigger, last))


_THAT_ONE = frozenset(["انه", "انها", "انهم", "انهما"])


def _passive(page: Page, trigger: Trigger) -> bool:
    """A vowel sign on the first letter, or killing told of the killed: قتل خمسة مدنيين."""
    word = page.tokens[trigger.first].text
    if _PASSIVE_MARK in word[:4]:
        return True
    if trigger.last < len(page.tokens) and (trigger.word.counts or "ي" in page.tokens[trigger.first].folded[1:3]):
        following = page.tokens[trigger.last]
        return following.kind == "number" or any(s.text in _COUNTED for s in stems(following.folded)[:2])
    return False


def _plural(page: Page, trigger: Trigger) -> bool:
    """A plural or attached pronoun names the subject already: استهدفوا, قصفته."""
    return page.tokens[trigger.first].folded.endswith(("وا", "ون"))


def _after(page: Page, trigger: Trigger, last: int) -> Span | None:
    at = after_times(page, trigger.last, last)
    return phrase_from(page, at, last) if at < last and at not in page.blocked else None


def _before(page: Page, trigger: Trigger, floor: int) -> Span | None:
    """The subject before the verb: after أن, at the head of a sentence, or before a relative pronoun."""
    at = trigger.first
    while at > floor and page.tokens[at - 1].folded in {"قد", "كان", "كانت", "لم", "لن", "لا", "سوف"}:
        at -= 1
    if at == floor or page.tokens[at].text.startswith("و"):
        return None
    found = phrase_before(page, at, floor)
    if found is None or found.end < page.tokens[at - 1].start - 2:
        return None
    first, end = page.tokens_of(found)
    opened = (
        first == floor
        or page.tokens[first - 1].folded in LEFT_BOUNDS["ar"] | {"من"}
        or page.tokens[first - 1].kind == "mark"
    )
    return found if opened and end - first <= 10 else None


def _hand(page: Page, trigger: Trigger, last: int) -> Span | None:
    """على يد, على أيدي, من قبل."""
    for at in range(trigger.last, min(last - 1, trigger.last + 12)):
        pair = (page.tokens[at].folded, page.tokens[at + 1].folded)
        if pair in {("علي", "يد"), ("علي", "ايدي"), ("من", "قبل"), ("بيد", "")} and at + 2 < last:
            return phrase_from(page, at + 2, last)
    return None


def _on(page: Page, trigger: Trigger, last: int) -> Span | None:
    for at in range(trigger.last, min(last, trigger.last + 9)):
        token = page.tokens[at]
        if (token.kind == "mark" and token.text not in '«»"“”') or (at in page.verbs and at > trigger.last):
            return None
        if token.folded in _ON and at + 1 < last:
            if page.tokens[at + 1].folded in {"يد", "ايدي", "الاقل"}:
                return None
            return phrase_from(page, at + 1, last)
    return None


def _agent(page: Page, at: int) -> bool:
    return any(stem.text in AGENTS["ar"] for stem in stems(page.tokens[at].folded))


def _starts_agent(page: Page, phrase: Span | None) -> bool:
    return phrase is not None and _agent(page, page.tokens_of(phrase)[0])


def _split(page: Page, phrase: Span) -> tuple[Span | None, Span | None]:
    """The subject and the object that follow a verb without a word between: a named body ends the first."""
    first, end = page.tokens_of(phrase)
    cut = _subject_end(page, first, end)
    actor = page.span(first, cut) if cut > first else None
    target = page.span(cut, end) if cut < end else None
    return actor, target


def _subject_end(page: Page, first: int, end: int) -> int:
    """The subject goes on as long as words agree with it: the article after an article, an adjective after a noun."""
    for mention in page.named.mentions:
        start, stop = mention.span.start, mention.span.end
        if (
            mention.kind in {"name", "acronym"}
            and page.tokens[first].start <= start <= page.tokens[min(first + 1, end - 1)].start
        ):
            return max(first + 1, min(end, page.tokens_of(Span(start, stop))[1]))
    at = first + 1
    while at < end:
        folded = page.tokens[at].folded
        definite = folded.startswith("ال")
        adjective = folded.endswith(("ي", "يه", "يين", "يون")) or folded in {
            "حربيه",
            "مسيره",
            "مجهوله",
            "تابعه",
            "مسلحه",
            "اخري",
        }
        if not definite and not adjective:
            break
        at += 1
    return at


def _of_noun(page: Page, trigger: Trigger) -> Parties:
    _, last = page.bounds[trigger.sentence]
    actor = target = None
    at = trigger.last
    if at < last and at not in page.blocked and page.tokens[at].kind != "mark":
        phrase = phrase_from(page, at, last)
        if phrase is not None:
            actor, target = _genitive(page, trigger, phrase)
    carried = _carried(page, trigger, last)
    if carried is not None:
        actor = carried
        target = None if target is not None and target.meets(carried) else target
    target = target or _on(page, trigger, last) or _hit(page, trigger, last) or _exposed(page, trigger)
    return Parties(actor=actor or _hand(page, trigger, last) or _for(page, trigger, last), target=target)


def _genitive(page: Page, trigger: Trigger, phrase: Span) -> tuple[Span | None, Span | None]:
    first, _ = page.tokens_of(phrase)
    for mention in page.named.mentions:
        if mention.kind == "demonym" and mention.span.start <= page.tokens[first].start < mention.span.end:
            return mention.span, None
    folded = page.tokens[first].folded
    definite = page.tokens[trigger.first].folded.startswith("ال")
    if definite and not folded.startswith("ال"):
        return None, None
    if trigger.word.base.startswith(("غاره", "غارة", "هجوم", "ضرب")) and not _agent(page, first):
        return None, None
    if folded.endswith(("ي", "يه")) and len(folded) > 3 and folded not in SITES["ar"] and not _agent(page, first):
        return None, None
    if _agent(page, first) and not trigger.word.counts and not trigger.word.base.startswith(_FIRST_OBJECTIVE):
        return phrase, None
    return None, phrase


def _carried(page: Page, trigger: Trigger, last: int) -> Span | None:
    """غارات شنها الجيش: the subject of a verb that points back at the noun."""
    for at in range(trigger.last, min(last - 1, trigger.last + 4)):
        folded = page.tokens[at].folded
        if page.tokens[at].kind == "mark":
            return None
        if folded.startswith(_CARRIERS) and folded.endswith(("ها", "ه", "هما", "هم")):
            return phrase_from(page, at + 1, last)
    return None


def _hit(page: Page, trigger: Trigger, last: int) -> Span | None:
    """الهجوم الذي استهدف X: what the verb of the noun hits."""
    for at in range(trigger.last, min(last - 1, trigger.last + 6)):
        token = page.tokens[at]
        if token.kind == "mark":
            return None
        if token.folded.startswith(_HITTING):
            return phrase_from(page, at + 1, last) if at + 1 not in page.blocked else None
    return None


def _exposed(page: Page, trigger: Trigger) -> Span | None:
    """تعرض X لهجوم, نجا X من محاولة: who suffers stands between the verb and the noun."""
    floor = page.bounds[trigger.sentence][0]
    for at in range(trigger.first - 2, max(floor - 1, trigger.first - 12), -1):
        if page.tokens[at].folded.lstrip("و").startswith(_EXPOSED):
            return phrase_from(page, at + 1, trigger.first)
        if page.tokens[at].kind == "mark" and page.tokens[at].text not in '«»"“”':
            return None
    return None


_CARRIERS = ("شن", "نفذ", "زرع", "نصب", "قاد", "ارتكب", "تقود", "يقود", "تنفذ", "تشن", "يشن", "وجه", "اطلق")
_HITTING = ("استهدف", "طال", "ضرب", "اصاب", "هز", "تستهدف", "يستهدف", "دمر")
_EXPOSED = ("تعرض", "نجا", "نجت")


def _for(page: Page, trigger: Trigger, last: int) -> Span | None:
    """غارة للطيران: the noun after لـ acts."""
    for at in range(trigger.last, min(last, trigger.last + 3)):
        token = page.tokens[at]
        if token.kind == "mark":
            return None
        if token.folded.startswith("لل") and _agent(page, at):
            phrase = phrase_from(page, at, last)
            return Span(phrase.start + 1, phrase.end) if phrase is not None else None
    return None

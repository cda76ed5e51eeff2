"""Who did it and to whom, in French and English: active, passive, participle and noun forms."""

from __future__ import annotations

import msgspec

from rawi.knowledge.event_words_grammar import closed_class, closed_classes
from rawi.model import Span
from rawi.understand.events.closed_words import ADVERBS, AGAINST, AGENTS, AUXILIARIES, BY, DETERMINERS
from rawi.understand.events.page import Page
from rawi.understand.events.phrases import after_times, phrase_before, phrase_from
from rawi.understand.events.triggers import Trigger

_OF = frozenset(["de", "d'", "du", "des", "of"])
_BE = closed_class("be", "fr") | closed_class("be", "en")
_LIGHT = tuple(sorted(closed_class("light_verbs", "fr")))
_OBJECTIVE = tuple(sorted(closed_class("objective_nouns", "fr")))


_PRONOUNS = closed_classes("pronouns")


class Parties(msgspec.Struct, frozen=True, kw_only=True):
    """The words for who did it and who or what suffered it."""

    actor: Span | None = None
    target: Span | None = None


def parties_of(page: Page, trigger: Trigger) -> Parties:
    """Actor and target by the form of the trigger."""
    form = trigger.word.form
    if form in {"noun", "phrase"}:
        return _of_noun(page, trigger)
    head = _group_start(page, trigger)
    if form == "participle" or (page.language == "en" and form == "finite"):
        passive = any(page.tokens[i].folded in _BE for i in range(head, trigger.first))
        if passive:
            return Parties(actor=_by(page, trigger), target=_subject(page, trigger, head))
        by = _by(page, trigger)
        if by is not None and head == trigger.first:
            return Parties(actor=by, target=_subject(page, trigger, head))
        if form == "participle" and head == trigger.first and page.language == "fr":
            return Parties(actor=None, target=_subject(page, trigger, head))
    if trigger.word.patient:
        return Parties(target=_subject(page, trigger, head) or _object(page, trigger))
    if form == "gerund" or form == "infinitive":
        return Parties(actor=_clause_subject(page, trigger), target=_object(page, trigger))
    return Parties(actor=_subject(page, trigger, head), target=_object(page, trigger))


def _group_start(page: Page, trigger: Trigger) -> int:
    """The first token of the verb group: auxiliaries, negation and short adverbs before the verb."""
    floor = page.bounds[trigger.sentence][0]
    helpers, adverbs = AUXILIARIES[page.language], ADVERBS[page.language]
    at = trigger.first
    for back in range(trigger.first - 1, max(floor, trigger.first - 6), -1):
        folded = page.tokens[back].folded
        if folded in helpers:
            at = back
            break
        if not folded.endswith(("ment", "ly")) and folded not in {"donc", "et", "and", "bien"} | adverbs:
            break
    while at > floor and page.tokens[at - 1].folded in helpers | adverbs:
        at -= 1
    while at < trigger.first and page.tokens[at].folded in {"le", "la", "les", "l'", "leur"} - helpers:
        at += 1
    return at


def group_span(page: Page, trigger: Trigger) -> Span:
    """The trigger with its auxiliaries: `ont été tués`, `n'a pas visé`; English and Arabic triggers stand alone."""
    if trigger.word.form == "infinitive" and page.language in {"fr", "en"}:
        return _with_attempt(page, trigger)
    if page.language != "fr" or trigger.word.form in {"noun", "phrase"}:
        return trigger.span
    head = _group_start(page, trigger)
    helpers = AUXILIARIES["fr"]
    while head < trigger.first and page.tokens[head].folded not in helpers - {"n'", "ne", "s'", "se"}:
        head += 1
    return Span(page.tokens[head].start, trigger.span.end)


def _with_attempt(page: Page, trigger: Trigger) -> Span:
    """`tentent de répéter`, `tried to enter`: the attempt is part of the trigger."""
    at = trigger.first - 2
    if at < page.bounds[trigger.sentence][0] or page.tokens[at + 1].folded not in {"de", "d'", "to"}:
        return trigger.span
    if not page.tokens[at].folded.startswith(("tent", "essay", "tried", "tries", "try", "attempt")):
        return trigger.span
    while page.tokens[at - 1].folded in AUXILIARIES[page.language] and at - 1 >= page.bounds[trigger.sentence][0]:
        at -= 1
    return Span(page.tokens[at].start, trigger.span.end)


def _subject(page: Page, trigger: Trigger, head: int) -> Span | None:
    floor = page.bounds[trigger.sentence][0]
    if head > floor and page.tokens[head - 1].folded in _PRONOUNS[page.language]:
        return antecedent(page, head - 1)
    return phrase_before(page, head, floor)


def antecedent(page: Page, at: int) -> Span | None:
    """The last named mention, before the pronoun at token `at`, of the actor that it stands for."""
    start = page.tokens[at].start
    actor = next((m.actor for m in page.named.mentions if m.span.start == start and m.kind == "pronoun"), None)
    if actor is None:
        return None
    earlier = [m.span for m in page.named.mentions if m.actor == actor and m.kind != "pronoun" and m.span.end <= start]
    return earlier[-1] if earlier else None


def _clause_subject(page: Page, trigger: Trigger) -> Span | None:
    """The subject of the nearest verb before an infinitive or a gerund."""
    floor = page.bounds[trigger.sentence][0]
    at = trigger.first - 1
    while at > floor and trigger.first - at < 15:
        if at in page.verbs:
            while at > floor and (at - 1 in page.verbs or page.tokens[at - 1].folded in ADVERBS[page.language]):
                at -= 1
            return _subject(page, trigger, at)
        at -= 1
    return None


def _object(page: Page, trigger: Trigger) -> Span | None:
    last = page.bounds[trigger.sentence][1]
    at = trigger.last
    skip = (ADVERBS[page.language] | AGAINST[page.language]) - DETERMINERS[page.language]
    steps = 0
    while at < last and page.tokens[at].folded in skip and steps < 3:
        at += 1
        steps += 1
    if at < last and page.tokens[at].folded == "to" and trigger.word.base in _WITH_TO:
        at += 1
    at = after_times(page, at, last)
    found = phrase_from(page, at, last) if at < last and at not in page.blocked else None
    return _without_charge(page, found) if trigger.type == "ACCUSE" else found


_WITH_TO = frozenset(["set fire", "appeal", "lay siege"])


def _without_charge(page: Page, accused: Span | None) -> Span | None:
    """`accused X of carrying out`, `accuse X de livrer`: the charge is not part of the name."""
    if accused is None:
        return None
    first, last = page.tokens_of(accused)
    for at in range(first + 1, last):
        following = page.tokens[at + 1].folded if at + 1 < len(page.tokens) else ""
        charged = page.tokens[at].folded == "of" or (
            page.tokens[at].folded in {"de", "d'"} and following.endswith(("er", "ir", "re", "oir"))
        )
        if charged:
            return page.span(first, at)
    return accused


def _by(page: Page, trigger: Trigger) -> Span | None:
    """The agent after `par` or `by`, in the clause."""
    last = page.bounds[trigger.sentence][1]
    words = BY[page.language]
    for at in range(trigger.last, min(last, trigger.last + 14)):
        token = page.tokens[at]
        if token.kind == "mark" and token.text in ".;:,":
            return None
        if token.folded in words and at + 1 < last and at + 1 not in page.blocked:
            following = page.tokens[at + 1].folded
            if following.endswith("ing") or page.tokens[at + 1].kind == "number":
                continue
            return phrase_from(page, at + 1, last)
    return None


def between(page: Page, trigger: Trigger) -> Parties | None:
    """`coordination entre A et B`, `talks between A and B`, `تنسيق بين أ وب`: both parties of one deed."""
    _, last = page.bounds[trigger.sentence]
    for at in range(trigger.last, min(last - 2, trigger.last + 5)):
        if page.tokens[at].kind == "mark":
            return None
        if page.tokens[at].folded in _BETWEEN_WORDS:
            return _two_parties(page, at + 1, last)
    return None


def _two_parties(page: Page, first: int, last: int) -> Parties | None:
    for at in range(first + 1, min(last - 1, first + 14)):
        token = page.tokens[at]
        glued = page.language == "ar" and token.folded.startswith("و") and len(token.folded) > 3
        if token.folded in {"et", "and"} or glued:
            actor = phrase_from(page, first, at)
            target = phrase_from(page, at if glued else at + 1, last)
            if target is None or actor is None:
                continue  # `présentes en Irak et en Syrie et Daech`: this one joins places
            if glued and len(target) > 1:
                target = Span(target.start + 1, target.end)
            return Parties(actor=actor, target=target)
        if token.kind == "mark" and token.text in ".;:":
            return None
    return None


_BETWEEN_WORDS = frozenset(["entre", "between", "بين"])


def _of_noun(page: Page, trigger: Trigger) -> Parties:
    first, last = page.bounds[trigger.sentence]
    actor, target = _adjective(page, trigger), None
    at = trigger.last
    limit = min(last, trigger.last + 12)
    while at < limit:
        token = page.tokens[at]
        if (token.kind == "mark" and token.text in ".;:") or (at in page.verbs and at > trigger.last + 1):
            break
        if token.folded in _OF and at == trigger.last + (
            1 if actor is not None and actor.start >= trigger.span.end else 0
        ):
            phrase = phrase_from(page, at if page.language == "fr" and token.folded in {"des"} else at + 1, last)
            if phrase is not None:
                actor, target = _genitive(page, trigger, phrase, actor, target)
        elif token.folded in AGAINST[page.language] and target is None and at + 1 < last and at + 1 not in page.blocked:
            if token.folded not in {"a", "au", "aux", "at", "on"} or at <= trigger.last + 8:
                target = phrase_from(page, at + 1, last)
        elif token.folded in BY[page.language] and actor is None:
            actor = phrase_from(page, at + 1, last)
        at += 1
    carried = _carried(page, trigger, first)
    if carried is not None and carried[1]:
        target = target or carried[0]
    elif carried is not None:
        actor = actor or carried[0]
    return Parties(actor=actor, target=target or _hit(page, trigger, last))


_SUFFERING = (
    "essuy",
    "essui",
    "sub",
    "cible",
    "victime",
    "came",
    "come",
    "suffer",
    "target",
    "surviv",
    "echapp",
    "escap",
)
_HITTING = (
    "vis", "touch", "frapp", "cibl", "secou", "ebranl", "target", "hit", "struck", "shook", "rock", "damag", "destroy", "detrui",
)  # fmt: skip


def _hit(page: Page, trigger: Trigger, last: int) -> Span | None:
    """`les raids ont visé X`, `an explosion shook X`: what the verb of the noun hits."""
    for at in range(trigger.last, min(last - 1, trigger.last + 8)):
        token = page.tokens[at]
        if token.kind == "mark" and token.text not in '«»"“”':
            return None
        if token.folded.startswith(_HITTING):
            return phrase_from(page, at + 1, last) if at + 1 not in page.blocked else None
    return None


def _genitive(
    page: Page, trigger: Trigger, phrase: Span, actor: Span | None, target: Span | None
) -> tuple[Span | None, Span | None]:
    """`bombardement des positions` suffers, `raid de l'aviation` acts."""
    words = {page.tokens[i].folded for i in range(*page.tokens_of(phrase))}
    agent = bool(words & AGENTS[page.language])
    objective = trigger.word.base.startswith(_OBJECTIVE) or bool(trigger.word.counts)
    if objective and not (
        agent and target is None and trigger.type == "ASSAULT" and not trigger.word.counts and page.language == "en"
    ):
        return actor, target or phrase
    if agent or trigger.type in {"RETREAT", "THREATEN", "REQUEST", "ACCUSE", "REJECT", "MOBILIZE"}:
        return actor or phrase, target
    return actor, target or phrase


def _adjective(page: Page, trigger: Trigger) -> Span | None:
    """`frappe américaine`, `US strike`, `Turkey's offensive`: a state or body as a word at the noun."""
    near = trigger.last if page.language == "fr" else trigger.first - 1
    floor, last = page.bounds[trigger.sentence]
    for step in range(3):
        at = near + step if page.language == "fr" else near - step
        if not floor <= at < last:
            return None
        token = page.tokens[at]
        for mention in page.named.mentions:
            if mention.kind in {"demonym", "name", "acronym"} and mention.span.start <= token.start < mention.span.end:
                return mention.span
        if page.language == "en" and token.folded == "'s":
            return phrase_before(page, at, floor)
        if token.kind == "mark" or token.folded in _OF:
            return None
    return None


def _carried(page: Page, trigger: Trigger, floor: int) -> tuple[Span | None, bool] | None:
    """`X a mené une attaque`, `X a essuyé des tirs`: the subject of the verb that carries the noun; True where it suffers."""
    at = trigger.first - 1
    while at > floor and trigger.first - at < 6:
        folded = page.tokens[at].folded
        suffers = folded.startswith(_SUFFERING)
        if suffers or folded.startswith(_LIGHT):
            while at > floor and (page.tokens[at - 1].folded in AUXILIARIES[page.language] | ADVERBS[page.language]):
                at -= 1
            return phrase_before(page, at, floor), suffers
        at -= 1
    return None

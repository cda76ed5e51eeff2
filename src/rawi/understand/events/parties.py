"""Who did it and to whom, in French and English: active, passive and participle forms."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_class, closed_classes
from rawi.model import Span
from rawi.understand.events.closed_words import ADVERBS, AGAINST, AUXILIARIES, BY, DETERMINERS
from rawi.understand.events.page import Page
from rawi.understand.events.parties_nouns import parties_of_noun
from rawi.understand.events.party import Parties
from rawi.understand.events.phrases import after_times, phrase_before, phrase_from
from rawi.understand.events.triggers import Trigger

_BE = closed_class("be", "fr") | closed_class("be", "en")


_PRONOUNS = closed_classes("pronouns")


def parties_of(page: Page, trigger: Trigger) -> Parties:
    """Actor and target by the form of the trigger."""
    form = trigger.word.form
    if form in {"noun", "phrase"}:
        return parties_of_noun(page, trigger)
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

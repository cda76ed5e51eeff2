"""Who did it and to whom around a noun, in French and English: `frappe américaine contre X`, `talks between A and B`."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_class
from rawi.model import Span
from rawi.understand.events.closed_words import ADVERBS, AGAINST, AGENTS, AUXILIARIES, BY
from rawi.understand.events.page import Page
from rawi.understand.events.party import Parties
from rawi.understand.events.phrases import phrase_before, phrase_from
from rawi.understand.events.triggers import Trigger

_OF = frozenset(["de", "d'", "du", "des", "of"])
_LIGHT = tuple(sorted(closed_class("light_verbs", "fr")))
_OBJECTIVE = tuple(sorted(closed_class("objective_nouns", "fr")))


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


def parties_of_noun(page: Page, trigger: Trigger) -> Parties:
    """Actor and target by the words at the noun: its adjective, its complements, the verb that carries it."""
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

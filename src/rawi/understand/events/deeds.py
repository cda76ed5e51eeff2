"""Actor and target of a trigger, in any language, with what each type allows."""

from __future__ import annotations

from rawi.model import Span
from rawi.understand.events.closed_words import AGENTS
from rawi.understand.events.page import Page
from rawi.understand.events.parties import parties_of
from rawi.understand.events.parties_arabic import arabic_parties
from rawi.understand.events.parties_nouns import between
from rawi.understand.events.party import Parties
from rawi.understand.events.triggers import Trigger

_PARTY_KINDS = frozenset(["state", "force", "armed_group", "coalition", "alliance", "group"])
# Types whose object is no party: fewer than one in three targets that the rules found there was annotated (training/corpus).
_NO_TARGET = frozenset(
    ["REJECT", "AGREE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "THREATEN", "SUPPORT", "RETREAT"]
)
_SOME_TARGET = frozenset(["SUPPORT", "THREATEN", "CONSULT"])
_OF_TWO = frozenset(["COOPERATE", "CONSULT", "AGREE"])


def deed_parties(page: Page, trigger: Trigger) -> Parties:
    """The parties that the clause names, none of them the trigger's own words."""
    both = between(page, trigger) if trigger.type in _OF_TWO and trigger.word.form == "noun" else None
    if both is not None:
        return both
    found = arabic_parties(page, trigger) if page.language == "ar" else parties_of(page, trigger)
    if found.actor is not None and found.actor.meets(trigger.span):
        found = Parties(target=found.target)
    if found.target is not None and found.target.meets(trigger.span):
        found = Parties(actor=found.actor)
    if found.target is not None and trigger.type in _NO_TARGET:
        kept = trigger.type in _SOME_TARGET and names_party(page, found.target)
        found = found if kept else Parties(actor=found.actor)
    return found


def names_party(page: Page, span: Span, *, plainly: bool = False) -> bool:
    """The words name a state, a force or a group, or hold a noun of such; plainly only known names do."""
    if not plainly and any(page.tokens[at].folded in AGENTS[page.language] for at in range(*page.tokens_of(span))):
        return True
    kinds = {actor.id: actor.kind for actor in page.named.actors if actor.resolved or not plainly}
    return any(
        span.holds(mention.span) and mention.actor is not None and kinds.get(mention.actor) in _PARTY_KINDS
        for mention in page.named.mentions
    )

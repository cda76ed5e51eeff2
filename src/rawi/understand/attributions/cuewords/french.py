"""French verbs of saying with auxiliaries, clitics, negation and inverted pronouns."""

from __future__ import annotations

from typing import NamedTuple

from rawi.knowledge.cues import CueForm
from rawi.understand.attributions.cuewords.groups import CueGroup
from rawi.understand.attributions.layout import Layout, Unit

_FRENCH_CLITICS = frozenset(["l'", "le", "la", "les", "lui", "leur", "y", "en", "nous", "vous", "m'", "me"])


_REFLEXIVES = frozenset(["se", "s'", "me", "m'", "nous", "vous"])


_INVERTED = frozenset(["il", "elle", "ils", "elles", "on", "je", "nous"])


class _Auxiliary(NamedTuple):
    """The helping verb before a participle."""

    first: int
    passive: bool
    negated: bool
    inverted: bool


def french_group(layout: Layout, unit: Unit, index: int, last: int, form: CueForm) -> CueGroup | None:
    """The verb group around a French form, or None where it is no verb."""
    auxiliary = _auxiliary(layout, unit, index) if form.shape in ("perfect", "finite") else None
    if auxiliary is None and form.shape == "perfect":
        by = last < unit.last and layout.tokens[last].folded in layout.grammar.by
        return CueGroup(index, last + by, index, form.cue, "passive" if by else "participle")
    finite = form.shape == "finite" and auxiliary is None
    if finite and (_is_noun(layout, unit, index, last) or _follows_preposition(layout, unit, index)):
        return None
    first, reflexive, denied = _past_clitics(layout, unit, index if auxiliary is None else auxiliary.first)
    if form.cue.reflexive and not reflexive:
        return None
    negated = denied or (auxiliary is not None and auxiliary.negated)
    inverted = auxiliary is not None and auxiliary.inverted
    if finite and (behind := _inverted_pronoun(layout, unit, last)) is not None:
        inverted, last = True, behind
    shape = _SHAPES.get(form.shape, form.shape) if auxiliary is None else "active"
    if last < unit.last and layout.tokens[last].folded in _NOT and (negated or shape == "active"):
        last, negated = last + 1, True
    if auxiliary is not None and auxiliary.passive and not reflexive:
        by = last < unit.last and layout.tokens[last].folded in layout.grammar.by
        return CueGroup(first, last + by, index, form.cue, "passive", negated, unnamed=not by)
    return CueGroup(first, last, index, form.cue, shape, negated, inverted)


_SHAPES = {"finite": "active", "base": "infinitive"}
_NOT = frozenset(["pas", "plus", "jamais", "ni"])
_NOT_INSIDE = frozenset(["pas", "jamais", "plus", "rien"])


def _auxiliary(layout: Layout, unit: Unit, index: int) -> _Auxiliary | None:
    """a, ont été, a-t-il: with the adverbs and the pronoun between it and the participle."""
    grammar, tokens = layout.grammar, layout.tokens
    at = index - 1
    while at >= unit.first and index - at <= 7 and tokens[at].folded in grammar.adverbs:
        at -= 1
    if at < unit.first or tokens[at].folded not in grammar.auxiliaries or index - at > 7:
        return None
    between = tokens[at + 1 : index]
    inverted = any(token.folded in _INVERTED and token.glued for token in between)
    negated = any(token.folded in _NOT_INSIDE for token in between)
    first = at
    if tokens[at].folded == "ete" and at - 1 >= unit.first:
        at -= 1
        while at > unit.first and tokens[at].folded in grammar.adverbs:
            at -= 1
        if tokens[at].folded in grammar.auxiliaries:
            return _Auxiliary(at, True, negated, inverted)
    return _Auxiliary(first, tokens[first].folded in grammar.passive, negated, inverted)


def _past_clitics(layout: Layout, unit: Unit, first: int) -> tuple[int, bool, bool]:
    """The first token with the clitics and "ne" before the verb; whether they are reflexive; whether they deny."""
    tokens = layout.tokens
    reflexive = False
    while first - 1 >= unit.first:
        before = tokens[first - 1].folded
        if before in ("nous", "vous") and _begins_clause(layout, unit, first - 1):
            break
        if before in _REFLEXIVES:
            reflexive = True
        elif before not in _FRENCH_CLITICS:
            break
        first -= 1
    if first - 1 >= unit.first and tokens[first - 1].folded in ("ne", "n'"):
        return first - 1, reflexive, True
    return first, reflexive, False


def _begins_clause(layout: Layout, unit: Unit, at: int) -> bool:
    """The pronoun is a subject: nothing of its clause stands before it."""
    if at == unit.first:
        return True
    before = layout.tokens[at - 1]
    return before.kind == "mark" or before.folded in layout.grammar.coordinators


def _inverted_pronoun(layout: Layout, unit: Unit, last: int) -> int | None:
    """Behind the pronoun of dit-il, affirme-t-elle; None where there is none."""
    tokens = layout.tokens
    if last + 1 >= len(tokens):
        return None
    at = last + (tokens[last].folded == "t" and tokens[last].glued)
    return at + 1 if at < unit.last and tokens[at].glued and tokens[at].folded in _INVERTED else None


def _follows_preposition(layout: Layout, unit: Unit, index: int) -> bool:
    if index == unit.first:
        return False
    before = layout.tokens[index - 1].folded
    return before in (
        "de",
        "d'",
        "du",
        "par",
        "sans",
        "pour",
        "sur",
        "en",
        "au",
        "aux",
        "un",
        "une",
        "cette",
        "ce",
        "son",
        "sa",
        "des",
    )


def _is_noun(layout: Layout, unit: Unit, index: int, last: int) -> bool:
    """An ambiguous form after a determiner or a preposition is a noun."""
    token = layout.tokens[index]
    if token.folded not in layout.grammar.nouns or index == unit.first:
        return False
    before = layout.tokens[index - 1]
    if before.folded in ("l'", "les", "la", "le"):
        return (
            index - 2 < unit.first
            or layout.tokens[index - 2].folded in layout.grammar.prepositions
            or layout.tokens[index - 2].folded in layout.grammar.coordinators
            or layout.tokens[index - 2].kind == "mark"
        )
    return before.folded in layout.grammar.determiners or before.folded in layout.grammar.prepositions

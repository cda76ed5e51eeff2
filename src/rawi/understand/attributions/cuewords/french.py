"""French verbs of saying with auxiliaries, clitics, negation and inverted pronouns."""

from __future__ import annotations

from rawi.knowledge.cues import CueForm
from rawi.understand.attributions.cuewords.groups import CueGroup
from rawi.understand.attributions.layout import Layout, Unit

_FRENCH_CLITICS = frozenset(["l'", "le", "la", "les", "lui", "leur", "y", "en", "nous", "vous", "m'", "me"])


_REFLEXIVES = frozenset(["se", "s'", "me", "m'", "nous", "vous"])


_INVERTED = frozenset(["il", "elle", "ils", "elles", "on", "je", "nous"])


def french_group(layout: Layout, unit: Unit, index: int, last: int, form: CueForm) -> CueGroup | None:
    """The verb group around a French form, or None where it is no verb."""
    grammar, tokens = layout.grammar, layout.tokens
    first = index
    passive = negated = inverted = auxiliary = False
    shape = {"finite": "active", "perfect": "participle", "base": "infinitive"}.get(form.shape, form.shape)
    if form.shape in ("perfect", "finite"):
        at = index - 1
        while at >= unit.first and index - at <= 7 and tokens[at].folded in grammar.adverbs:
            at -= 1
        if at >= unit.first and tokens[at].folded in grammar.auxiliaries and index - at <= 7:
            auxiliary = True
            inverted = any(token.folded in _INVERTED and token.glued for token in tokens[at + 1 : index])
            negated = any(token.folded in ("pas", "jamais", "plus", "rien") for token in tokens[at + 1 : index])
            passive = tokens[at].folded in grammar.passive
            first = at
            if tokens[at].folded == "ete" and at - 1 >= unit.first:
                at -= 1
                while at > unit.first and tokens[at].folded in grammar.adverbs:
                    at -= 1
                if tokens[at].folded in grammar.auxiliaries:
                    first = at
            shape = "active"
        elif form.shape == "perfect":
            following = tokens[last].folded if last < unit.last else ""
            if following in grammar.by:
                return CueGroup(index, last + 1, index, form.cue, "passive")
            return CueGroup(index, last, index, form.cue, "participle")
    if form.shape == "finite" and not auxiliary and _is_noun(layout, unit, index, last):
        return None
    if form.shape == "finite" and not auxiliary and _follows_preposition(layout, unit, index):
        return None
    reflexive = False
    while first - 1 >= unit.first:
        before = tokens[first - 1].folded
        if before in ("nous", "vous") and (
            first - 1 == unit.first
            or tokens[first - 2].kind == "mark"
            or tokens[first - 2].folded in grammar.coordinators
        ):
            break
        if before in _REFLEXIVES:
            reflexive = True
        elif before not in _FRENCH_CLITICS or (
            not tokens[first - 1].text.endswith(("'", "’")) and before in ("nous", "vous")
        ):
            break
        first -= 1
    if first - 1 >= unit.first and tokens[first - 1].folded in ("ne", "n'"):
        first -= 1
        negated = True
    if form.cue.reflexive and not reflexive:
        return None
    if passive and reflexive:
        passive = False
    if form.shape == "finite" and not auxiliary and last + 1 < len(tokens):
        at = last + (1 if tokens[last].folded == "t" and tokens[last].glued else 0)
        if at < unit.last and tokens[at].glued and tokens[at].folded in _INVERTED:
            inverted, last = True, at + 1
    if last < unit.last and tokens[last].folded in ("pas", "plus", "jamais", "ni") and (negated or shape == "active"):
        last, negated = last + 1, True
    if passive:
        if last < unit.last and tokens[last].folded in grammar.by:
            return CueGroup(first, last + 1, index, form.cue, "passive", negated)
        return CueGroup(first, last, index, form.cue, "passive", negated, unnamed=True)
    if form.shape == "gerund":
        shape = "gerund"
    return CueGroup(first, last, index, form.cue, shape, negated, inverted)


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

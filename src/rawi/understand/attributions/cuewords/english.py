"""English verbs of saying with auxiliaries and negation, told from nouns and adjectives."""

from __future__ import annotations

from rawi.knowledge.cues import CueForm
from rawi.understand.attributions.cuewords.groups import CueGroup, known_forms
from rawi.understand.attributions.layout import Layout, Unit

_BE_OR_HAVE = {"have", "has", "had", "having"}


def english_group(layout: Layout, unit: Unit, index: int, last: int, form: CueForm) -> CueGroup | None:
    """The verb group around an English form, or None where it is no verb."""
    grammar, tokens = layout.grammar, layout.tokens
    if tokens[index].glued and tokens[index].start > 0 and tokens[index - 1].kind == "word":
        return None  # so-called, counter-claim
    if last < unit.last and tokens[last].glued and tokens[last].kind == "word":
        return None  # blast-proof, the report's
    if _is_in_name(layout, unit, index, last):
        return None
    first, at = index, index - 1
    negated = False
    seen: list[str] = []
    while at >= unit.first and index - at <= 5:
        word = tokens[at].folded
        if word in grammar.auxiliaries or (
            word in grammar.negations and word not in ("no", "neither", "nobody", "none")
        ):
            seen.append(word)
            negated = negated or word in grammar.negations
            first = at
        elif not (word in grammar.adverbs or word.endswith("ly")):
            break
        at -= 1
    before = tokens[first - 1].folded if first > unit.first else ""
    if form.shape == "base":
        if any(word in grammar.passive for word in seen):
            return None  # were read, is put: the participle of the same spelling
        if seen:
            return CueGroup(first, last, index, form.cue, "active", negated)
        if before == "to":
            return CueGroup(index, last, index, form.cue, "infinitive")
        if _english_noun(layout, unit, index, last):
            return None
        return CueGroup(first, last, index, form.cue, "active")
    if form.shape == "gerund":
        if any(word in grammar.passive for word in seen):
            return CueGroup(first, last, index, form.cue, "active", negated)
        if before in ("the", "a", "an", "of"):
            return None
        return CueGroup(index, last, index, form.cue, "gerund", negated or before == "without")
    if form.shape == "finite":
        if _english_noun(layout, unit, index, last):
            return None
        return CueGroup(first, last, index, form.cue, "active", negated)
    if any(word in grammar.passive for word in seen):
        by = last < unit.last and tokens[last].folded == "by"
        return CueGroup(first, last + by, index, form.cue, "passive", negated, unnamed=not by)
    if last < unit.last and tokens[last].folded == "by" and not seen:
        return CueGroup(index, last + 1, index, form.cue, "passive", negated)
    if form.shape == "perfect" and not seen:
        return None
    if before == "neither" and last + 1 < unit.last and tokens[last].folded == "nor":
        return CueGroup(first - 1, last + 2, index, form.cue, "active", True)
    if not seen and before in grammar.media and form.shape == "past" and form.cue.base in _SHOWN:
        return None  # a statement posted online, a video released
    if not seen and _is_adjective(layout, unit, first, last, before):
        return None
    return CueGroup(first, last, index, form.cue, "active", negated)


_SHOWN = frozenset(
    ["post", "report", "release", "publish", "broadcast", "write", "address", "tweet", "quote", "cite", "circulate"]
)


def _is_in_name(layout: Layout, unit: Unit, index: int, last: int) -> bool:
    """Col. Omar Said: a capital behind a capital, with none behind it, ends a name."""
    tokens = layout.tokens
    if not tokens[index].text[0].isupper() or index == unit.first:
        return False
    following = tokens[last].text[:1].isupper() if last < unit.last else False
    return tokens[index - 1].text[:1].isupper() and not following


def _is_adjective(layout: Layout, unit: Unit, first: int, last: int, before: str) -> bool:
    """the alleged attack, will not discuss reported strikes: a participle before its noun."""
    grammar = layout.grammar
    if before in grammar.determiners or before in grammar.prepositions:
        return before not in (
            "one",
            "all",
            "both",
            "some",
            "several",
            "many",
            "two",
            "three",
            "this",
            "that",
            "others",
            "other",
            "another",
        )
    if first == unit.first or layout.tokens[first - 1].kind == "mark":
        return False
    previous = layout.tokens[first - 1]
    return (
        any(
            form.shape in ("base", "finite", "past") and form.cue.kind == "verb"
            for form, _ in known_forms("en", previous.text, previous.folded)
        )
        and before not in grammar.nouns
    )


def _english_noun(layout: Layout, unit: Unit, index: int, last: int) -> bool:
    """A form that is a noun as often is a verb only with a subject before it and a clause, a quotation or an article behind."""
    grammar, tokens = layout.grammar, layout.tokens
    if tokens[index].folded not in grammar.nouns:
        return False
    before = tokens[index - 1] if index > unit.first else None
    if before is None or before.folded in grammar.determiners or before.folded in grammar.prepositions:
        return True
    if before.text in ("'s", "’s") or (
        before.kind == "word" and known_forms(layout.language, before.text, before.folded)
    ):
        return True
    following = tokens[last] if last < unit.last else None
    if following is None or following.folded in (
        "of",
        "from",
        "and",
        "by",
        "in",
        "on",
        "are",
        "were",
        "was",
        "is",
        "about",
        "or",
    ):
        return tokens[index].folded not in ("say", "says")
    if tokens[index].folded in ("say", "says"):
        return False
    if following.kind == "mark":
        later = any(token.folded == "that" for token in tokens[last : min(unit.last, last + 40)])
        return following.text not in ('"', "“", ":", "‘") and not (following.text == "," and later)
    return not (
        following.folded in grammar.determiners
        or following.folded in grammar.pronouns
        or following.kind == "number"
        or following.folded == "that"
        or following.text[:1].isupper()
        or following.folded in grammar.negations
    )

"""English verbs of saying with auxiliaries and negation, told from nouns and adjectives."""

from __future__ import annotations

from typing import NamedTuple

from rawi.knowledge.cues import CueForm
from rawi.understand.attributions.cuewords.groups import CueGroup, known_forms
from rawi.understand.attributions.layout import Layout, Unit

_BE_OR_HAVE = {"have", "has", "had", "having"}


def english_group(layout: Layout, unit: Unit, index: int, last: int, form: CueForm) -> CueGroup | None:
    """The verb group around an English form, or None where it is no verb."""
    tokens = layout.tokens
    if tokens[index].glued and tokens[index].start > 0 and tokens[index - 1].kind == "word":
        return None  # so-called, counter-claim
    if last < unit.last and tokens[last].glued and tokens[last].kind == "word":
        return None  # blast-proof, the report's
    if _is_in_name(layout, unit, index, last):
        return None
    first, seen = _auxiliaries(layout, unit, index)
    words = _Words(first, last, tokens[first - 1].folded if first > unit.first else "", seen)
    if form.shape in ("base", "finite"):
        return _present(layout, unit, index, form, words)
    if form.shape == "gerund":
        return _gerund(layout, index, form, words)
    return _past(layout, unit, index, form, words)


class _Words(NamedTuple):
    """A form with its auxiliaries: tokens `first` to `last` (exclusive), the word before them."""

    first: int
    last: int
    before: str
    auxiliaries: tuple[str, ...]


def _auxiliaries(layout: Layout, unit: Unit, index: int) -> tuple[int, tuple[str, ...]]:
    """The first token of the group, and its auxiliaries and negations; adverbs may stand between."""
    grammar, tokens = layout.grammar, layout.tokens
    first = index
    seen: list[str] = []
    for at in range(index - 1, max(unit.first, index - 5) - 1, -1):
        word = tokens[at].folded
        if word in grammar.auxiliaries or (word in grammar.negations and word not in _NOBODY):
            seen.append(word)
            first = at
        elif not (word in grammar.adverbs or word.endswith("ly")):
            break
    return first, tuple(seen)


_NOBODY = frozenset(["no", "neither", "nobody", "none"])


def _group(layout: Layout, index: int, form: CueForm, words: _Words) -> CueGroup:
    negated = any(word in layout.grammar.negations for word in words.auxiliaries)
    return CueGroup(words.first, words.last, index, form.cue, "active", negated)


def _is_passive(layout: Layout, words: _Words) -> bool:
    return any(word in layout.grammar.passive for word in words.auxiliaries)


def _present(layout: Layout, unit: Unit, index: int, form: CueForm, words: _Words) -> CueGroup | None:
    """say, says, did not say, to say."""
    if form.shape == "base" and _is_passive(layout, words):
        return None  # were read, is put: the participle of the same spelling
    if form.shape == "base" and words.auxiliaries:
        return _group(layout, index, form, words)
    if form.shape == "base" and words.before == "to":
        return CueGroup(index, words.last, index, form.cue, "infinitive")
    if _english_noun(layout, unit, index, words.last):
        return None
    return _group(layout, index, form, words)


def _gerund(layout: Layout, index: int, form: CueForm, words: _Words) -> CueGroup | None:
    """is saying, adding, without naming."""
    group = _group(layout, index, form, words)
    if _is_passive(layout, words):
        return group
    if words.before in ("the", "a", "an", "of"):
        return None
    negated = group.negated or words.before == "without"
    return CueGroup(index, words.last, index, form.cue, "gerund", negated)


def _past(layout: Layout, unit: Unit, index: int, form: CueForm, words: _Words) -> CueGroup | None:
    """said, has said, was said by, claimed by, neither confirmed nor denied."""
    tokens, last = layout.tokens, words.last
    by = last < unit.last and tokens[last].folded == "by"
    group = _group(layout, index, form, words)
    if _is_passive(layout, words):
        return group._replace(last=last + by, shape="passive", unnamed=not by)
    if by and not words.auxiliaries:
        return group._replace(first=index, last=last + 1, shape="passive")
    if form.shape == "perfect" and not words.auxiliaries:
        return None
    if words.before == "neither" and last + 1 < unit.last and tokens[last].folded == "nor":
        return CueGroup(words.first - 1, last + 2, index, form.cue, "active", True)
    shown = words.before in layout.grammar.media and form.shape == "past" and form.cue.base in _SHOWN
    if not words.auxiliaries and (shown or _is_adjective(layout, unit, words.first, last, words.before)):
        return None  # a statement posted online, reported strikes
    return group


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

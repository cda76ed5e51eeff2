"""Cues as groups of words: the verb with its auxiliaries, clitics and negation."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rawi.knowledge.cues import Cue, CueForm, load_cues
from rawi.understand.attributions.layout import Layout, Unit
from rawi.words.fold import stems


class CueGroup(NamedTuple):
    """Tokens `first` to `last` (exclusive) of a cue; `head` is its verb or first word."""

    first: int
    last: int
    head: int
    cue: Cue
    shape: str
    """active, gerund, infinitive, participle (no auxiliary), passive, fixed."""
    negated: bool = False
    inverted: bool = False
    """A pronoun subject stands inside: a-t-il dit."""
    skipped: int = 0
    """Characters of clitics at the head that are no part of the cue: و of وقال."""
    linked: bool = False
    """A conjunction is written onto it: وقال."""
    present: bool = False
    """An Arabic imperfect: يؤكد."""
    unnamed: bool = False
    """A passive without agent: يُعتقد."""


@lru_cache(maxsize=100_000)
def known_forms(language: str, word: str, folded: str) -> tuple[tuple[CueForm, int], ...]:
    """Cues that the word may begin, each with the characters of clitics before it."""
    cues = load_cues(language)
    if language != "ar":
        return tuple((form, 0) for form in cues.forms(word))
    for stem in stems(folded):
        skipped = folded[: len(folded) - len(stem.text)]
        if stem.skipped and skipped not in ("و", "ف", "وس", "فس", "س", "ب", "ل"):
            continue
        found = cues.forms(stem.text)
        if found:
            verbs_only = skipped in ("وس", "فس", "س")
            return tuple((form, stem.skipped) for form in found if form.cue.kind == "verb" or not verbs_only)
    return ()


def find_cues(layout: Layout, unit: Unit) -> list[CueGroup]:
    """Cue groups of the unit from left to right, none overlapping; mediums are left out."""
    found: list[CueGroup] = []
    index = unit.first
    while index < unit.last:
        token = layout.tokens[index]
        group = None
        if token.kind == "word" and not _is_quoted(layout, index):
            known = known_forms(layout.language, token.text, token.folded)
            if known:
                group = _best(layout, unit, index, known)
        if group is None:
            index += 1
            continue
        if found and group.first < found[-1].last:
            group = group._replace(first=found[-1].last)
        found.append(group)
        index = max(group.last, index + 1)
    return found


def _is_quoted(layout: Layout, index: int) -> bool:
    """Inside a quotation a verb is the speaker's own word, unless the quotation is the whole of a long passage."""
    number = layout.inside[index]
    return number >= 0 and layout.quotations[number].closed


def _best(layout: Layout, unit: Unit, index: int, known: tuple[tuple[CueForm, int], ...]) -> CueGroup | None:
    """The longest reading that the words around allow."""
    ordered = sorted(known, key=lambda entry: (-len(entry[0].rest), entry[0].cue.kind == "verb"))
    for form, skipped in ordered:
        if form.cue.kind in ("medium", "credit"):
            continue
        last = _follow(layout, unit, index, form)
        if last is None:
            continue
        if form.cue.kind != "verb":
            last = _past_what(layout, unit, last) if layout.language == "ar" and form.cue.kind == "frame" else last
            return CueGroup(index, last, index, form.cue, "fixed", skipped=skipped, linked=skipped > 0)
        group = _verb(layout, unit, index, last, form, skipped)
        if group is not None:
            return group
    return None


def _past_what(layout: Layout, unit: Unit, last: int) -> int:
    """وفق ما كشف عنه: a frame goes on with "what" and a verb."""
    tokens = layout.tokens
    at = last
    if at < unit.last and tokens[at].folded in ("ما", "لما"):
        at += 1
    elif not tokens[last - 1].folded.endswith("ما"):
        return last
    if at < unit.last and any(
        form.cue.kind == "verb" for form, _ in known_forms("ar", tokens[at].text, tokens[at].folded)
    ):
        at += 1
        if at < unit.last and tokens[at].folded in ("عنه", "به", "عليه", "اليه", "فيه", "في"):
            at += 1
        return at
    return last


def _follow(layout: Layout, unit: Unit, index: int, form: CueForm) -> int | None:
    position = index + 1
    for word in form.rest:
        if layout.language == "fr" and position < unit.last and layout.tokens[position].folded in ("pas", "plus"):
            position += 1
        if position >= unit.last or layout.tokens[position].folded != word:
            return None
        position += 1
    return position


def _verb(layout: Layout, unit: Unit, index: int, last: int, form: CueForm, skipped: int) -> CueGroup | None:
    if layout.language == "fr":
        return _french(layout, unit, index, last, form)
    if layout.language == "ar":
        return _arabic(layout, unit, index, last, form, skipped)
    return _english(layout, unit, index, last, form)


_FRENCH_CLITICS = frozenset(["l'", "le", "la", "les", "lui", "leur", "y", "en", "nous", "vous", "m'", "me"])
_REFLEXIVES = frozenset(["se", "s'", "me", "m'", "nous", "vous"])
_INVERTED = frozenset(["il", "elle", "ils", "elles", "on", "je", "nous"])


def _french(layout: Layout, unit: Unit, index: int, last: int, form: CueForm) -> CueGroup | None:
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
            or layout.tokens[index - 2].kind == "mark"
        )
    return before.folded in layout.grammar.determiners or before.folded in layout.grammar.prepositions


_BE_OR_HAVE = {"have", "has", "had", "having"}


def _english(layout: Layout, unit: Unit, index: int, last: int, form: CueForm) -> CueGroup | None:
    grammar, tokens = layout.grammar, layout.tokens
    if tokens[index].glued and tokens[index].start > 0 and tokens[index - 1].kind == "word":
        return None  # so-called, counter-claim
    if last < unit.last and tokens[last].glued and tokens[last].kind == "word":
        return None  # blast-proof, the report's
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
    if not seen and _is_adjective(layout, unit, first, last, before):
        return None
    return CueGroup(first, last, index, form.cue, "active", negated)


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


# Spelt like a form of a cue and mostly something else.
_NEVER_VERBS = frozenset(
    """اقرا تابعه يعد تعد نعد حمله اذاعه اشاره طلبه رده نقله طعنا نصر نصرا نقل نشره ناقله مدينه ردا عده روايه
    تسلم يسلم وعدها نسب كتبه رصده سجله عرضه قدره قدرتها قدرته علقه بارك لامه شبه فصله""".split()
)


def _arabic(layout: Layout, unit: Unit, index: int, last: int, form: CueForm, skipped: int) -> CueGroup | None:
    grammar, tokens = layout.grammar, layout.tokens
    token = tokens[index]
    if form.shape == "gerund":
        if not _is_adverbial_participle(layout, unit, index, last):
            return None
        negated = index > unit.first and tokens[index - 1].folded in ("دون", "غير")
        return CueGroup(index, last, index, form.cue, "gerund", negated, skipped=skipped, linked=skipped > 0)
    first = index
    negated = False
    before = tokens[index - 1] if index > unit.first else None
    linked = skipped > 0
    if token.folded[skipped:] in _NEVER_VERBS:
        return None
    if token.folded[skipped:] in ("يقل", "تقل") and not (before is not None and before.folded in ("لم", "ولم", "فلم")):
        return None
    if before is not None and not skipped:
        word = before.folded
        if word in ("لم", "لن", "لا", "ولم", "ولا", "ولن", "فلم", "ما", "فلا"):
            if (
                word == "ما"
                and index - 2 >= unit.first
                and tokens[index - 2].folded in ("حسب", "بحسب", "وفق", "علي", "الي", "في", "هو", "وهو")
            ):
                return CueGroup(first, last, index, form.cue, "active")
            negated, first = word != "ما", index - 1
            linked = word.startswith(("و", "ف"))
        elif word in ("قد", "لقد", "وقد"):
            first = index - 1
            linked = word == "وقد"
    if token.folded[skipped:] in grammar.nouns and not _arabic_verb(layout, unit, index, last, negated):
        return None
    stripped = token.text[skipped:]
    unnamed = len(stripped) > 1 and stripped[1] == "\u064f"
    return CueGroup(
        first,
        last,
        index,
        form.cue,
        "active",
        negated,
        skipped=skipped if first == index else 0,
        linked=linked,
        unnamed=unnamed,
        present=token.folded[skipped:][:1] in ("ي", "ت", "ن"),
    )


def _is_adverbial_participle(layout: Layout, unit: Unit, index: int, last: int) -> bool:
    """مؤكدا أن stands behind a comma or before its "that"; elsewhere the form is a noun or an adjective."""
    tokens = layout.tokens
    if (index > unit.first and tokens[index - 1].kind == "mark") or tokens[index].folded.startswith("و"):
        return True
    for at in range(last, min(unit.last, last + 2)):
        if tokens[at].folded in layout.grammar.that or tokens[at].text in ("«", '"', "“", ":"):
            return True
        if tokens[at].folded not in ("الي", "علي", "من", "عن"):
            return False
    return False


def _arabic_verb(layout: Layout, unit: Unit, index: int, last: int, negated: bool) -> bool:
    """An ambiguous spelling is a verb at the head of a clause with أن or a quotation later in it."""
    grammar, tokens = layout.grammar, layout.tokens
    if negated:
        return True
    before = tokens[index - 1] if index > unit.first else None
    if before is not None and (before.folded in grammar.prepositions or before.folded in grammar.determiners):
        return False
    for at in range(last, min(unit.last, last + 14)):
        word = tokens[at].folded
        if word in grammar.that or tokens[at].text in ("«", '"', "“", ":"):
            return True
        if tokens[at].kind == "mark" and tokens[at].text in ".؛":
            return False
    return before is None or before.kind == "mark" or tokens[index].folded.startswith(("و", "ف"))

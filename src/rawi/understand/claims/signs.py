"""Hedges, conditions and grounds as they stand in a text, by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from rawi.knowledge.cues import load_grounds
from rawi.model import Document, Span
from rawi.understand.tools import Tags
from rawi.words.tokens import Token

# The conditional of hearsay: aurait, serait, pourrait, tirerait, viendrait; not the imperfect tirait, livrait, opérait.
_CONDITIONAL = re.compile(
    r"(?:\w*(?:e|d|tt|aît|oi|r|cev|(?<![tvm])i)rai(?:t|ent)|s?aurai(?:t|ent)|devrai(?:t|ent))\Z", re.IGNORECASE
)
_NOUNS = frozenset(
    ["retrait", "portrait", "extrait", "attrait", "trait", "abstrait", "distrait", "soustrait", "barrait"]
)
_IF = frozenset(["si", "s'"])
_VAGUE = re.compile(
    r"(?:des\s+(?:centaines|dizaines|milliers)\s+d(?:e\s+|['’])|de\s+nombreu(?:x|ses)\s+|plusieurs\s+|(?:hundreds|dozens|thousands)\s+of\s+|many\s+|numerous\s+|several\s+|(?:مئات|عشرات|آلاف)\s+)",
    re.IGNORECASE,
)


_AND_FOOTAGE = re.compile(
    r"\s+(?:et|and|و)\s*(?:de\s+|d['’])?(?:vid[ée]os?|images?|photos?|clips?|صور|مقاطع)\b", re.IGNORECASE
)


class Sign(NamedTuple):
    """A hedge, a condition or a ground with its characters."""

    kind: str
    span: Span


class Signs(NamedTuple):
    """All signs of a document in order, with the sentences they stand in."""

    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    found: tuple[tuple[Sign, ...], ...]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds the character; -1 before the first."""
        return bisect_right(self.starts, at) - 1

    def near(self, at: int) -> tuple[Sign, ...]:
        """Signs of the sentence that holds the character."""
        number = self.sentence(at)
        return self.found[number] if 0 <= number < len(self.found) else ()


def find_signs(document: Document, tags: Tags) -> Signs:
    """Every sign of the document."""
    starts = tuple(sentence.start for sentence in tags.sentences)
    groups: list[list[Sign]] = [[] for _ in tags.sentences]
    signs = [
        Sign(kind, match.span) for match in load_grounds(document.language).find(tags.tokens) for kind in match.value
    ]
    if document.language == "fr":
        signs += _conditionals(tags.tokens)
    if document.language == "ar":
        signs += _possibilities(tags.tokens)
    for sign in signs:
        number = bisect_right(starts, sign.span.start) - 1
        if number >= 0:
            groups[number].append(_widened(document.text, sign))
    ordered = tuple(tuple(sorted(group, key=lambda sign: sign.span)) for group in groups)
    return Signs(tags.sentences, starts, ordered)


def _widened(text: str, sign: Sign) -> Sign:
    """Footage that nobody can look up: "des centaines d’images et de videos" is one unnamed ground."""
    if sign.kind == "unnamed":
        further = _AND_FOOTAGE.match(text, sign.span.end)
        return Sign(sign.kind, Span(sign.span.start, further.end())) if further else sign
    if sign.kind != "footage":
        return sign
    before = text[max(0, sign.span.start - 30) : sign.span.start]
    match = max(_VAGUE.finditer(before), key=lambda found: found.end(), default=None)
    if match is None or match.end() != len(before):
        return sign
    end = sign.span.end
    further = _AND_FOOTAGE.match(text, end)
    return Sign("unnamed", Span(sign.span.start - len(before) + match.start(), further.end() if further else end))


def _conditionals(tokens: tuple[Token, ...]) -> list[Sign]:
    found: list[Sign] = []
    for at, token in enumerate(tokens):
        word = token.folded
        if not word.endswith(("rait", "raient")) or word in _NOUNS:
            continue
        if _CONDITIONAL.match(token.text) and not _after_if(tokens, at):
            found.append(Sign("hedge", token.span))
    return found


def _after_if(tokens: tuple[Token, ...], at: int) -> bool:
    """The main clause of a condition is no hearsay."""
    return any(token.folded in _IF for token in tokens[max(0, at - 12) : at])


_WAS = frozenset(["كان", "كانت", "كانوا", "وكان", "وكانت", "وكانوا"])
# Pasts that begin with ت: تبنى, تحدث, تعرض.
_FIFTH_FORMS = (
    "تم",
    "تبن",
    "تحدث",
    "تعرض",
    "تسبب",
    "تمكن",
    "تلق",
    "توف",
    "تعهد",
    "تقدم",
    "تجاوز",
    "تاكد",
    "تراجع",
    "توقف",
    "تول",
    "تكبد",
    "تحول",
    "تعذر",
)


def _possibilities(tokens: tuple[Token, ...]) -> list[Sign]:
    """قد before a present is "may"; before a past it is not."""
    found: list[Sign] = []
    pluperfect = False
    for left, right in pairwise(tokens):
        if left.folded in _WAS or (left.kind == "mark" and left.text in ".؛"):
            pluperfect = left.folded in _WAS
        if (
            left.folded in ("قد", "فقد")
            and not pluperfect
            and not right.folded.startswith(_FIFTH_FORMS)
            and right.folded[:1] in ("ي", "ت")
            and len(right.folded) > 3
            and not right.folded.endswith(("ت", "وا"))
        ):
            found.append(Sign("hedge", left.span))
    return found

"""Sources that only point back: `the statement`, `it`, `its spokesman` are the word of whom the report named before."""

from __future__ import annotations

from rawi.connect.profile import Profile
from rawi.connect.signs import signs_of
from rawi.knowledge.relay_words import is_one_of, relay_words
from rawi.model import Attribution
from rawi.words.fold import is_arabic
from rawi.words.tokens import Token, find_tokens

_SOURCE = "=source"
_EMPTY = frozenset({"=source", "=official", "=say", "=statement", "=spokesman", "=report", "=phone"})
_OWNED = ("ه", "ها", "هم", "هما")


def spoken_by(profile: Profile, link: Attribution) -> Attribution:
    """The link, or the earlier one whose source it points back to."""
    words = _words(profile, link)
    whose = _belongs(words)
    if not whose and not _points_back(words, profile.language):
        return link
    before = [other for other in profile.reading.account.attributions if _stands_before(other, link)]
    named = [other for other in before if _names_somebody(profile, other)]
    if whose:
        named = [other for other in named if not other.anonymous]
    elif any(_SOURCE in signs_of(word, profile.language) for word in words):
        named = [other for other in named if other.anonymous]
    return max(named, key=_place) if named else link


def _words(profile: Profile, link: Attribution) -> list[Token]:
    tokens = find_tokens(link.source.of(profile.text)) if link.source is not None else ()
    return [token for token in tokens if token.kind == "word"]


def _stands_before(other: Attribution, link: Attribution) -> bool:
    return other.source is not None and link.source is not None and other.source.end <= link.source.start


def _place(link: Attribution) -> tuple[int, int]:
    return (link.source.start, link.source.end) if link.source is not None else (0, 0)


def _points_back(words: list[Token], language: str) -> bool:
    """A pronoun, or a definite word for any source at all: `the statement`, `cette source`, `المصدر`."""
    if not words:
        return False
    first = words[0].folded
    if first in relay_words("pronoun"):
        return len(words) == 1
    definite = first.startswith("ال") if is_arabic(first) else first in relay_words("pointing")
    rest = words if is_arabic(first) else words[1:]
    return definite and bool(rest) and all(_is_empty(word, language) for word in rest)


def _is_empty(word: Token, language: str) -> bool:
    """The word says no more than that somebody spoke."""
    if not is_arabic(word.folded) and word.text[0].isupper():
        return False
    if word.folded in relay_words("pointing") or is_one_of(word.folded, "document", language):
        return True
    signs = signs_of(word, language)
    return bool(signs) and signs[0] in _EMPTY


def _belongs(words: list[Token]) -> bool:
    """`its spokesman`, `son coordinateur`, `المتحدث باسمها`: a part of whom the report named before."""
    if not words:
        return False
    if words[0].folded in relay_words("possessive"):
        return len(words) > 1
    owned = [word.folded for word in words[:2] if is_arabic(word.folded)]
    return any(word.endswith(_OWNED) and _bare(word) in relay_words("owned") for word in owned)


def _bare(word: str) -> str:
    return next(word.removesuffix(end) for end in sorted(_OWNED, key=len, reverse=True) if word.endswith(end))


def _names_somebody(profile: Profile, link: Attribution) -> bool:
    words = _words(profile, link)
    if not words or is_one_of(words[0].folded, "nobody", profile.language):
        return False
    return link.stance != "declines" and not _belongs(words) and not _points_back(words, profile.language)

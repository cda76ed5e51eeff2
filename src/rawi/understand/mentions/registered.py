"""Names that the registry knows, in any of their spellings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rawi.knowledge.actor_names import Spelling, may_start, names, skeleton, skeletons
from rawi.knowledge.actors import find_actor
from rawi.knowledge.titles import folded
from rawi.understand.mentions.layout import Candidate, Layout
from rawi.words.fold import is_arabic
from rawi.words.tokens import Token, find_tokens

_LONGEST = 7
_SHORT = 3


def find_registered(layout: Layout) -> None:
    """Takes every spelling of the registry; the longest wins."""
    phrases, tokens = names(), layout.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "mark" or token.kind == "number":
            index += 1
            continue
        match = phrases.match_at(tokens, index) if may_start(token.folded) else None
        spelling = _choose(layout, match.value, index, match.last) if match is not None else None
        if match is not None and spelling is not None:
            layout.take(_candidate(layout, spelling, index, match.last, match.span.start))
            index = match.last
        elif token.text[0].isupper() and (last := _by_skeleton(layout, index)) > index:
            index = last
        else:
            index += 1


def _candidate(layout: Layout, spelling: Spelling, first: int, last: int, start: int) -> Candidate:
    end = layout.tokens[last - 1].end
    start = _with_article(layout, first, start)
    row = find_actor(spelling.key)
    kind = row.kind if row is not None else "unknown"
    return Candidate(first, last, start, end, spelling.form, spelling.key, spelling.text, kind, common=spelling.common)


def _with_article(layout: Layout, first: int, start: int) -> int:
    """`al-Hachd`: an Arabic article tied to the name by a hyphen belongs to it."""
    before = layout.tokens[first - 1] if first > 0 and layout.tokens[first].glued else None
    if before is None or before.folded not in ("al", "el") or layout.text[before.end : start] not in ("-", "‑"):
        return start
    return before.start


def _choose(layout: Layout, spellings: Sequence[Spelling], first: int, last: int) -> Spelling | None:
    fitting = [spelling for spelling in spellings if _fits(layout, spelling, first, last)]
    return min(fitting, key=lambda spelling: (spelling.common, spelling.form == "demonym")) if fitting else None


def _fits(layout: Layout, spelling: Spelling, first: int, last: int) -> bool:
    head = layout.tokens[first]
    if is_arabic(spelling.text):
        return not (head.text.endswith("ى") and spelling.form == "demonym") and head.text != "بحماس"
    if spelling.form == "demonym" and layout.language not in spelling.languages and layout.language != "ar":
        return False
    if spelling.form == "demonym" and spelling.languages == {"en"}:
        return head.text[0].isupper() and _case_fits(spelling.text, layout.tokens[first:last])
    if spelling.form == "demonym":
        return True
    if spelling.form == "acronym" and not _acronym_fits(layout, spelling, first):
        return False
    tokens = layout.tokens[first:last]
    if spelling.common and not spelling.text.islower() and not all(_capital_or_small(token) for token in tokens):
        return False
    return _case_fits(spelling.text, tokens)


def _capital_or_small(token: Token) -> bool:
    """A name that is also a common phrase is a name only where its words have capitals (Le Monde, le monde)."""
    return token.text[0].isupper() or not token.text[0].isalpha() or len(token.text) < _SHORT


def _acronym_fits(layout: Layout, spelling: Spelling, first: int) -> bool:
    """A short acronym counts in its own language only, and not amid capitals."""
    letters = spelling.text.replace(".", "")
    if len(letters) <= _SHORT and layout.language != "ar" and layout.language not in spelling.languages:
        return False
    around = [layout.tokens[at] for at in (first - 1, first + 1) if 0 <= at < len(layout.tokens)]
    longest = _SHORT if len(letters) >= _SHORT else 1
    return not any(len(token.text) > longest and token.kind == "word" and token.text.isupper() for token in around)


def _case_fits(text: str, tokens: Sequence[Token]) -> bool:
    """Small letters match any case, a capital needs a capital, capitals throughout need capitals."""
    if text.islower():
        return True
    if text.isupper() and " " not in text:
        return all(token.text.isupper() or not token.text.isalpha() for token in tokens)
    token = tokens[min(_first_capital(text), len(tokens) - 1)]
    return any(char.isupper() for char in token.text)


@lru_cache(maxsize=20_000)
def _first_capital(text: str) -> int:
    """Which token of a spelling holds its first capital."""
    tokens = find_tokens(text)
    return next(index for index, token in enumerate(tokens) if any(char.isupper() for char in token.text))


def _by_skeleton(layout: Layout, first: int) -> int:
    """Takes a name of several words spelt in a way that the registry does not list; where it ends, or `first`."""
    joined, best, best_key = "", first, ""
    if not skeleton(layout.tokens[first].folded):
        return first
    found, starts = skeletons()
    for index in range(first, min(first + _LONGEST, len(layout.tokens))):
        token = layout.tokens[index]
        if token.kind != "word" or (not token.text[0].isascii() and not token.text[0].isalpha()):
            break
        joined += skeleton(token.folded)
        if index > first and joined in found and token.text[0].isupper():
            best, best_key = index + 1, found[joined]
        if joined not in starts and joined:
            break
    if not best_key:
        return first
    row = find_actor(best_key)
    head, tail = layout.tokens[first], layout.tokens[best - 1]
    kind = row.kind if row is not None else "unknown"
    layout.take(
        Candidate(first, best, head.start, tail.end, "name", best_key, layout.text[head.start : tail.end], kind)
    )
    return best


def settle(layout: Layout) -> None:
    """Drops towns that stand for themselves, countries that are places, and common words that nothing makes a name."""
    certain = {candidate.key for candidate in layout.candidates if not candidate.common}
    certain -= {candidate.key for candidate in layout.candidates if candidate.form == "capital"} - {
        candidate.key for candidate in layout.candidates if candidate.form not in ("capital", "demonym", "country")
    }
    kept: list[Candidate] = []
    for candidate in layout.candidates:
        if _stays(layout, candidate, certain, kept):
            kept.append(candidate)
        elif candidate.form not in ("capital", "country"):  # the words of a place stay taken: they name nobody
            layout.taken[candidate.first : candidate.last] = bytes(candidate.last - candidate.first)
    layout.candidates = kept


def _stays(layout: Layout, candidate: Candidate, certain: set[str | None], kept: list[Candidate]) -> bool:
    if candidate.form == "capital":
        return acts(layout, candidate) or _follows_actor(layout, candidate, kept)
    if candidate.form == "country":
        return not _is_place(layout, candidate)
    if candidate.form == "demonym":
        return not _beside_geography(layout, candidate)
    if candidate.common:
        return candidate.key in certain or _speaks(layout, candidate) or _after_medium(layout, candidate)
    return True


def _follows_actor(layout: Layout, candidate: Candidate, kept: list[Candidate]) -> bool:
    """`Moscow and Kyiv`: the second acts where the first does."""
    if not kept or kept[-1].form != "capital":
        return False
    if kept[-1].last == candidate.first:
        return is_arabic(layout.tokens[candidate.first].text)
    return kept[-1].last == candidate.first - 1 and layout.folded(candidate.first - 1) in ("et", "and")


def acts(layout: Layout, candidate: Candidate) -> bool:
    """The words beside a name make it one who says, decides or does."""
    before = layout.folded(candidate.first - 1)
    agents = folded("context", f"agents_{layout.language}")
    if before in agents or (layout.language == "ar" and before[:1] in "وف" and before[1:] in agents):
        return True
    if before == "to" and layout.folded(candidate.first - 2) == "according":
        return True
    if layout.language == "ar":
        return layout.is_said(candidate.first - 1) or layout.is_said(candidate.last)
    return _has_verb(layout, candidate)


def _speaks(layout: Layout, candidate: Candidate) -> bool:
    """A common word needs more than an action beside it: something that only a source does."""
    if layout.language != "ar":
        return acts(layout, candidate)
    before = candidate.first - 1
    return layout.folded(before) in folded("context", "says_ar") or layout.is_said(before)


def _has_verb(layout: Layout, candidate: Candidate) -> bool:
    prior = layout.before(candidate.first)
    if layout.folded(prior) in folded("context", f"locative_{layout.language}") or layout.folded(prior) in _OF:
        return False
    at = candidate.last
    if layout.folded(at) in _NEGATIONS:
        at += 1
    if at >= len(layout.tokens) or layout.tokens[at].text != layout.tokens[at].text.lower():
        return False
    if layout.folded(at) in folded("context", f"verbs_{layout.language}"):
        return layout.folded(at + 1) not in folded("context", "passive")
    return layout.is_said(at)


_NEGATIONS = frozenset(["n'", "ne", "s'", "se", "also", "later", "itself"])
_OF = frozenset(["de", "d'", "du", "of"])


def _is_place(layout: Layout, candidate: Candidate) -> bool:
    """`in Iraq`, `the border of Iraq`: where, not who."""
    locative = folded("context", f"locative_{layout.language}")
    geography = folded("context", f"geography_{layout.language}")
    prior = layout.before(candidate.first)
    word = layout.folded(prior)
    if word in locative or word in geography:
        return True
    if layout.language == "ar":
        stem = word[1:] if word[:1] in "وفلب" else word
        return stem in locative or stem in geography
    if layout.folded(candidate.last) in folded("context", "geography_en") and layout.language == "en":
        return True
    return word in _OF and layout.folded(layout.before(prior)) in geography


def _beside_geography(layout: Layout, candidate: Candidate) -> bool:
    """`territoire irakien`, `the Syrian border`, `الحدود العراقية`: land, not a party."""
    if layout.language == "en":
        return layout.folded(candidate.last) in folded("context", "geography_en")
    prior = candidate.first - 1
    if layout.tokens[candidate.first].glued and layout.folded(prior).endswith("o"):
        prior -= 1  # frontière syro-irakienne
    word = layout.folded(prior)
    geography = folded("context", f"geography_{layout.language}")
    if word in geography:
        return True
    return layout.language == "ar" and word[:1] in "وفلب" and word[1:] in geography


def _after_medium(layout: Layout, candidate: Candidate) -> bool:
    word = layout.folded(candidate.first - 1)
    if layout.language == "ar":
        return word in folded("context", "media_ar") or word[1:] in folded("context", "media_ar")
    return word in _MEDIA


_MEDIA = frozenset(["agence", "agency", "chaine", "site", "journal", "quotidien", "magazine", "channel", "newspaper"])

"""Names of places in Latin letters: stretches of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rawi.knowledge.gazetteer import by_name
from rawi.model import Span
from rawi.understand.places.candidate import INTRODUCING, Candidate
from rawi.understand.places.surface import ARTICLES, Surface

_LONGEST = 4
_INSIDE = (
    ARTICLES
    | frozenset(
        ["de", "du", "des", "la", "le", "les", "l", "d", "sur", "of", "the", "del", "dos", "da", "do", "di", "san"]
    )
    | frozenset(["d'", "l'"])
)


_ROMAN = re.compile(r"[IVXLC]+e?")


def capitals(surface: Surface, taken: set[int]) -> Iterator[Candidate]:
    """Capitalised names that the gazetteer knows or that a word beside them introduces."""
    index = 0
    while index < len(surface.tokens):
        if index in taken or not _starts_name(surface, index):
            index += 1
            continue
        candidate = _longest(surface, index, taken)
        if candidate is None:
            index += 1
            continue
        yield candidate
        index = candidate.last


def _starts_name(surface: Surface, index: int) -> bool:
    token = surface.tokens[index]
    if surface.capital(index):
        return (len(token.text) > 1 and token.folded not in _INSIDE) or _article_before_name(surface, index)
    return _article_before_name(surface, index)


def _article_before_name(surface: Surface, index: int) -> bool:
    token = surface.tokens[index]
    return token.folded in ARTICLES and surface.capital(index + 1) and surface.joined(index, index + 1)


def _longest(surface: Surface, index: int, taken: set[int]) -> Candidate | None:
    last = index + 1
    while (
        last < len(surface.tokens) and last - index < _LONGEST and last not in taken and surface.joined(last - 1, last)
    ):
        if not surface.capital(last) and surface.tokens[last].folded not in _INSIDE:
            break
        last += 1
    while last > index:
        if last == index + 1 and surface.after(index) is not None and surface.tokens[index].folded not in ARTICLES:
            break  # `Camp`, `North`, `President`: words beside names
        if surface.capital(last - 1) and surface.tokens[last - 1].folded not in ARTICLES:
            span = Span(surface.tokens[index].start, surface.tokens[last - 1].end)
            sites = by_name(span.of(surface.text))
            if sites and not _acronym(surface, index, last):
                evidence = evidence_of(surface, index, last)
                return Candidate(index, last, span, sites, evidence)
        last -= 1
    return _introduced(surface, index) or _heard(surface, index)


def _heard(surface: Surface, index: int) -> Candidate | None:
    """A name after a preposition that no gazetteer spells so: to be known by its consonants, or dropped."""
    if _acronym(surface, index, index + 1) or surface.tokens[index].folded in surface.unlikely:
        return None
    if len(surface.tokens[index].text) < 4 and surface.tokens[index].folded not in ARTICLES:
        return None
    if not surface.before(index) & {"locative", "bearing"} or surface.after(index) is not None:
        return None
    last = index + 1
    while last < len(surface.tokens) and last - index < 3 and surface.joined(last - 1, last):
        if not surface.capital(last) and surface.tokens[last].folded not in ARTICLES:
            break
        last += 1
    while last > index + 1 and surface.tokens[last - 1].folded in ARTICLES:
        last -= 1
    evidence = evidence_of(surface, index, last)
    span = Span(surface.tokens[index].start, surface.tokens[last - 1].end)
    return (
        Candidate(index, last, span, (), evidence, heard=not _placed(surface, index, span)) if evidence >= 1.5 else None
    )


_PLACING = {"fr": frozenset(["a"]), "en": frozenset(["in", "at"])}


def _placed(surface: Surface, index: int, span: Span) -> bool:
    """`à Bounti`, `in Bounti`: a name in the singular that no one bears, right after a preposition of place."""
    before = surface.tokens[index - 1]
    return (
        before.folded in _PLACING[surface.language]
        and before.text in {"à", "in", "at", "In", "At", "À"}
        and not surface.is_named(span)
    )


def _acronym(surface: Surface, first: int, last: int) -> bool:
    """A short word all in capitals, in a text that is not: no town."""
    text = surface.tokens[first].text
    return last == first + 1 and (
        (len(text) <= 5 and text.isupper() and not surface.opens(first)) or _ROMAN.fullmatch(text) is not None
    )


def _introduced(surface: Surface, index: int) -> Candidate | None:
    """A name that no gazetteer holds, where a word such as `village of` says that it is a place."""
    if not (surface.before(index) & INTRODUCING) or surface.people_of(surface.tokens[index]) is not None:
        return None
    last = index + 1
    while (
        last < len(surface.tokens)
        and last - index < 3
        and surface.joined(last - 1, last)
        and (surface.capital(last) or (surface.tokens[last - 1].folded in ARTICLES))
    ):
        last += 1
    span = Span(surface.tokens[index].start, surface.tokens[last - 1].end)
    if surface.is_person(span) or surface.tokens[index].folded in surface.unlikely:
        return None
    return Candidate(index, last, span, (), evidence_of(surface, index, last))


def evidence_of(surface: Surface, first: int, last: int) -> float:
    """Prepositions and place words speak for a place, names and titles beside it against, and so do common words."""
    tokens, kinds = surface.tokens, surface.before(first)
    score = 2.5 if kinds & INTRODUCING else 1.5 if kinds & {"locative", "bearing"} else 0.0
    if "title" in kinds:
        score -= 3
    before, after = first - 1, last
    if surface.capital(before) and surface.joined(before, first) and not surface.opens(before) and not kinds:
        score -= 2.5
    if surface.capital(after) and surface.joined(last - 1, after) and surface.after(after) is None:
        score -= 2.5
    if last == first + 1 and (tokens[first].folded in surface.unlikely or tokens[first].folded in surface.lower):
        score -= 3.5
    if (
        surface.opens(first)
        and after < len(tokens)
        and (tokens[after].text in "(–—-" or tokens[after].text in {",", ":"})
    ):
        score += 1.5
    elif surface.opens(first) and not kinds:
        score -= 0.5
    if first > 0 and tokens[first - 1].text == "(" and after < len(tokens) and tokens[after].text in ",)":
        score += 1.5
    whole = Span(tokens[first].start, tokens[last - 1].end)
    if surface.is_person(whole) or surface.is_outlet(whole):
        score -= 6
    if surface.people_of(tokens[first]) is not None and last == first + 1:
        score -= 6
    return score

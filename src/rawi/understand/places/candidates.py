"""Stretches of text that may name a place, with the places that bear the name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rawi.knowledge.gazetteer import Site, by_name, curated
from rawi.model import Span
from rawi.understand.places.surface import ARTICLES, Surface
from rawi.words.fold import stems

_LONGEST = 4
_INSIDE = (
    ARTICLES
    | frozenset(
        ["de", "du", "des", "la", "le", "les", "l", "d", "sur", "of", "the", "del", "dos", "da", "do", "di", "san"]
    )
    | frozenset(["d'", "l'"])
)
_INTRODUCING = frozenset(["settlement", "area", "facility", "near"])


class Candidate(NamedTuple):
    """Tokens `first` to `last` (exclusive) may name one of the sites; none known where there are none."""

    first: int
    last: int
    span: Span
    sites: tuple[Site, ...]
    evidence: float
    """How much the words around it speak for a place."""
    heard: bool = False
    """Only a known place of the same consonants makes it one."""

    @property
    def own(self) -> bool:
        """Our own files know the name."""
        return bool(self.sites) and self.sites[0].own


def find_candidates(surface: Surface) -> list[Candidate]:
    """Names in order, none overlapping another."""
    found = list(_curated(surface))
    taken = {index for candidate in found for index in range(candidate.first, candidate.last)}
    spelled = _arabic(surface, taken) if surface.arabic else _capitals(surface, taken)
    return sorted([*found, *spelled], key=lambda candidate: candidate.first)


def _curated(surface: Surface) -> Iterator[Candidate]:
    for match in curated().find(surface.tokens, clitics=surface.arabic):
        last = surface.tokens[match.last - 1]
        if not surface.arabic and not _written_as_name(surface, match.first, match.last):
            continue
        if surface.is_outlet(match.span) and match.value[0].kind == "town" and match.last == match.first + 1:
            continue
        if surface.is_person(match.span) and match.value[0].kind != "country":
            continue
        kinds = surface.before(match.first)
        if match.last == match.first + 1 and surface.arabic and _nisba(surface, match.first, last.folded):
            continue
        sites = tuple(match.value)
        if all(site.kind in {"town", "province", "region", "site", "base"} for site in sites):
            sites += _namesakes(match.span.of(surface.text), sites)
        yield Candidate(match.first, match.last, match.span, sites, 3.0 + bool(kinds))


def _namesakes(name: str, sites: tuple[Site, ...]) -> tuple[Site, ...]:
    """Larger towns of the name in other countries: Palma of Mozambique is not that of Spain."""
    countries = {site.country for site in sites}
    return tuple(site for site in by_name(name) if site.country not in countries and site.rank > 20_000)


def _written_as_name(surface: Surface, first: int, last: int) -> bool:
    """Capitals where a name has them: `US` is a country, `us` is not; `al-Hari` may begin low."""
    tokens = surface.tokens[first:last]
    if len(tokens) == 1 and len(tokens[0].text) <= 3:
        return tokens[0].text.isupper()
    return (
        tokens[0].text[0].isupper()
        or (tokens[0].folded in ARTICLES and len(tokens) > 1 and tokens[1].text[0].isupper())
        or (len(tokens) > 1 and tokens[-1].text[0].isupper() and tokens[0].folded in _COMMON_HEADS)
    )


_COMMON_HEADS = frozenset(
    [
        "mer",
        "bande",
        "plateau",
        "golfe",
        "desert",
        "canal",
        "mont",
        "camp",
        "detroit",
        "mer",
        "base",
        "sea",
        "strait",
        "gulf",
        "aeroport",
        "poste",
        "lac",
        "vallee",
        "province",
        "champ",
        "barrage",
    ]
)


def _nisba(surface: Surface, index: int, folded: str) -> bool:
    """An adjective of a country that spells the country of another."""
    return folded in surface.peoples and folded not in {"الهند", "الصين"} and folded.endswith(("ي", "يه"))


def _capitals(surface: Surface, taken: set[int]) -> Iterator[Candidate]:
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
                evidence = _evidence(surface, index, last)
                return Candidate(index, last, span, sites, evidence)
        last -= 1
    return _introduced(surface, index) or _heard(surface, index)


def _heard(surface: Surface, index: int) -> Candidate | None:
    """A name after a preposition that no gazetteer spells so: to be known by its consonants, or dropped."""
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
    evidence = _evidence(surface, index, last)
    span = Span(surface.tokens[index].start, surface.tokens[last - 1].end)
    return Candidate(index, last, span, (), evidence, heard=True) if evidence >= 1.5 else None


def _acronym(surface: Surface, first: int, last: int) -> bool:
    """A short word all in capitals, in a text that is not: no town."""
    text = surface.tokens[first].text
    return last == first + 1 and len(text) <= 4 and text.isupper() and not surface.opens(first)


def _introduced(surface: Surface, index: int) -> Candidate | None:
    """A name that no gazetteer holds, where a word such as `village of` says that it is a place."""
    if not (surface.before(index) & _INTRODUCING) or surface.people_of(surface.tokens[index]) is not None:
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
    return Candidate(index, last, span, (), _evidence(surface, index, last))


def _evidence(surface: Surface, first: int, last: int) -> float:
    """Prepositions and place words speak for a place, names and titles beside it against, and so do common words."""
    tokens, kinds = surface.tokens, surface.before(first)
    score = 2.5 if kinds & _INTRODUCING else 1.5 if kinds & {"locative", "bearing"} else 0.0
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


def _arabic(surface: Surface, taken: set[int]) -> Iterator[Candidate]:
    index = 0
    while index < len(surface.tokens):
        candidate = None
        if index not in taken and surface.tokens[index].kind == "word" and len(surface.tokens[index].text) > 2:
            candidate = _arabic_at(surface, index, taken)
        if candidate is None:
            index += 1
        else:
            yield candidate
            index = candidate.last


def _arabic_at(surface: Surface, index: int, taken: set[int]) -> Candidate | None:
    token = surface.tokens[index]
    kinds = surface.before(index)
    for length in (3, 2, 1):
        last = index + length
        if last > len(surface.tokens) or any(at in taken for at in range(index, last)):
            continue
        if any(surface.tokens[at].kind != "word" or not surface.joined(at - 1, at) for at in range(index + 1, last)):
            continue
        rest = surface.text[token.end : surface.tokens[last - 1].end]
        for stem in stems(token.folded):
            if stem.skipped and token.folded[stem.skipped :] != stem.text and not stem.text.startswith("ال"):
                continue
            if (
                len(stem.text) < 3
                or (length == 1 and len(stem.text) == 3 and not kinds & _INTRODUCING)
                or (length == 1 and stem.text in surface.unlikely)
            ):
                continue
            sites = by_name(stem.text + rest)
            if not sites:
                continue
            evidence = _arabic_evidence(surface, index, last, kinds, token.folded[: stem.skipped])
            start = min(token.start + stem.skipped, token.end - 1)
            return Candidate(index, last, Span(start, surface.tokens[last - 1].end), sites, evidence)
    return _arabic_introduced(surface, index, kinds)


def _arabic_evidence(surface: Surface, first: int, last: int, kinds: frozenset[str], clitic: str) -> float:
    token = surface.tokens[first]
    score = (
        2.5 if kinds & {"settlement", "facility", "near"} else 1.5 if kinds & {"area", "locative", "bearing"} else 0.0
    )
    if clitic.endswith("ب"):
        score += 1.0
    elif clitic.endswith(("ال", "س", "ك")) and clitic != "":
        score -= 1.5
    if "title" in kinds or (first > 0 and surface.tokens[first - 1].folded in surface.unlikely and not kinds):
        score -= 1.5
    if surface.people_of(token) is not None and last == first + 1:
        score -= 6
    if surface.is_person(Span(token.start, surface.tokens[last - 1].end)):
        score -= 6
    if last > first + 1:
        score += 1.0
    else:
        score -= 1.0
    return score


def _arabic_introduced(surface: Surface, index: int, kinds: frozenset[str]) -> Candidate | None:
    token = surface.tokens[index]
    if (
        not kinds & {"settlement", "facility", "near", "bearing"}
        or token.folded in surface.unlikely
        or token.folded in _NOT_NAMES
    ):
        return None
    if (
        token.folded.startswith("و")
        or token.folded.endswith(("ها", "هم", "هما"))
        or token.folded.startswith(("بال", "لل", "كال"))
    ):
        return None
    heard = not kinds & {"settlement", "facility"} or ("facility" in kinds and not token.folded.startswith("ال"))
    if surface.people_of(token) is not None or surface.after(index) is not None or surface.is_person(token.span):
        return None
    last = index + 1
    if last < len(surface.tokens) and token.folded in {
        "تل",
        "دير",
        "كفر",
        "ام",
        "ابو",
        "بيت",
        "راس",
        "عين",
        "خان",
        "بني",
    }:
        last += 1
    return Candidate(index, last, Span(token.start, surface.tokens[last - 1].end), (), 2.5, heard=heard)


_NOT_NAMES = frozenset(
    [
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "مع",
        "التي",
        "الذي",
        "بعد",
        "قبل",
        "كان",
        "كانت",
        "وقد",
        "هذه",
        "هذا",
        "تلك",
        "ذلك",
        "اخري",
        "اخر",
        "عده",
        "تقع",
        "يقع",
        "كبيره",
        "صغيره",
        "قريبه",
        "مجاوره",
        "كلها",
        "نفسها",
        "نفسه",
        "ما",
        "لا",
        "الحدوديه",
        "الحدودي",
        "القديمه",
        "المحاصره",
        "المجاوره",
    ]
)

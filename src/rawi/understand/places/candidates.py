"""Stretches of text that may name a place, with the places that bear the name."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.knowledge.gazetteer import Site, by_name, curated
from rawi.understand.places.arabic import arabic_names
from rawi.understand.places.candidate import Candidate
from rawi.understand.places.latin import capitals
from rawi.understand.places.surface import ARTICLES, Surface


def find_candidates(surface: Surface) -> list[Candidate]:
    """Names in order, none overlapping another."""
    found = list(_curated(surface))
    taken = {index for candidate in found for index in range(candidate.first, candidate.last)}
    found += arabic_names(surface, taken) if surface.arabic else capitals(surface, taken)
    return sorted(_proposed(surface, found), key=lambda candidate: candidate.first)


_BELIEVED = 0.8
"""Score from which a model's place name stands though no gazetteer holds it."""


def _proposed(surface: Surface, found: list[Candidate]) -> list[Candidate]:
    """A model's place names speak for the candidates that they meet, and add those that rules passed over."""
    kept = list(found)
    for frame in surface.proposals:
        met = [at for at, candidate in enumerate(kept) if candidate.span.meets(frame.span)]
        for at in met:
            kept[at] = kept[at]._replace(evidence=kept[at].evidence + 1.5 * frame.score)
        tokens = [at for at, token in enumerate(surface.tokens) if frame.span.holds(token.span)] if not met else []
        sites = by_name(frame.span.of(surface.text)) if tokens else ()
        if tokens and not surface.is_person(frame.span) and (sites or frame.score >= _BELIEVED):
            kept.append(Candidate(tokens[0], tokens[-1] + 1, frame.span, sites, 2.0 * frame.score))
    return kept


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

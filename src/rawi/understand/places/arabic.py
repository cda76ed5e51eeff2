"""Names of places in Arabic letters, which have no capitals: the words beside them decide."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.knowledge.gazetteer import by_name
from rawi.model import Span
from rawi.understand.places.candidate import INTRODUCING, Candidate
from rawi.understand.places.surface import Surface
from rawi.words.fold import stems


def arabic_names(surface: Surface, taken: set[int]) -> Iterator[Candidate]:
    """Words that the gazetteer knows or that a place word introduces."""
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
                or (length == 1 and len(stem.text) == 3 and not kinds & INTRODUCING)
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
    if any(stem.text in surface.unlikely for stem in stems(token.folded)):
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

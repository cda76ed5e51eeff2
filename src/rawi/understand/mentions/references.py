"""Pronouns and definite descriptions, tied to their antecedent where the text makes it plain."""

from __future__ import annotations

from bisect import insort
from collections import Counter

from rawi.knowledge.actors import country_of, find_actor
from rawi.knowledge.titles import Pronoun, Stand, descriptions, folded, phrases, pronouns
from rawi.understand.mentions.layout import Candidate, Layout
from rawi.words.phrases import Match

Tied = tuple[Candidate, Candidate | None]
"""Words that stand for an actor, and the mention that they stand for, where there is one."""

_PLURAL_KINDS = frozenset(["force", "armed_group", "group", "coalition", "state", "source"])
_BODIES = frozenset(
    [
        "office",
        "armed_group",
        "agency",
        "outlet",
        "coalition",
        "monitor",
        "group",
        "state",
        "force",
        "international",
        "party",
    ]
)
_FAR = 3
_KEPT_UNRESOLVED = frozenset(["armed_group", "person", "coalition", "force"])
_THEATRES: dict[str | None, str] = {"YE": "saudi-led-coalition", "IQ": "cjtf-oir", "SY": "cjtf-oir"}
"""The coalition that the press means without naming it, by the country of the war."""


def find_sources(layout: Layout) -> None:
    """Takes sources that have no name: `a security source`, `مصدر أمني`."""
    for match in phrases("references", "sources", layout.language).find(layout.tokens):
        span = match.span
        if layout.free(match.first, match.last) and not layout.has_article(span.start):
            text = layout.text[span.start : span.end]
            layout.take(Candidate(match.first, match.last, span.start, span.end, "source", None, text, "source"))


def find_references(layout: Layout) -> list[Tied]:
    """Each description or pronoun beside the mention that it stands for, where that is plain; earlier ones count too."""
    known = sorted(layout.candidates, key=_start)
    stands = {match.first: match for match in descriptions(layout.language).find(layout.tokens)}
    points = {match.first: match for match in pronouns(layout.language).find(layout.tokens)}
    found: list[Tied] = []
    for index in sorted({*stands, *points}):
        tied = _describe(layout, known, stands[index]) if index in stands else None
        if tied is None and index in points:
            tied = _point(layout, known, points[index])
        if tied is None:
            continue
        here, before = tied
        found.append(tied)
        layout.take(here)
        if before is not None:
            insort(known, before._replace(start=here.start, end=here.end), key=_start)
    return found


def _start(candidate: Candidate) -> int:
    return candidate.start


def _describe(layout: Layout, known: list[Candidate], match: Match[list[Stand]]) -> Tied | None:
    if not layout.free(match.first, match.last) or _announces(layout, match.last):
        return None
    stand = match.value[0]
    here = _make(layout, match.first, match.last, "description", stand)
    before = _apposition(layout, known, match.last, stand)
    if before is None and "person" in stand.kinds and layout.folded(match.last) in _OF_WHOM:
        return None
    before = before or _antecedent(layout, known, here.start, stand) or _of_the_theatre(here, stand, known)
    return (here, before) if before is not None or stand.kinds & _KEPT_UNRESOLVED else None


def _point(layout: Layout, known: list[Candidate], match: Match[list[Pronoun]]) -> Tied | None:
    if not layout.free(match.first, match.last) or not _is_subject(layout, match.first, match.last):
        return None
    here = _make(layout, match.first, match.last, "pronoun", None)
    subject = _subject_before(layout, known, here.start, match.value[0])
    if subject is None:
        return None
    of_people = layout.language == "en" and match.value[0].gender in "mf"
    return (here, subject) if not of_people or _human(subject) else None


_OF_WHOM = frozenset(["de", "du", "des", "d'", "of", "for", "باسم", "في", "لدي"])
"""`le porte-parole de la police` is another than the spokesman before."""


def _apposition(layout: Layout, known: list[Candidate], index: int, stand: Stand) -> Candidate | None:
    """`The governor, Hélder Nampueto`: the person whose name follows the comma."""
    if "person" not in stand.kinds or layout.folded(index) not in (",", "،"):
        return None
    here = range(index + 1, index + 4)
    return next((candidate for candidate in known if candidate.first in here and candidate.kind == "person"), None)


def find_heads(layout: Layout) -> list[tuple[Candidate, Candidate]]:
    """`the Front`, `La Fédération`: a group's own head word with a capital stands for the group named before."""
    if layout.language == "ar":
        return []
    heads = {word for word in folded("groups", "heads_fr") | folded("groups", "tails_en") if " " not in word}
    named = sorted(
        (candidate for candidate in layout.candidates if candidate.last - candidate.first > 1), key=lambda it: it.start
    )
    found: list[tuple[Candidate, Candidate]] = []
    for index, token in enumerate(layout.tokens):
        if token.folded not in heads or layout.taken[index] or not token.text[0].isupper():
            continue
        if layout.folded(index - 1) not in _DEFINITE:
            continue
        before = [it for it in named if it.end <= token.start and _has_word(layout, it, token.folded)]
        if before:
            here = Candidate(index, index + 1, token.start, token.end, "description", None, token.text)
            layout.take(here)
            found.append((here, before[-1]))
    return found


_DEFINITE = frozenset(["le", "la", "l'", "les", "du", "au", "the"])


def _has_word(layout: Layout, candidate: Candidate, word: str) -> bool:
    return any(layout.folded(index) == word for index in range(candidate.first, candidate.last))


def _announces(layout: Layout, index: int) -> bool:
    """The description is the title of the name that follows."""
    if index >= len(layout.tokens) or not layout.taken[index]:
        return False
    return any(candidate.first == index and candidate.kind == "person" for candidate in layout.candidates)


def _of_the_theatre(here: Candidate, stand: Stand, known: list[Candidate]) -> Candidate | None:
    """`the coalition` that no one named before: the one whose spokesman or whose war the report names."""
    if "coalition" not in stand.kinds:
        return None
    keys = [candidate.key for candidate in known if candidate.key]
    for key in keys:
        row = find_actor(key)
        body = find_actor(row.belongs_to) if row is not None and row.belongs_to else None
        if body is not None and body.kind == "coalition":
            return here._replace(key=body.key, kind="coalition", name=body.name)
    countries = Counter(country for key in keys if (country := country_of(key)) in _THEATRES)
    if not countries:
        return None
    return here._replace(key=_THEATRES[countries.most_common(1)[0][0]], kind="coalition")


def _make(layout: Layout, first: int, last: int, form: str, stand: Stand | None) -> Candidate:
    start, end = layout.tokens[first].start, layout.tokens[last - 1].end
    kind = next(iter(sorted(stand.kinds)), "unknown") if stand is not None else "unknown"
    return Candidate(first, last, start, end, form, None, layout.text[start:end], kind)


def _antecedent(layout: Layout, known: list[Candidate], start: int, stand: Stand) -> Candidate | None:
    """The nearest actor of a fitting kind in the few sentences before, or the only one of the text so far."""
    sentence = layout.sentence_of(start)
    fitting = [
        candidate
        for candidate in known
        if candidate.end <= start and candidate.kind in stand.kinds and _fits_office(candidate, stand.office)
    ]
    if not fitting:
        return None
    near = sentence - layout.sentence_of(fitting[-1].start) <= _FAR
    return fitting[-1] if near or len({candidate.key or candidate.name for candidate in fitting}) == 1 else None


def _fits_office(candidate: Candidate, office: str) -> bool:
    if not office:
        return True
    name = (candidate.key or "").partition("/")[2] or candidate.body or ""
    return office in name


def _is_subject(layout: Layout, first: int, last: int) -> bool:
    """A pronoun that says or does something; an impersonal one has no verb of its own (`il y a`, `il est clair`)."""
    following = layout.folded(last)
    if layout.tokens[first].glued:
        return False  # s'est-il passé
    if following and layout.folded(first) == "it":
        return layout.is_said(last) or (following in ("has", "had", "also") and layout.is_said(last + 1))
    if layout.language == "fr" and layout.folded(first) == "il":
        return following not in _IMPERSONAL
    return True


_IMPERSONAL = frozenset(
    ["y", "est", "faut", "s'", "semble", "semblerait", "existe", "reste", "etait", "pleut", "suffit", "convient"]
)


def _subject_before(layout: Layout, known: list[Candidate], start: int, pronoun: Pronoun) -> Candidate | None:
    """The nearest compatible subject: first of this sentence, else the first of the sentence before."""
    sentence = layout.sentence_of(start)
    near = [
        candidate
        for candidate in known
        if candidate.end <= start
        and sentence - layout.sentence_of(candidate.start) in (0, 1)
        and _agrees(candidate, pronoun)
    ]
    if not near:
        return None
    same = [candidate for candidate in near if layout.sentence_of(candidate.start) == sentence]
    return same[0] if same else near[0]


def _human(candidate: Candidate) -> bool:
    """English `he` and `she` stand for people only: named, in office, or unnamed sources."""
    return candidate.kind in ("person", "source", "office")


def _agrees(candidate: Candidate, pronoun: Pronoun) -> bool:
    if candidate.form == "demonym":
        return False
    if candidate.kind == "person":
        return not pronoun.plural and pronoun.gender != "b"
    if pronoun.plural:
        return candidate.kind in _PLURAL_KINDS
    return (pronoun.gender == "b" and candidate.kind in _BODIES) or (
        pronoun.gender in "mf"
        and candidate.kind
        in (
            "source",
            "office",
            "armed_group",
            "agency",
            "outlet",
            "coalition",
        )
    )

"""People that the registry does not know: by title, by apposition, by given name."""

from __future__ import annotations

from rawi.knowledge.titles import folded, phrases
from rawi.understand.mentions.layout import Candidate, Layout

_LONGEST = 6
_ASIDE = 12
_UNKNOWN = 3
_CLAUSE_ENDS = frozenset([".", "!", "?", "؟", ";", "؛", "«", "»", "“", "”"])


def find_people(layout: Layout) -> None:
    """Takes names of people; a speaking role beside one tells the body that the person belongs to."""
    titles = phrases("people", "titles", layout.language)
    index = 0
    while index < len(layout.tokens):
        token = layout.tokens[index]
        if token.kind != "word" or layout.taken[index]:
            index += 1
            continue
        match = titles.match_at(layout.tokens, index)
        if match is not None and layout.language != "ar":
            match = match._replace(last=_over_adjectives(layout, match.last))
        last = _name_end(layout, match.last, titled=True) if match is not None else index
        first = match.last if match is not None else index
        if match is not None and layout.language == "ar" and last <= first:
            first, last = match.last + 1, _name_end(layout, match.last + 1, titled=False)
        if last <= first:
            first, last = index, _name_end(layout, index, titled=False)
        if last > first:
            _take(layout, first, last)
            index = last
        else:
            index += 1
    _find_surnames(layout)


def _name_end(layout: Layout, first: int, *, titled: bool) -> int:
    if first >= len(layout.tokens) or layout.taken[first]:
        return first
    if layout.language == "ar":
        return _arabic_end(layout, first, titled=titled)
    return _latin_end(layout, first, titled=titled)


def _over_adjectives(layout: Layout, first: int) -> int:
    """`le père jésuite Rodolfo Amaya`: a small word between a title and a name in two words or more."""
    for index in (first, first + 1):
        if index + 2 >= len(layout.tokens) or layout.taken[index]:
            return first
        token = layout.tokens[index]
        if token.text[0].isupper():
            following = layout.tokens[index + 1]
            return index if index == first or (following.kind == "word" and following.text[0].isupper()) else first
        if token.kind != "word" or token.folded in _NO_ADJECTIVES or layout.is_said(index):
            return first
    return first


_NO_ADJECTIVES = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "l'",
        "la",
        "le",
        "les",
        "et",
        "en",
        "a",
        "au",
        "aux",
        "pour",
        "par",
        "sur",
        "dans",
        "of",
        "the",
        "and",
        "in",
        "at",
        "for",
        "to",
        "from",
        "by",
        "on",
        "with",
        "as",
        "who",
        "qui",
        "que",
    ]
)


def _latin_end(layout: Layout, first: int, *, titled: bool) -> int:
    """A run of capitalised words with the particles between them."""
    particles = folded("people", "particles")
    last, capitals = first, 0
    for index in range(first, min(first + _LONGEST, len(layout.tokens))):
        token = layout.tokens[index]
        if layout.taken[index] or token.kind not in ("word", "mark"):
            break
        if token.kind == "word" and token.text[0].isupper() and len(token.text) > 1 and token.text != "'S":
            capitals += 1
            last = index + 1
        elif (
            (token.text == "." and len(layout.tokens[index - 1].text) == 1 and token.glued)
            or (token.folded in particles and index > first and (capitals or token.glued))
            or (len(token.text) == 1 and token.text.isupper())
        ):
            continue
        else:
            break
    if titled:
        alone = last == first + 1 and layout.tokens[first].folded in folded("people", f"titles_{layout.language}")
        return last if capitals and layout.tokens[first].text[0].isupper() and not alone else first
    if capitals < 2 or not layout.tokens[first].text[0].isupper():
        return first
    known = layout.tokens[first].folded in folded("people", "given_latin")
    return last if known or _acts_as_person(layout, first, last) else first


def _acts_as_person(layout: Layout, first: int, last: int) -> bool:
    """An unknown name in two or three words that speaks, or that a role beside it introduces."""
    if (
        last - first > _UNKNOWN
        or layout.tokens[first].text.isupper()
        or (layout.opens_sentence(first) and last - first > 2)
    ):
        return False
    titles = phrases("people", "titles", layout.language)
    geography = folded("context", f"geography_{layout.language}")
    if layout.folded(last) == ",":
        for index in range(last + 1, min(last + 5, len(layout.tokens))):
            if layout.folded(index) in geography:
                return False
            if layout.tokens[index].text[0].islower() and titles.match_at(layout.tokens, index) is not None:
                return True
        if layout.opens_sentence(first) and layout.folded(last + 1) in _INTRODUCE:
            return True
    before = layout.folded(first - 1)
    if before == "," and layout.tokens[first - 2].text[0].islower():
        return any(titles.match_at(layout.tokens, at) is not None for at in range(max(first - 4, 0), first - 1))
    return False


_INTRODUCE = frozenset(["a", "an", "un", "une", "son", "sa", "its", "their", "his", "her", "leur"])


def _arabic_end(layout: Layout, first: int, *, titled: bool) -> int:
    """Given names and what follows them until a word that no name holds."""
    given, stops = folded("people", "given_arabic"), folded("people", "not_name_ar")
    if layout.tokens[first].kind != "word" or layout.tokens[first].folded in stops:
        return first
    defined = titled and layout.tokens[first - 1].folded.startswith("ال")
    if layout.tokens[first].folded not in given and not (defined and _may_be_name(layout, first)):
        return first
    last = first + 1
    while last < min(first + 4, len(layout.tokens)) and not layout.taken[last]:
        token = layout.tokens[last]
        word = token.folded
        if token.kind != "word" or word in stops or layout.is_said(last) or _is_no_name(token.text, word in given):
            break
        inner = layout.tokens[last - 1].folded in _CHAINED
        if not (last == first + 1 or inner or word in given or word in _CHAINED or word.startswith("ال")):
            break
        last += 1
    if last - first < 2:
        return first
    return last


def _is_no_name(text: str, given: bool) -> bool:
    """Feminine and adverbial endings, and a joined `and`, are hardly ever part of a surname."""
    return not given and (text.endswith(("ة", "ً", "ًا", "اً")) or (text.startswith("و") and len(text) > 4))


_CHAINED = frozenset(["عبد", "ابو", "بن", "ابن", "ال", "ام", "نور", "صلاح", "سيف", "علاء", "بهاء", "فضل", "نصر", "عز"])


def _may_be_name(layout: Layout, index: int) -> bool:
    """Without its article a word after a rank can be a foreign given name."""
    token = layout.tokens[index]
    return (
        not token.folded.startswith(("ال", "لل", "بال", "وال")) and len(token.folded) > 2 and not layout.is_said(index)
    )


def _take(layout: Layout, first: int, last: int) -> None:
    start, end = layout.tokens[first].start, layout.tokens[last - 1].end
    body = _body_beside(layout, first, last)
    layout.take(Candidate(first, last, start, end, "person", None, layout.text[start:end], "person", body))


def _body_beside(layout: Layout, first: int, last: int) -> str | None:
    """The body between a speaking role and the name, or after the role that follows the name."""
    roles = phrases("people", "speaking", layout.language)
    for index in range(first - 1, max(first - _ASIDE, -1), -1):
        if layout.tokens[index].text in _CLAUSE_ENDS or "\n" in _gap(layout, index):
            break
        match = roles.match_at(layout.tokens, index)
        if match is not None:
            return _body_in(layout, match.last, first) or _body_in(layout, max(index - 2, 0), index)
    comma = last < len(layout.tokens) and layout.tokens[last].text in (",", "،", "(")
    for index in range(last + 1, min(last + 5, len(layout.tokens))) if comma else ():
        match = roles.match_at(layout.tokens, index)
        if match is not None:
            return _body_in(layout, match.last, min(match.last + _ASIDE, len(layout.tokens)))
    return None


def _gap(layout: Layout, index: int) -> str:
    following = layout.tokens[index + 1].start if index + 1 < len(layout.tokens) else len(layout.text)
    return layout.text[layout.tokens[index].end : following]


def _body_in(layout: Layout, first: int, last: int) -> str | None:
    for candidate in layout.candidates:
        if first <= candidate.first < last and candidate.key and candidate.kind not in ("person", "state"):
            return candidate.key
    for candidate in layout.candidates:
        if first <= candidate.first < last and candidate.key and candidate.kind == "state":
            return candidate.key
    return None


def _find_surnames(layout: Layout) -> None:
    """The last word of a name, alone, is the same person further on."""
    surnames: dict[str, Candidate] = {}
    for candidate in layout.candidates:
        if candidate.kind == "person" and candidate.last - candidate.first > 1:
            word = layout.tokens[candidate.last - 1].folded
            if len(word) > 2:
                surnames.setdefault(word, candidate)
    if not surnames:
        return
    for index, token in enumerate(layout.tokens):
        person = surnames.get(token.folded)
        if person is None or layout.taken[index] or token.start < person.end:
            continue
        first = _full_name_start(layout, person, index)
        if token.text[0].isupper() or (layout.language == "ar" and (first < index or layout.is_said(index - 1))):
            layout.take(person._replace(first=first, last=index + 1, start=layout.tokens[first].start, end=token.end))


def _full_name_start(layout: Layout, person: Candidate, index: int) -> int:
    """Where the name begins whose last word stands at the index: its other words count where they stand before it."""
    first, own = index, person.last - 2
    while own >= person.first and not layout.taken[first - 1] and layout.folded(first - 1) == layout.folded(own):
        first, own = first - 1, own - 1
    return first

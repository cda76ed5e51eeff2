"""Groups and bodies that the registry does not know, by the form of their names."""

from __future__ import annotations

from rawi.knowledge.titles import folded, phrases
from rawi.understand.mentions.layout import Candidate, Layout
from rawi.words.fold import stems

_LONGEST = 7
_QUOTES = {"«": "»", '"': '"', "“": "”", "'": "'", "‘": "’"}
_LINKS = frozenset(
    ["de", "du", "des", "d'", "la", "le", "les", "l'", "et", "pour", "of", "the", "and", "for", "al", "el"]
)
_ARABIC_ENDS = frozenset(["في", "من", "علي", "الي", "عن", "ان", "التي", "الذي", "قد", "لم", "لا", "هي", "هو", "مع"])


def find_groups(layout: Layout) -> None:
    """Takes names such as `Brigade X`, `X Front`, `حركة X`; nothing is taken twice."""
    find = _find_arabic if layout.language == "ar" else _find_latin
    find(layout)
    _find_again(layout)


def _find_latin(layout: Layout) -> None:
    french = layout.language == "fr"
    heads = phrases("groups", "heads", layout.language)
    tails = folded("groups", "tails_en")
    index = 0
    while index < len(layout.tokens):
        token = layout.tokens[index]
        if layout.taken[index] or token.kind != "word":
            index += 1
            continue
        if not token.text[0].isupper():
            index = _after_noun(layout, index)
            continue
        match = heads.match_at(layout.tokens, index)
        if match is not None:
            last = _capitals_end(layout, match.last)
            if last > match.last:
                index = _take(layout, index, last)
                continue
        last = index if french else _tail_end(layout, index, tails)
        index = _take(layout, index, last) if last > index + 1 else index + 1


_NO_ADJECTIVES = _LINKS | frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "from",
        "by",
        "with",
        "near",
        "from",
        "in",
        "as",
        "who",
        "that",
        "and",
        "or",
        "a",
        "an",
        "said",
        "says",
        "has",
        "was",
        "is",
        "after",
        "before",
        "during",
        "over",
        "under",
        "en",
        "dans",
        "au",
        "aux",
        "à",
        "a",
        "par",
        "sur",
        "sous",
        "qui",
        "que",
        "ou",
        "est",
        "était",
        "près",
        "vers",
        "depuis",
        "chez",
        "contre",
        "avec",
        "sans",
        "entre",
    ]
)


def _after_noun(layout: Layout, index: int) -> int:
    """`l'agence Halyard`, `the gang Baz Twa`: takes the name after the common noun; where to go on."""
    if layout.folded(index) not in folded("groups", f"nouns_{layout.language}"):
        return index + 1
    first = index + 1
    if (
        first + 1 < len(layout.tokens)
        and layout.tokens[first].text.islower()
        and layout.folded(first) not in _NO_ADJECTIVES
    ):
        first += 1
    last = _capitals_end(layout, first)
    if last <= first or not layout.tokens[first].text[0].isupper():
        return index + 1
    return _take(layout, first, last)


def _capitals_end(layout: Layout, first: int) -> int:
    """The end of the capitalised words from a place on, over links between them."""
    last = first
    for index in range(first, min(first + _LONGEST, len(layout.tokens))):
        token = layout.tokens[index]
        if token.kind != "word" or _breaks(layout, index):
            break
        if layout.taken[index]:
            return _countries(layout).get(index, last) if index > first else last
        if token.text[0].isupper() and token.folded not in _LINKS:
            last = index + 1
        elif token.folded not in _LINKS and not token.glued and not (index == first and token.text.islower()):
            break
    return last


def _countries(layout: Layout) -> dict[int, int]:
    """Where the names of countries begin and end, in tokens."""
    return {candidate.first: candidate.last for candidate in layout.candidates if candidate.form == "country"}


def _breaks(layout: Layout, index: int) -> bool:
    return index > 0 and "\n" in layout.text[layout.tokens[index - 1].end : layout.tokens[index].start]


def _tail_end(layout: Layout, first: int, tails: frozenset[str]) -> int:
    """`Chin Hills Column`: capitalised words that end in a word for a group."""
    best = first
    for index in range(first, min(first + _LONGEST, len(layout.tokens))):
        token = layout.tokens[index]
        if layout.taken[index] or token.kind != "word" or (index > first and _breaks(layout, index)):
            break
        if not token.text[0].isupper() and token.folded not in ("of", "for", "al", "and"):
            break
        if token.folded in tails and index > first:
            best = index + 1
    return best if layout.tokens[first].folded not in _LINKS else first


def _find_arabic(layout: Layout) -> None:
    heads = phrases("groups", "heads", "ar")
    index = 0
    while index < len(layout.tokens):
        token = layout.tokens[index]
        if layout.taken[index] or token.kind != "word":
            index += 1
            continue
        match = heads.match_at(layout.tokens, index)
        headed = match is not None and not layout.has_article(match.span.start)
        last = _arabic_end(layout, match.last) if match is not None and headed else index
        if match is not None and last > match.last:
            index = _take(layout, index, last, match.span.start)
        else:
            index += 1


def _arabic_end(layout: Layout, first: int) -> int:
    """A quoted name, or one word and the defined words after it."""
    if first >= len(layout.tokens):
        return first
    opening = layout.tokens[first].text
    if opening in _QUOTES:
        for index in range(first + 1, min(first + _LONGEST, len(layout.tokens))):
            if layout.tokens[index].text == _QUOTES[opening]:
                return index + 1
        return first
    last = first
    if _describes(layout, first):
        return first
    for index in range(first, min(first + 4, len(layout.tokens))):
        token = layout.tokens[index]
        if token.kind != "word" or _breaks(layout, index):
            break
        if layout.taken[index]:
            return index + 1 if index > first and index in _countries(layout) else last
        if token.folded in _ARABIC_ENDS or layout.is_said(index):
            break
        if index > first and not token.folded.startswith("ال"):
            break
        last = index + 1
    return last


def _describes(layout: Layout, index: int) -> bool:
    """`جماعة إرهابية`, `موقع التصوير`: a common noun with its adjective or owner, no name."""
    text = layout.tokens[index].text
    if text.startswith("ال"):
        return layout.folded(index - 1).endswith(("موقع", "مركز", "شركه", "فرقه", "مستشفي", "مجلس"))
    return text.endswith(("ة", "ي", "ين", "ٍ", "ً", "غير", "آخر", "أخرى"))


def _take(layout: Layout, first: int, last: int, start: int | None = None) -> int:
    if not layout.free(first, last) and not layout.absorb(first, last):
        return first + 1
    begin = layout.tokens[first].start if start is None else start
    end = layout.tokens[last - 1].end
    kind = _kind(layout, first, last)
    layout.take(Candidate(first, last, begin, end, "group", None, layout.text[begin:end], kind))
    return last


def _kind(layout: Layout, first: int, last: int) -> str:
    """What the head, the tail or the noun before the name says."""
    near = range(max(first - 2, 0), first) if layout.language != "ar" else ()
    words = [layout.folded(index) for index in (last - 1, first, *reversed(near))]
    if layout.language == "ar":
        words = [stem.text for stem in stems(layout.folded(first))]
    for word in words:
        for kind in ("outlet", "agency", "monitor", "armed_group", "party"):
            if word in folded("groups", f"kind_{kind}"):
                return kind
    return "group"


def _find_again(layout: Layout) -> None:
    """An acronym in brackets after a group's name is the group, here and further on."""
    known: dict[str, Candidate] = {}
    for candidate in list(layout.candidates):
        at = candidate.last
        if candidate.form != "group" or at + 2 >= len(layout.tokens):
            continue
        token = layout.tokens[at + 1]
        if layout.tokens[at].text == "(" and layout.tokens[at + 2].text == ")" and token.text.isupper():
            known[token.text] = candidate
    for index, token in enumerate(layout.tokens) if known else ():
        group = known.get(token.text)
        if group is not None and not layout.taken[index]:
            layout.take(group._replace(first=index, last=index + 1, start=token.start, end=token.end))
    _find_repeated(layout)


def _find_repeated(layout: Layout) -> None:
    """A group's own name without its head, further on: `l'hebdomadaire Marea ... Marea`, `وكالة «سنابل» ... «سنابل»`."""
    names: dict[str, list[tuple[list[str], Candidate]]] = {}
    for candidate in layout.candidates:
        if candidate.form == "group":
            words = _own_name(layout, candidate)
            if words:
                names.setdefault(words[0], []).append((words, candidate))
    for index, token in enumerate(layout.tokens) if names else ():
        for words, candidate in names.get(token.folded, ()):
            last = index + len(words)
            same = [layout.folded(at) for at in range(index, last)] == words
            quoted = layout.language != "ar" or layout.tokens[index - 1].text in _QUOTES or len(words) > 1
            if same and quoted and layout.free(index, last) and _written_as_name(layout, token.text):
                end = layout.tokens[last - 1].end
                layout.take(candidate._replace(first=index, last=last, start=token.start, end=end))
                break


def _written_as_name(layout: Layout, text: str) -> bool:
    return layout.language == "ar" or text[0].isupper()


def _own_name(layout: Layout, candidate: Candidate) -> list[str]:
    words = [layout.tokens[at] for at in range(candidate.first, candidate.last)]
    if layout.language == "ar":
        words = words[1:]
    own = [token.folded for token in words if token.kind != "mark"]
    return own if sum(map(len, own)) > 2 else []

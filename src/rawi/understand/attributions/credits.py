"""Lines that credit the whole text to somebody: "Source : traduit de", "(AFP)", "نقلا عن"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rawi.knowledge.cues import load_cues
from rawi.model import Document, Span
from rawi.understand.named import Named
from rawi.understand.tools import AttributionFrame
from rawi.words.fold import fold
from rawi.words.tokens import find_tokens

_LINE = re.compile(r"[^\n]+")
_LAST_SENTENCE = re.compile(r"[.!?؟»”\")]\s+(?=\S[^.!?؟\n]{2,90}[.\s]*\Z)")
_PARTS = re.compile(r"\s+[–—|]\s+")
_DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*[-–—:]")
_SIGNATURE = re.compile(r"[(\[](?:avec |with |par |by |مع )?([^()\[\]\n\d]{2,40})[)\]]\s*\.?\s*\Z")
_BARE = re.compile(r"[A-Z]{2,6}(?:[/ -][A-Z]{2,8})*\Z")
_AGENCIES = re.compile(r"(?:By|Par)\s+((?:Staff|la rédaction)?[\s,]*(?:Agencies|agences|AFP|Reuters|AP)\b[^\n]*)\Z")
_AGENCY_WORDS = re.compile(
    r"agenc|press|news|media|وكال|أنباء|انباء|قناة|صحيفة|موقع|إذاعة|[A-Z]{2,}|journal|radio|télé|portal|site|blog"
)
_OWN_STAFF = frozenset(["مراسلنا", "مراسلتنا", "خاص", "من مراسلنا", "notre correspondant", "staff", "special"])
_SURE = 0.8
_MARGIN = 220
_EDGE = " \t.:–—-[](){}*•|،,"
_WEAK = frozenset(["avec", "with", "via", "عن", "d'apres", "publie par", "traduction", "ترجمه"])


class Credit(NamedTuple):
    """The words of one credit line."""

    cue: Span | None
    source: Span | None


@lru_cache(maxsize=4)
def _openers(language: str) -> re.Pattern[str]:
    """Credit cues of the language, the longest first, at the head of a line."""
    bases = sorted(load_cues(language).credits(), key=len, reverse=True)
    words = "|".join(re.escape(base).replace(r"\ ", r"\s+").replace("’", "['’]") for base in bases)
    return re.compile(rf"[\s\[(*•–—-]*((?:(?:{words})\s*:?\s*)+)(?=[\s'’:]|\S)", re.IGNORECASE)


def find_credits(document: Document, named: Named) -> list[Credit]:
    """Credits from the outside in: lines of their own at the head and the foot, a signature, a foreign dateline."""
    text = document.text
    found: list[Credit] = []
    for start, end in _edges(text):
        for credit in _credit_line(document, start, end):
            if not any(_overlap(credit, other) for other in found):
                found.append(credit)
    if found:
        return found
    for pattern, limit in ((_SIGNATURE, None), (_DATELINE, 160)):
        match = pattern.search(text.rstrip()) if limit is None else pattern.search(text, 0, limit)
        if match is not None and _is_agency(document, Span(*match.span(1)), named):
            return [Credit(None, Span(*match.span(1)))]
    return []


def proposed_credits(document: Document, frames: Sequence[AttributionFrame]) -> list[Credit]:
    """The surest credit that a model proposes at the head or the foot of the text, where it is not the report's own."""
    length = len(document.text)
    sure = [
        frame
        for frame in frames
        if frame.whole
        and frame.score >= _SURE
        and frame.source is not None
        and (frame.source.start < _MARGIN or frame.source.end > length - _MARGIN)
        and is_foreign(document, frame.source.of(document.text))
    ]
    best = max(sure, key=lambda frame: frame.score, default=None)
    return [] if best is None else [Credit(best.cue, best.source)]


def _edges(text: str) -> Iterator[tuple[int, int]]:
    """The first and last lines, the last sentence, and what stands between dashes in them."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    head = [line for line in lines[:6] if line[1] - line[0] < 140]
    edge = head + [line for line in lines[-4:] if line not in head]
    for start, end in edge:
        yield start, end
        if end - start < 140:
            for part in _PARTS.finditer(text, start, end):
                yield part.end(), end
    endings = _LAST_SENTENCE.finditer(text, max(0, len(text) - 220))
    last = max(endings, key=lambda found: found.end(), default=None)
    if last is not None and "\n" not in text[last.end() :].strip():
        yield last.end(), len(text)


def _overlap(left: Credit, right: Credit) -> bool:
    return any(a is not None and b is not None and a.meets(b) for a in left for b in right)


def _credit_line(document: Document, start: int, end: int) -> list[Credit]:
    line = document.text[start:end]
    if len(line.split()) > 16:
        return []
    stripped = line.strip(_EDGE)
    if not stripped:
        return []
    at = start + line.index(stripped)
    if _BARE.fullmatch(stripped) and start > len(document.text) // 2 and is_foreign(document, stripped):
        return [Credit(None, Span(at, at + len(stripped)))]
    agencies = _AGENCIES.match(stripped)
    if agencies is not None:
        return [Credit(Span(at, at + 2), Span(at + agencies.start(1), at + agencies.end(1)))]
    match = _openers(document.language).match(line)
    return [] if match is None else _opened(document, line, start, end, match)


def _opened(document: Document, line: str, start: int, end: int, match: re.Match[str]) -> list[Credit]:
    """A line that a credit cue opens."""
    cue_text = match.group(1)
    if cue_text[-1].isalnum() and line[match.end(1) : match.end(1) + 1].isalnum():
        return []
    cue = Span(start + match.start(1), start + match.start(1) + len(cue_text.rstrip()))
    weak = fold(cue_text.strip(" :")) in _WEAK
    if weak and ((line.rstrip().endswith(".") and len(line.split()) > 6) or len(line.split()) > 8):
        return []
    source = _source(document, start + match.end(1), end)
    if source is None and (":" in cue_text or weak):
        return []
    if source is not None and weak and not is_foreign(document, source.of(document.text)):
        return []
    if source is not None and source.of(document.text).islower() and weak and "agenc" not in source.of(document.text):
        return []
    return _through(document, Credit(cue, source))


def _through(document: Document, credit: Credit) -> list[Credit]:
    """Source: Reuters via Antara: the passer-on outside, the source inside."""
    if credit.source is None:
        return [credit]
    words = credit.source.of(document.text)
    via = re.search(r"\s+(via|through|par l['’]intermédiaire de|عبر)\s+", words)
    if via is None:
        return [credit]
    base = credit.source.start
    outer = Credit(Span(base + via.start(1), base + via.end(1)), Span(base + via.end(), credit.source.end))
    return [outer, Credit(credit.cue, Span(base, base + via.start()))]


def _source(document: Document, start: int, end: int) -> Span | None:
    """The name behind the cue, up to a dash, a comma, a bracket or a stop."""
    piece = document.text[start:end]
    stop = re.search(r"\s[–—-]\s|[,،;|()\]\[]|\.\s|\.$|https?://", piece)
    piece = piece[: stop.start()] if stop else piece
    stripped = piece.strip(_EDGE + '«»"“”')
    if not stripped or not any(char.isalpha() for char in stripped):
        return None
    at = start + piece.index(stripped)
    return Span(at, at + len(stripped))


def _is_agency(document: Document, span: Span, named: Named) -> bool:
    """A bracketed name that is an agency or an outlet, and not the report's own."""
    words = span.of(document.text)
    if words.strip().lower() in _OWN_STAFF or any(char.isdigit() for char in words) or not is_foreign(document, words):
        return False
    kinds = {actor.id: actor.kind for actor in named.actors}
    mentions = [m for m in named.mentions if span.holds(m.span) and m.actor is not None]
    if any(kinds.get(m.actor or "") in ("agency", "outlet") for m in mentions):
        return True
    if mentions:
        return False
    return len(words.split()) <= 5 and _AGENCY_WORDS.search(words) is not None


def is_foreign(document: Document, name: str) -> bool:
    """The name is not the outlet's own, nor its initials; in "La Libre / Belga" only the first is the outlet's own."""
    if not document.outlet:
        return True
    outlet = re.split(r"\s/\s|\s(?:repost|reprise|republished|via)\b", document.outlet)[0]
    own = [token.folded for token in find_tokens(outlet) if token.kind == "word"]
    initials = "".join(word[0] for word in own)
    words = {token.folded for token in find_tokens(name) if token.kind == "word" and len(token.folded) > 1}
    if not words or (len(words) == 1 and words <= {initials, initials[:2]}):
        return False
    return not words & {word for word in own if len(word) > 2} or "/" in name

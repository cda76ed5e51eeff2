"""Candidates: attributions in characters, whoever proposed them, before they are tied into chains."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from rawi.model import Span
from rawi.understand.attributions.drafts import Draft, Range
from rawi.understand.attributions.infinitives import is_infinitive
from rawi.understand.attributions.layout import Layout
from rawi.understand.attributions.stances import told_by_content


class Candidate(msgspec.Struct, kw_only=True, eq=False):
    """An act of saying; `parent` is the outer link where the proposer tells it."""

    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: Span | None = None
    """The noun that a pronoun stands for."""
    stance: str = "states"
    parent: Candidate | None = None
    relay: bool = False
    """Its source passes on or is passed on: it is not the one who speaks next."""
    kind: str = "verb"
    """The kind of its cue; `model` where only the model proposes it, `none` without a cue."""
    confidence: float = 0.8

    @property
    def at(self) -> int:
        """The character by which it is ordered."""
        first = self.cue or self.source or (self.content[0] if self.content else None)
        return first.start if first is not None else 0

    @property
    def where(self) -> Span | None:
        """What must lie in the content of an enclosing link."""
        return self.cue or self.source


def candidates_of(layout: Layout, drafts: list[Draft]) -> list[Candidate]:
    """The candidates that the drafts make, in their order."""
    made: dict[int, Candidate] = {}
    for draft in drafts:
        candidate = _candidate(layout, draft)
        if candidate is not None:
            made[id(draft)] = candidate
    for draft in drafts:
        if id(draft) in made and draft.parent is not None:
            made[id(draft)].parent = made.get(id(draft.parent))
    return list(made.values())


def _candidate(layout: Layout, draft: Draft) -> Candidate | None:
    pieces: list[Span] = []
    for first, last in sorted(draft.content):
        piece = content_span(layout, first, last)
        if piece is not None and not any(piece.meets(other) for other in pieces):
            pieces.append(piece)
    if draft.content and not pieces:
        return None
    return Candidate(
        content=tuple(pieces),
        cue=_cue_span(layout, draft),
        source=None if draft.source is None else source_span(layout, draft.source),
        speaker=None if draft.speaker is None else source_span(layout, draft.speaker),
        stance=told_by_content(layout, draft),
        relay=draft.cue is not None and draft.cue.cue.kind == "relay",
        kind=draft.cue.cue.kind if draft.cue is not None else "none",
        confidence=draft.confidence,
    )


def _cue_span(layout: Layout, draft: Draft) -> Span | None:
    if draft.cue is None:
        return None
    start = layout.tokens[draft.cue.first].start
    if draft.cue.first == draft.cue.head:
        start += draft.cue.skipped
    return Span(start, max(start + 1, layout.tokens[draft.cue.last - 1].end))


def content_span(layout: Layout, first: int, last: int) -> Span | None:
    """The characters, without a preposition or a conjunction before the words themselves."""
    first = _past_preposition(layout, first, last)
    found = layout.span(first, last)
    if found is None or layout.language != "ar":
        return found
    head = token_range(layout, found)[0]
    if _carries_letter(layout, head) and found.end - found.start > 1:
        return Span(found.start + 1, found.end)
    return found


def _past_preposition(layout: Layout, first: int, last: int) -> int:
    """parle [d'un drone], تحدثت عن [سقوط], فقد [وقع]: the annotators leave them out, an infinitive keeps its "de"."""
    if last - first < 2:
        return first
    word, following = layout.tokens[first].folded, layout.tokens[first + 1]
    if layout.language == "ar" and word in ("عن", "فقد"):
        return first + 1
    if layout.language == "fr" and word in ("de", "d'") and following.kind != "mark":
        return first if is_infinitive(following.folded) or following.folded in _CLITICS else first + 1
    return first


_CLITICS = frozenset(["ne", "n'", "se", "s'", "l'", "le", "la", "les", "lui", "leur", "y", "en", "ce", "cet", "cette"])
# Words whose و is a letter of their own.
_WAW = (
    "وزار وزير وزرا وكال واشنطن وقع وقو وصل وصو وفا وفد وحد وثيق وثق وسط وسا وسي والد والي وبا وضع ورد وجود وعد ولا ولد"
    " ولي واحد واقع ورا وطن وجه وفق وقت وقف ودع ورش وصف"
)
_OWN_WAW = tuple(_WAW.split())


def _carries_letter(layout: Layout, head: int) -> bool:
    """بأن and فإن begin with another's letter; so does ولم at the head of a sentence."""
    token = layout.tokens[head]
    if token.text[:1] in "بف" and token.text[1:2] in ("أ", "إ", "ا") and token.folded in layout.grammar.that:
        return True
    if not token.folded.startswith("و") or token.folded.startswith(_OWN_WAW) or len(token.folded) < 4:
        return False
    return head in layout.heads


def source_span(layout: Layout, source: Range) -> Span | None:
    """The noun phrase; a bracket or a quotation mark that belongs to the name stays."""
    tokens = layout.tokens
    first, last = source
    while first < last and tokens[first].kind == "mark" and tokens[first].text not in '«“"(':
        first += 1
    while last > first and tokens[last - 1].kind == "mark" and tokens[last - 1].text not in '»”")':
        last -= 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else None


def token_range(layout: Layout, span: Span) -> Range:
    """The half-open range of tokens that begin in the span; a token that it cuts at the start counts."""
    first = bisect_left(layout.starts, span.start)
    if first > 0 and layout.tokens[first - 1].end > span.start:
        first -= 1
    return first, bisect_left(layout.starts, span.end)

"""Drafts become attributions: sources inherited and resolved, spans cut, links tied from the outside in."""

from __future__ import annotations

from bisect import bisect_left

from rawi.model import Attribution, Id, Span, cover, make_id
from rawi.understand.attributions.anonymity import anonymous_kind
from rawi.understand.attributions.credits import Credit
from rawi.understand.attributions.drafts import Draft, Range
from rawi.understand.attributions.layout import Layout
from rawi.understand.attributions.stances import told_by_content
from rawi.understand.named import Named


class _Ready:
    """A draft with its spans."""

    def __init__(self, draft: Draft, content: tuple[Span, ...], cue: Span | None, source: Span | None) -> None:
        self.draft = draft
        self.content = content
        self.cue = cue
        self.source = source


def link(layout: Layout, drafts: list[Draft], credits: list[Credit], named: Named) -> tuple[Attribution, ...]:
    """Attributions in the order of the text, credits first; `within` is the index of the enclosing link."""
    _inherit(layout, drafts)
    lines = [piece for credit in credits for piece in (credit.cue, credit.source) if piece is not None]
    ready = [known for draft in drafts if (known := _cut(layout, draft)) is not None]
    ready = _without_doubles([known for known in ready if not _is_credited(known, lines)])
    offset = len(credits)
    index = {id(known.draft): offset + at for at, known in enumerate(ready)}
    outermost = 0 if credits else None
    found = [_credit(layout, credit, at, named) for at, credit in enumerate(credits)]
    parents = _without_rings([_parent(known, ready, index) for known in ready], offset)
    for at, known in enumerate(ready):
        within = parents[at] if parents[at] is not None else outermost
        found.append(_attribution(layout, known, within, named))
    return tuple(found)


def _is_credited(known: _Ready, lines: list[Span]) -> bool:
    """The words of a credit line speak for the whole text, not for themselves."""
    where = known.cue or known.source
    return where is not None and any(line.meets(where) for line in lines)


def _inherit(layout: Layout, drafts: list[Draft]) -> None:
    """A verb without a subject, or with a pronoun, speaks for the last source that bears a noun."""
    last: Draft | None = None
    for draft in drafts:
        if draft.source is not None and not _is_pronoun(layout, draft.source):
            if not (draft.cue is not None and draft.cue.cue.kind == "relay"):
                last = draft
            continue
        if draft.unnamed or (draft.source is None and not draft.inherits):
            continue
        if last is not None and last.source is not None:
            draft.speaker = last.source
            if draft.source is None or layout.language != "en":
                # English pronouns stay, as 59 of 61 in the authored reports do; French ones stand for their noun.
                draft.source = last.source


def _is_pronoun(layout: Layout, source: Range) -> bool:
    first, last = source
    words = [token.folded for token in layout.tokens[first:last]]
    if len(words) == 1:
        return words[0] in layout.grammar.pronouns and words[0] not in ("on", "i", "we", "je", "j'", "nous")
    return words in (
        ["ce", "dernier"],
        ["cette", "derniere"],
        ["ces", "derniers"],
        ["the", "latter"],
        ["celui", "ci"],
        ["celle", "ci"],
        ["ceux", "ci"],
    )


def _cut(layout: Layout, draft: Draft) -> _Ready | None:
    pieces: list[Span] = []
    for first, last in sorted(draft.content):
        piece = content_span(layout, first, last)
        if piece is not None and not any(piece.meets(other) for other in pieces):
            pieces.append(piece)
    if draft.content and not pieces:
        return None
    cue = None
    if draft.cue is not None:
        start = layout.tokens[draft.cue.first].start
        if draft.cue.first == draft.cue.head:
            start += draft.cue.skipped
        cue = Span(start, max(start + 1, layout.tokens[draft.cue.last - 1].end))
    source = None
    if draft.source is not None:
        source = _source_span(layout, *draft.source)
    return _Ready(draft, tuple(pieces), cue, source)


def content_span(layout: Layout, first: int, last: int) -> Span | None:
    """The characters, without ب or ف written onto "that"."""
    found = layout.span(first, last)
    if found is None or layout.language != "ar":
        return found
    word = layout.document.text[found.start : found.start + 2]
    if word[:1] in "بف" and word[1:] in ("أ", "إ", "ا") and layout.tokens[first].folded in layout.grammar.that:
        return Span(found.start + 1, found.end)
    return found


def _source_span(layout: Layout, first: int, last: int) -> Span | None:
    """The noun phrase; a bracket or a quotation mark that belongs to the name stays."""
    tokens = layout.tokens
    while first < last and tokens[first].kind == "mark" and tokens[first].text not in '«“"(':
        first += 1
    while last > first and tokens[last - 1].kind == "mark" and tokens[last - 1].text not in '»”")':
        last -= 1
    if first >= last:
        return None
    start = tokens[first].start
    if layout.language == "ar" and tokens[first].folded.startswith("لل") and last > first:
        return Span(start, tokens[last - 1].end)
    return Span(start, tokens[last - 1].end)


def _without_doubles(ready: list[_Ready]) -> list[_Ready]:
    """One attribution for one cue, and no two with the same source and the same words."""
    kept: list[_Ready] = []
    seen: set[tuple[object, ...]] = set()
    for known in ready:
        key = (known.source, known.content) if known.content else (known.cue,)
        if key in seen:
            continue
        seen.add(key)
        kept.append(known)
    return kept


def _without_rings(parents: list[int | None], offset: int) -> list[int | None]:
    """A chain ends: a link that would close a ring is dropped."""
    kept = list(parents)
    for at in range(len(kept)):
        seen = {at}
        step = kept[at]
        while step is not None:
            if step - offset in seen:
                kept[at] = None
                break
            seen.add(step - offset)
            step = kept[step - offset]
    return kept


def _parent(known: _Ready, ready: list[_Ready], index: dict[int, int]) -> int | None:
    """The link that the words tell, else the smallest content that holds this cue and this content."""
    draft = known.draft.parent
    if draft is not None:
        return index.get(id(draft))
    where = known.cue or known.source
    if where is None:
        return None
    best: tuple[int, int] | None = None
    for other in ready:
        if other is known or not other.content or other.draft.parent is known.draft:
            continue
        if not any(piece.holds(where) for piece in other.content):
            continue
        if known.content and not cover(other.content).meets(cover(known.content)):
            continue
        size = sum(len(piece) for piece in other.content)
        if best is None or size < best[0]:
            best = (size, index[id(other.draft)])
    return best[1] if best else None


def _credit(layout: Layout, credit: Credit, at: int, named: Named) -> Attribution:
    text = layout.document.text
    whole = Span(0, max(1, len(text)))
    span = cover([piece for piece in (credit.cue, credit.source) if piece is not None])
    return Attribution(
        id=make_id(layout.document.id, "attribution", span.start, span.end, "credit"),
        span=span,
        content=(whole,),
        cue=credit.cue,
        source=credit.source,
        sources=_actors(named, credit.source),
        credit=True,
        confidence=0.8,
        within=at - 1 if at else None,
    )


def _attribution(layout: Layout, known: _Ready, within: int | None, named: Named) -> Attribution:
    spans = [piece for piece in (known.cue, known.source, *known.content) if piece is not None]
    span = cover(spans)
    speaker = known.draft.speaker or known.draft.source
    actors = _actors(named, known.source if speaker is None else _source_span(layout, *speaker))
    kind = None if speaker is None else anonymous_kind(layout, *speaker, named=bool(actors))
    return Attribution(
        id=make_id(layout.document.id, "attribution", *(edge for piece in spans for edge in (piece.start, piece.end))),
        span=span,
        content=known.content,
        cue=known.cue,
        source=known.source,
        sources=actors,
        voice=_voice(layout, known.content),
        stance=told_by_content(layout, known.draft),
        anonymous=kind is not None,
        anonymous_kind=kind,
        within=within,
        confidence=known.draft.confidence,
    )


def _actors(named: Named, source: Span | None) -> tuple[Id, ...]:
    if source is None:
        return ()
    found = (m.actor for m in named.mentions if m.actor is not None and source.holds(m.span))
    return tuple(dict.fromkeys(found))


def _voice(layout: Layout, content: tuple[Span, ...]) -> str:
    """direct where all of it is quoted, mixed where a part is."""
    starts = [token.start for token in layout.tokens]
    quoted = plain = 0
    for piece in content:
        first, last = bisect_left(starts, piece.start), bisect_left(starts, piece.end)
        for at in range(first + (first < last and layout.tokens[first].folded in layout.grammar.that), last):
            if layout.tokens[at].kind != "mark":
                quoted += layout.inside[at] >= 0
                plain += layout.inside[at] < 0
    if quoted and not plain:
        return "direct"
    return "mixed" if quoted > 2 else "indirect"

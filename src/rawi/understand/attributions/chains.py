"""Candidates become attributions: links tied from the outside in, sources named and typed."""

from __future__ import annotations

from bisect import bisect_right

from rawi.model import Attribution, Id, Span, cover, make_id
from rawi.understand.attributions.anonymity import anonymous_kind
from rawi.understand.attributions.candidates import Candidate, token_range
from rawi.understand.attributions.credits import Credit
from rawi.understand.attributions.layout import Layout
from rawi.understand.named import Named


def link(layout: Layout, candidates: list[Candidate], credits: list[Credit], named: Named) -> tuple[Attribution, ...]:
    """Attributions in the order of the text, credits first; `within` is the index of the enclosing link."""
    lines = [piece for credit in credits for piece in (credit.cue, credit.source) if piece is not None]
    ready = _without_doubles([known for known in candidates if not _is_credited(known, lines)])
    offset = len(credits)
    index = {id(known): offset + at for at, known in enumerate(ready)}
    outermost = offset - 1 if credits else None
    found = [_credit(layout, credit, at, named) for at, credit in enumerate(credits)]
    by_start = sorted((other for other in ready if other.content), key=lambda other: cover(other.content).start)
    begins = [cover(other.content).start for other in by_start]
    parents = _without_rings([_parent(known, by_start, begins, index) for known in ready], offset)
    for at, known in enumerate(ready):
        within = parents[at] if parents[at] is not None else outermost
        found.append(_attribution(layout, known, within, named))
    return tuple(found)


def _is_credited(known: Candidate, lines: list[Span]) -> bool:
    """The words of a credit line speak for the whole text, not for themselves."""
    return known.where is not None and any(line.meets(known.where) for line in lines)


def _without_doubles(ready: list[Candidate]) -> list[Candidate]:
    """One attribution for one cue, and no two with the same source and the same words."""
    kept: list[Candidate] = []
    seen: set[tuple[object, ...]] = set()
    for known in ready:
        key = (known.source, known.content) if known.content else (known.cue,)
        if key not in seen:
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


# How many contents that begin before a cue are looked through for the one that holds it.
_NEAR = 40


def _parent(known: Candidate, by_start: list[Candidate], begins: list[int], index: dict[int, int]) -> int | None:
    """The link that the words tell, else the smallest content that holds this cue and this content."""
    if known.parent is not None and id(known.parent) in index:
        return index[id(known.parent)]
    if known.where is None:
        return None
    best: tuple[int, int] | None = None
    last = bisect_right(begins, known.where.start)
    for other in by_start[max(0, last - _NEAR) : last]:
        if other is known or other.parent is known:
            continue
        if not any(piece.holds(known.where) for piece in other.content):
            continue
        if known.content and not cover(other.content).meets(cover(known.content)):
            continue
        size = sum(len(piece) for piece in other.content)
        if best is None or size < best[0]:
            best = (size, index[id(other)])
    return best[1] if best else None


def _credit(layout: Layout, credit: Credit, at: int, named: Named) -> Attribution:
    span = cover([piece for piece in (credit.cue, credit.source) if piece is not None])
    return Attribution(
        id=make_id(layout.document.id, "attribution", span.start, span.end, "credit"),
        span=span,
        content=(Span(0, max(1, len(layout.document.text))),),
        cue=credit.cue,
        source=credit.source,
        sources=_actors(named, credit.source),
        credit=True,
        confidence=0.8,
        within=at - 1 if at else None,
    )


def _attribution(layout: Layout, known: Candidate, within: int | None, named: Named) -> Attribution:
    spans = [piece for piece in (known.cue, known.source, *known.content) if piece is not None]
    speaker = known.speaker or known.source
    actors = _actors(named, speaker)
    kind = None
    if speaker is not None:
        kind = anonymous_kind(layout, *token_range(layout, speaker))
    return Attribution(
        id=make_id(layout.document.id, "attribution", *(edge for piece in spans for edge in (piece.start, piece.end))),
        span=cover(spans),
        content=known.content,
        cue=known.cue,
        source=known.source,
        sources=actors,
        voice=_voice(layout, known.content),
        stance=known.stance,
        anonymous=kind is not None,
        anonymous_kind=kind,
        within=within,
        confidence=known.confidence,
    )


def _actors(named: Named, source: Span | None) -> tuple[Id, ...]:
    if source is None:
        return ()
    found = (m.actor for m in named.mentions if m.actor is not None and source.holds(m.span))
    return tuple(dict.fromkeys(found))


def _voice(layout: Layout, content: tuple[Span, ...]) -> str:
    """direct where all of it is quoted, mixed where a part is."""
    quoted = plain = 0
    for piece in content:
        first, last = token_range(layout, piece)
        for at in range(first + (first < last and layout.tokens[first].folded in layout.grammar.that), last):
            if layout.tokens[at].kind != "mark":
                quoted += layout.inside[at] >= 0
                plain += layout.inside[at] < 0
    if quoted and not plain:
        return "direct"
    return "mixed" if quoted > 2 else "indirect"

"""Cues that govern the words of a clause from outside: "selon X", "citing X", "cité par X", "reportedly"."""

from __future__ import annotations

from rawi.understand.attributions.contents import COMMAS, clause_end, clause_start, object_end, past_dateline
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Draft, Range
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources import looks_finite, noun_phrase_right, subject_left

_WHICH = frozenset(["laquelle", "lesquelles", "lequel", "lesquels", "which", "whom"])
_BY = frozenset(["par", "by"])


def read_frame(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]) -> Draft | None:
    """according to X: the clause around it, or the same words as the act of saying that it stands in."""
    tokens = layout.tokens
    if layout.inside[cue.first] >= 0:
        return None
    if cue.last < unit.last and tokens[cue.last].folded in _WHICH:
        return _according_to_which(layout, unit, cues, cue)
    source = noun_phrase_right(layout, unit, cue.last, cues)
    if source is None:
        return None
    host = _host(before, cue, source)
    if host is not None:
        return Draft(cue=cue, content=list(host.content), source=source, parent=host)
    content = _leading(layout, unit, cues, cue, source) or _trailing(layout, unit, cues, cue, source)
    return Draft(cue=cue, content=content, source=source) if content else None


def _host(before: list[Draft], cue: CueGroup, source: Range) -> Draft | None:
    """The act of saying between whose verb and words this stands, or whose words end right before it."""
    for draft in reversed(before):
        if draft.cue is None or not draft.content or draft.cue.cue.kind != "verb":
            continue
        first, last = draft.content[0][0], draft.content[-1][1]
        if draft.cue.first < cue.first and source[1] <= first:
            return draft
        if draft.cue.first < first and last in (cue.first, cue.first - 1):
            return draft
    return None


def _is_leading(layout: Layout, unit: Unit, cue: CueGroup) -> bool:

    start = past_dateline(layout, unit)
    if cue.first <= start + 1:
        return True
    before = layout.tokens[cue.first - 1]
    if all(token.kind != "word" for token in layout.tokens[start : cue.first]):
        return True
    return (
        before.text in (":", ";", "؛", "–", "—")
        or before.folded in layout.grammar.coordinators
        or (cue.first <= start + 3 and before.text in COMMAS)
    )


def _leading(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, source: Range) -> list[Range]:
    """Selon X, ...: the clause behind the comma."""
    tokens = layout.tokens
    if not _is_leading(layout, unit, cue):
        return []
    at = source[1]
    limit = min(unit.last, at + 30)
    while at < limit and tokens[at].text not in COMMAS:
        if tokens[at].kind == "mark" and tokens[at].text in ".;:":
            return []
        at += 1
    heads = {
        other.first
        for other in cues
        if other.cue.kind in ("relay", "frame") or other.shape in ("participle", "gerund", "passive")
    }
    while at < limit and at + 1 < unit.last and (at + 1) in heads:
        at += 1
        while at < limit and tokens[at].text not in COMMAS:
            at += 1
    if at >= limit:
        at = source[1] - 1
    start = at + 1
    if start >= unit.last:
        return []
    return [(start, clause_end(layout, unit, start, cues, cue))]


def _trailing(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, source: Range) -> list[Range]:
    """..., selon X: the clause before; and behind, where it stands in the middle of a clause."""
    tokens, grammar = layout.tokens, layout.grammar
    end = cue.first
    while end > unit.first and tokens[end - 1].text in COMMAS:
        end -= 1
    start = clause_start(layout, unit, end, cues)
    start = _last_segment(layout, cue, _after_speech(layout, cues, start, end), end)
    if end <= start:
        return []
    content = [(start, end)]
    adverbial = end - start <= 6 and tokens[start].folded in grammar.prepositions
    after = source[1]
    if after + 1 < unit.last and tokens[after].text in COMMAS and tokens[cue.first - 1].text in COMMAS:
        following = tokens[after + 1]
        blocked = any(other.first in (after + 1, after + 2) for other in cues)
        if (
            not blocked
            and following.folded not in grammar.relatives | grammar.conjunctions | grammar.contrast
            and not (following.folded in grammar.prepositions and _holds_verb(layout, start, end))
            and (end - start) <= 14
        ):
            content.append((after + 1, clause_end(layout, unit, after + 1, cues, cue)))
            if adverbial:
                del content[0]
    return content


def _holds_verb(layout: Layout, start: int, end: int) -> bool:
    return any(looks_finite(layout, at) for at in range(start, end))


def _last_segment(layout: Layout, cue: CueGroup, start: int, end: int) -> int:
    """blessant 17 personnes d'après X: without a comma before it the frame governs the last phrase alone."""
    tokens = layout.tokens
    comma = next((at for at in range(end - 1, start, -1) if tokens[at].text in COMMAS and layout.inside[at] < 0), None)
    if comma is None or layout.language == "ar":
        return start
    separated = tokens[cue.first - 1].text in COMMAS
    short = end - comma <= 3 if separated else end - comma >= 3
    verbs = any(looks_finite(layout, at) for at in range(comma + 1, end))
    return comma + 1 if short and not verbs and tokens[comma + 1].folded.endswith(("ant", "ing")) else start


def _after_speech(layout: Layout, cues: list[CueGroup], start: int, end: int) -> int:
    """The clause begins behind an earlier one of the same sentence: "A said X, and Y, according to B"."""
    for at in range(end - 1, start, -1):
        token = layout.tokens[at]
        if (
            token.folded in layout.grammar.contrast
            and layout.tokens[at - 1].text in COMMAS
            and any(start < cue.first < at for cue in cues)
        ):
            return at + 1 if layout.language != "ar" else at
    return start


def _according_to_which(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """les affirmations du porte-parole selon lesquelles ...: whoever stands behind the noun."""
    start = cue.last + 1
    if start >= unit.last:
        return None
    phrase = subject_left(layout, unit, cue.first)
    source: Range | None = None
    if phrase is not None:
        for at in range(phrase[0], phrase[1] - 1):
            if layout.tokens[at].folded in ("du", "de", "des", "d'", "of", "by"):
                source = (at + 1, phrase[1])
                break
    content = [(start, clause_end(layout, unit, start, cues, cue))]
    return Draft(cue=cue._replace(last=start), content=content, source=source, unnamed=source is None)


def read_relay(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, drafts: list[Draft]) -> Draft | None:
    """citing X is inside the act of saying that it qualifies, cited by X outside."""
    if layout.inside[cue.first] >= 0:
        return None
    source = noun_phrase_right(layout, unit, cue.last, cues)
    if source is None:
        return None
    outward = layout.tokens[cue.last - 1].folded in _BY
    host = _relayed(layout, unit, drafts, cue, source)
    if host is None:
        return None
    draft = Draft(cue=cue, content=list(host.content), source=source)
    if outward:
        draft.parent, host.parent = host.parent, draft
    else:
        draft.parent = host
    return draft


def _relayed(layout: Layout, unit: Unit, drafts: list[Draft], cue: CueGroup, source: Range) -> Draft | None:
    """The act of saying whose source, verb or words the relay touches; else the next one of the unit."""
    near: Draft | None = None
    for draft in drafts:
        if not draft.content or draft.credit:
            continue
        edges = [draft.source[1]] if draft.source is not None else []
        if draft.cue is not None:
            edges.append(draft.cue.last)
        edges += [last for _, last in draft.content]
        if any(0 <= cue.first - edge <= 2 for edge in edges):
            near = draft
    if near is not None:
        return near
    later = [draft for draft in drafts if draft.content and draft.at > cue.first and draft.source is not None]
    if later and cue.first <= unit.first + 1:
        return later[0]
    earlier = [draft for draft in drafts if draft.content and draft.at < cue.first]
    return earlier[-1] if earlier and layout.tokens[cue.first - 1].text in COMMAS else None


def read_hearsay(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """il a été rapporté que, reportedly, قيل إن: nobody is named."""
    tokens, grammar = layout.tokens, layout.grammar
    if layout.inside[cue.first] >= 0:
        return None
    last = tokens[cue.last - 1]
    if last.folded in grammar.that:
        start = cue.last - 1
        shorter = cue._replace(last=cue.last - 1)
        return Draft(cue=shorter, content=[(start, clause_end(layout, unit, start, cues, cue))], unnamed=True)
    if cue.last < unit.last and tokens[cue.last].folded in grammar.that:
        return Draft(cue=cue, content=[(cue.last, clause_end(layout, unit, cue.last, cues, cue))], unnamed=True)
    if layout.language == "ar" and cue.cue.stance == "doubts":
        end = object_end(layout, cue.last, clause_end(layout, unit, cue.last, cues, cue), cue)
        return Draft(cue=cue, content=[(cue.last, end)], stance="doubts", unnamed=True) if end > cue.last else None
    if layout.language == "ar":
        return (
            Draft(
                cue=cue,
                content=[(cue.last, clause_end(layout, unit, cue.last, cues, cue))],
                unnamed=True,
                confidence=0.5,
            )
            if cue.last < unit.last and tokens[cue.last].kind != "mark"
            else None
        )
    if cue.cue.stance == "doubts":
        return _unverified(layout, unit, cue)
    content = [(cue.last, clause_end(layout, unit, cue.last, cues, cue))]
    start = clause_start(layout, unit, cue.first, cues)
    subject = subject_left(layout, unit, cue.first)
    if subject is not None and subject[0] >= start:
        content.insert(0, subject)
    content = [piece for piece in content if piece[1] > piece[0]]
    return Draft(cue=cue, content=content, unnamed=True, confidence=0.5) if content else None


def _unverified(layout: Layout, unit: Unit, cue: CueGroup) -> Draft | None:
    """The figure could not be verified: nobody vouches for what stands before."""
    end = cue.first
    if end > unit.first and layout.tokens[end - 1].folded in layout.grammar.relatives:
        end -= 1
    while end > unit.first and layout.tokens[end - 1].text in COMMAS:
        end -= 1
    thing = subject_left(layout, unit, end)
    return None if thing is None else Draft(cue=cue, content=[thing], stance="doubts", unnamed=True, confidence=0.6)


def read_silence(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """no immediate comment from X: whoever is silent declines."""
    source = noun_phrase_right(layout, unit, cue.last, cues)
    return None if source is None else Draft(cue=cue, content=[], source=source, stance="declines", confidence=0.6)

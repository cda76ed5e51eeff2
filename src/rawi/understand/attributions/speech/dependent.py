"""Verbs that depend on another: participles, infinitives, coordinated and passive ones."""

from __future__ import annotations

from rawi.understand.attributions.contents import COMMAS
from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Draft
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources import noun_phrase_right, subject_left
from rawi.understand.attributions.speech.clauses import clause_or_quotation
from rawi.understand.attributions.speech.common import make_draft
from rawi.understand.attributions.speech.right import words_on_the_right
from rawi.understand.attributions.speech.subject import clause_subject
from rawi.understand.attributions.stances import stance_of


def read_gerund(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]) -> Draft | None:
    """adding, précisant, مضيفا: the source is that of the verb before."""
    tokens = layout.tokens
    if layout.language == "en" and cue.first > unit.first and tokens[cue.first - 1].folded == "as":
        quoted = _quoted_as(layout, unit, cues, cue)
        if quoted is not None:
            return quoted
    content = words_on_the_right(layout, unit, cues, cue, cue.last)
    if not content:
        return None
    hosts = [draft for draft in before if draft.cue is not None and draft.cue.first < cue.first]
    if hosts:
        host = hosts[-1]
        return Draft(
            cue=cue,
            content=content,
            source=host.source,
            stance=stance_of(cue),
            inherits=host.source is None,
            unnamed=False,
        )
    if (
        cue.first > unit.first
        and tokens[cue.first - 1].text in COMMAS
        and tokens[content[0][0]].folded in layout.grammar.that
    ):
        return Draft(cue=cue, content=content, source=None, stance=stance_of(cue), inherits=True)
    if cue.negated:
        return Draft(cue=cue, content=content, source=None, stance="declines", inherits=True)
    return None


def _quoted_as(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """X was quoted by Y as saying: Y outside, X inside."""
    tokens = layout.tokens
    quoted = next(
        (at for at in range(cue.first - 2, max(unit.first, cue.first - 14), -1) if tokens[at].folded in _QUOTED), None
    )
    if quoted is None or tokens[quoted - 1].folded not in layout.grammar.passive:
        return None
    source = subject_left(layout, unit, quoted - 1)
    content = words_on_the_right(layout, unit, cues, cue, cue.last)
    if source is None or not content:
        return None
    draft = Draft(cue=cue, content=content, source=source, stance=stance_of(cue))
    if tokens[quoted + 1].folded == "by":
        by = cue._replace(first=quoted, last=quoted + 2, head=quoted)
        outer = Draft(cue=by, content=list(content), source=(quoted + 2, cue.first - 1))
        outer.inner, draft.parent = draft, outer
        return outer
    return draft


_QUOTED = frozenset(["quoted", "cited", "reported"])


def read_infinitive(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]
) -> Draft | None:
    """to warn that, pour dénoncer: the source is that of the verb before."""
    content = clause_or_quotation(layout, unit, cues, cue, cue.last)
    if not content:
        return None
    previous = layout.tokens[cue.first - 1].folded if cue.first > unit.first else ""
    negated = previous == "sans"
    source = clause_subject(layout, unit, cue, before)
    draft = Draft(
        cue=cue,
        content=content,
        source=source,
        stance="declines" if negated else stance_of(cue),
        inherits=source is None,
    )
    return draft if before or negated else None


def read_coordinated(
    layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup, before: list[Draft]
) -> Draft | None:
    """a confirmé une incursion, promis de traquer les auteurs et réfuté tout retrait."""
    previous = layout.tokens[cue.first - 1] if cue.first > unit.first else None
    if previous is None or not (previous.text in COMMAS or previous.folded in layout.grammar.coordinators):
        return None
    source = clause_subject(layout, unit, cue, before)
    if source is None:
        return None
    content = words_on_the_right(layout, unit, cues, cue, cue.last)
    return make_draft(cue, content, source) if content else None


def read_passive(layout: Layout, unit: Unit, cues: list[CueGroup], cue: CueGroup) -> Draft | None:
    """a été revendiquée par X: the agent speaks, the subject is what it speaks of."""
    tokens = layout.tokens
    if cue.unnamed:
        content = clause_or_quotation(layout, unit, cues, cue, cue.last)
        if not content or "c" not in cue.cue.takes:
            return None
        return Draft(cue=cue, content=content, source=None, stance=stance_of(cue), unnamed=True, confidence=0.6)
    source = noun_phrase_right(layout, unit, cue.last, cues)
    if source is None:
        return None
    reduced = cue.first == cue.head
    if reduced and cue.cue.stance == "states":
        return None
    end = cue.first
    if reduced and end > unit.first and tokens[end - 1].text in COMMAS:
        end -= 1
    subject = subject_left(layout, unit, end)
    return make_draft(cue, [subject] if subject else [], source)

"""Quotations without a verb: they go on with the words of the one who spoke before."""

from __future__ import annotations

from rawi.understand.attributions.drafts import Draft
from rawi.understand.attributions.layout import Layout, Unit

_LEAST = 4


def read_bare_quotation(layout: Layout, unit: Unit, before: Draft) -> list[Draft]:
    """Adds a sentence that is one quotation to the quoted words right before it; else the last source says it."""
    number = layout.inside[unit.first]
    if number < 0:
        return []
    quotation = layout.quotations[number]
    first, last = quotation.inner
    marks = [at for at in range(quotation.last + 1, unit.last) if layout.tokens[at].kind != "mark"]
    if quotation.first != unit.first or marks or last - first < _LEAST:
        return []
    previous = layout.tokens[unit.first - 1]
    if "\n" in layout.document.text[previous.end : layout.tokens[unit.first].start]:
        return []
    if before.credit or before.cue is None or not before.content or before.inner is not None:
        return []
    if layout.inside[before.content[-1][0]] >= 0 and unit.first - before.cue.last < 30:
        before.content.append((first, last))
        return []
    return [
        Draft(cue=None, content=[(first, last)], source=before.source, inherits=before.source is None, confidence=0.5)
    ]

"""Where a noun phrase begins."""

from __future__ import annotations

from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.sources.marks import BOUNDARIES, is_inner_mark, looks_finite


def phrase_start(layout: Layout, unit: Unit, stop: int) -> int | None:
    """Where the phrase that ends at `stop` begins: after the last boundary of its clause."""
    tokens, grammar = layout.tokens, layout.grammar
    at = stop - 1
    while at >= unit.first:
        if at in layout.named and at > unit.first:
            at -= 1
            continue
        number = layout.inside[at]
        if number >= 0 and (stop >= len(tokens) or number != layout.inside[stop]):
            quotation = layout.quotations[number]
            if quotation.last - quotation.first > 7 or not _is_name(layout, unit, number):
                return at + 1
            at = quotation.first - 1
            continue
        if number >= 0 and layout.quotations[number].first == at:
            return at + 1
        token = tokens[at]
        if token.kind == "mark" and token.text in BOUNDARIES and not is_inner_mark(layout, at):
            return at + 1
        purpose = layout.language == "fr" and token.folded == "pour" and at < stop - 1
        if token.folded in grammar.subordinators and token.folded not in grammar.relatives and not purpose:
            return at + 1
        if token.folded in ("que", "qu'", "whom", "that", "which", "ou", "dont") and at < stop - 1:
            return at + 1
        if token.folded in grammar.coordinators:
            if at == stop - 1:
                return None
            if _has_verb(layout, unit, at):
                return at + 1
        at -= 1
    return unit.first


def _is_name(layout: Layout, unit: Unit, number: int) -> bool:
    """A short quotation inside a phrase names something; one with a comma before its end, or alone, is speech."""
    quotation = layout.quotations[number]
    if not quotation.closed or layout.tokens[quotation.last - 1].kind == "mark":
        return False
    before = quotation.first - 1
    return before >= unit.first and layout.tokens[before].kind != "mark"


def _has_verb(layout: Layout, unit: Unit, at: int) -> bool:
    """A finite verb stands in the clause that ends before token `at`."""
    for index in range(at - 1, max(unit.first, at - 25) - 1, -1):
        token = layout.tokens[index]
        if token.kind == "mark" and token.text in BOUNDARIES:
            return False
        if looks_finite(layout, index):
            return True
    return False

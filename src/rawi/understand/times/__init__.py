"""Expressions that date something, as intervals of days."""

from __future__ import annotations

from rawi.model import Document, Span, TimeInterval, make_id
from rawi.understand.times.calendar import Calendar
from rawi.understand.times.grammar import find_expressions
from rawi.understand.times.lexer import read_words
from rawi.understand.times.reckon import reckon
from rawi.understand.times.trim import trim
from rawi.understand.tools import Tags

__all__ = ["find_times"]


def find_times(document: Document, tags: Tags) -> tuple[TimeInterval, ...]:
    """Every expression that dates something, reckoned from the publication date and from each other."""
    language = document.language if document.language in {"fr", "en", "ar"} else "en"
    words = read_words(document.text, tags.tokens, language)
    kept = [trimmed for found in find_expressions(words) if (trimmed := trim(found, tags.tokens, language)) is not None]
    calendar = Calendar(document, tags.tokens, kept, language)
    found: list[TimeInterval] = []
    for expression in kept:
        span = Span(expression.words[0].span.start, expression.words[-1].span.end)
        days = reckon(calendar, expression)
        found.append(
            TimeInterval(
                id=make_id(document.id, "time", span.start, span.end),
                span=span,
                start=days.start,
                end=days.end,
                grain=days.grain,
                relative=days.relative,
                edtf=days.edtf(),
            )
        )
    return tuple(found)

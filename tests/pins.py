"""Draws spans in a text: `pin("[The ministry|who] said")` is the plain text and where each name lies in it."""

from __future__ import annotations

from datetime import date

from rawi.model import Dating, Document, Span, make_id


def pin(marked: str) -> tuple[str, dict[str, Span]]:
    """The text without its marks, and the span of each `[words|name]`; marks may nest."""
    text: list[str] = []
    spans: dict[str, Span] = {}
    opened: list[int] = []
    index = 0
    while index < len(marked):
        char = marked[index]
        if char == "[":
            opened.append(len(text))
        elif char == "|" and opened:
            close = marked.index("]", index)
            spans[marked[index + 1 : close]] = Span(opened.pop(), len(text))
            index = close
        else:
            text.append(char)
        index += 1
    return "".join(text), spans


def article(
    text: str, *, language: str = "en", published: str | None = "2021-09-15", outlet: str | None = None
) -> Document:
    """A document of that text, published on one day, or in one month where only a month is given."""
    dating = None
    if published is not None and len(published) == 10:
        start = date.fromisoformat(published)
        dating = Dating(start=start, end=date.fromordinal(start.toordinal() + 1), method="field")
    elif published is not None:
        start = date.fromisoformat(published + "-01")
        end = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        dating = Dating(start=start, end=end, grain="month", method="field")
    return Document(id=make_id(text), text=text, language=language, published=dating, outlet=outlet)

"""Attributions of a marked text, for the tests of this folder."""

from __future__ import annotations

from rawi.model import Attribution, Span
from rawi.understand.attributions import find_attributions
from rawi.understand.named import Named
from rawi.understand.tagger import RuleTagger
from tests.pins import article, pin


def read(
    marked: str, language: str = "en", outlet: str | None = None
) -> tuple[str, dict[str, Span], tuple[Attribution, ...]]:
    """The plain text, its pins and the attributions found in it."""
    text, spans = pin(marked)
    document = article(text, language=language, outlet=outlet)
    (tags,) = RuleTagger().tag([document])
    return text, spans, find_attributions(document, tags, Named())

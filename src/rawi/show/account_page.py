"""One self-contained page: the texts with their findings highlighted, the chains, the claims."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from rawi.model import Reading, Span
from rawi.show import words
from rawi.show.marked import marks_of, segments

LAYERS = (
    ("content", "attributed words"),
    ("source", "source"),
    ("cue", "cue"),
    ("event", "event"),
    ("actor", "actor"),
    ("place", "place"),
    ("time", "time"),
    ("quantity", "number"),
    ("loaded", "loaded word"),
    ("basis", "basis or hedge"),
)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates with every value escaped and no name undefined."""
    found = Environment(
        loader=PackageLoader("rawi.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(words=words, layers=LAYERS, direction=direction, quoted=_quoted)
    return found


def direction(language: str) -> str:
    """rtl for Arabic, ltr for the others."""
    return "rtl" if language == "ar" else "ltr"


def _quoted(reading: Reading, *spans: Span | None) -> str:
    return words.quote(reading.document, tuple(span for span in spans if span is not None))


def account_page(readings: Sequence[Reading]) -> str:
    """The page as HTML; it loads nothing and works from a file."""
    parts = [(reading, list(segments(reading.document.text, marks_of(reading)))) for reading in readings]
    return environment().get_template("account.html").render(parts=parts)

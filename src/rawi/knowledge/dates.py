"""The words of dates.tsv, ready to be matched, and the calendar arithmetic that they need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rawi.words.phrases import Phrases


class DateWord(NamedTuple):
    """One row of dates.tsv: what kind of word it is in a date, and its value (a weekday's number, a unit's name ...)."""

    kind: str
    value: str


LANGUAGES = ("fr", "en", "ar")


@lru_cache
def date_words(language: str) -> Phrases[DateWord]:
    """The date words of one language."""
    return Phrases((form, word) for spoken, form, word in _rows() if spoken == language)


def hijri_to_gregorian(year: int, month: int, day: int) -> date:
    """The day of the tabular Islamic calendar (civil epoch; Reingold & Dershowitz, Calendrical Calculations, ch. 7).

    The seen calendar of a country may differ by one day.
    """
    leaps = (3 + 11 * year) // 30
    ordinal = day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + leaps + 227_014
    return date.fromordinal(ordinal)


def hijri_year_of(day: date) -> int:
    """The Islamic year in which a Gregorian day falls."""
    return (30 * (day.toordinal() - 227_015) + 10_646) // 10_631


def _rows() -> Iterator[tuple[str, str, DateWord]]:
    for line in files("rawi.knowledge").joinpath("dates.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith(("#", "language\t")):
            continue
        language, kind, value, forms = line.split("\t")
        for form in forms.split(" | "):
            yield language, form, DateWord(kind, value)

"""A report's own calendar: its publication day and the day last spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rawi.knowledge.dates import hijri_to_gregorian, hijri_year_of
from rawi.model import Dating, Document
from rawi.understand.times.days import (
    DAY,
    UNKNOWN,
    Days,
    day_of,
    month_of,
    nearest_year,
    one_day,
    shift_month,
    third_of,
)
from rawi.understand.times.grammar import Expression
from rawi.understand.times.lexer import Word
from rawi.understand.times.tense import LIMITS, future_tokens
from rawi.words.tokens import Token


class Calendar:
    """Reckons one document's expressions in their order, each from the publication date and from those before it."""

    def __init__(
        self, document: Document, tokens: Sequence[Token], expressions: Sequence[Expression], language: str
    ) -> None:
        self.language = language
        self.published = document.published or _headed(document)
        self.focus: Days | None = None
        self.tokens = tokens
        self._future = future_tokens(tokens, language)
        self.anchor = self._settled(expressions)

    def see(self, days: Days) -> None:
        """A day that was spoken of is what `the next day` counts from."""
        if days.start is not None and days.end is not None and (days.end - days.start).days <= 2:
            self.focus = days

    def _settled(self, expressions: Sequence[Expression]) -> date | None:
        """The day from which weekdays count: the publication day, else the latest whole date of the text."""
        published = self.published
        if published is not None and (published.end - published.start).days == 1:
            return published.start
        found = []
        for expression in expressions:
            whole = self._whole(expression.words)
            if whole is None and published is not None and (published.end - published.start).days < 40:
                whole = self._within(expression.words, published.start, published.end)
            if whole is not None and (published is None or published.start - 7 * DAY <= whole < published.end):
                found.append(whole)
        return max(found) if found else None

    def _within(self, words: Sequence[Word], start: date, end: date) -> date | None:
        """A day and month that fall into the month of publication."""
        values = values_of(words)
        if "M" not in values or "D" not in values or "b" in values or "Y" in values:
            return None
        whole = day_of(start.year, int(values["M"]), int(values["D"]))
        return whole if whole is not None and start <= whole < end else None

    def _whole(self, words: Sequence[Word]) -> date | None:
        values = values_of(words)
        if "I" in values and len(values["I"]) == 10:
            return day_of(*(int(part) for part in values["I"].split("-")))
        if {"D", "M", "Y"} <= values.keys():
            return day_of(int(values["Y"]), int(values["M"]), int(values["D"]))
        return None

    def future(self, expression: Expression) -> bool:
        """The clause speaks of what is to come, or the word before sets a limit."""
        first = expression.words[0].first
        before = self.tokens[first - 1].folded if first else ""
        return first in self._future or before in LIMITS[self.language]

    def whole_publication(self) -> Days:
        """All the days that the report's own day can be."""
        if self.published is not None:
            return Days(self.published.start, self.published.end, self.published.grain, True)
        return one_day(self.anchor, relative=True) if self.anchor is not None else UNKNOWN

    def from_publication(self, days: int, grain: str = "day") -> Days:
        """So many days from the report's day."""
        if self.anchor is not None and (self.published is None or self.published.grain == "day"):
            return one_day(self.anchor + days * DAY, grain, relative=True)
        return self.whole_publication()

    def main(self, expression: Expression, values: dict[str, str]) -> Days:
        """A date, a weekday, today or a feast, with what stands beside it."""
        grain = "night" if "J" in values else "part" if "P" in values else "day"
        if "I" in values:
            return self._iso(values["I"], grain)
        if "H" in values:
            return self._hijri(values)
        if "M" in values:
            return self.month_or_day(expression, values, grain)
        if "T" in values:
            return self.from_publication(int(values["T"]), grain)
        if "W" in values:
            return self.weekday(expression, values, grain)
        if "S" in values:
            return self.season(expression, values)
        if "F" in values:
            month, day = values["F"].split("-")
            return self.month_or_day(expression, {**values, "M": month, "D": day}, "day")
        return UNKNOWN

    def _iso(self, value: str, grain: str) -> Days:
        parts = [int(part) for part in value.split("-")]
        day = day_of(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
        if day is None:
            return UNKNOWN
        return one_day(day, grain) if len(parts) > 2 else Days(*month_of(day), "month")

    def _hijri(self, values: dict[str, str]) -> Days:
        if "h" in values:
            year = int(values["h"])
        elif self.anchor is not None:
            year = hijri_year_of(self.anchor)
        else:
            return UNKNOWN
        month, number = int(values["H"]), int(values.get("D", values.get("d", "0")))
        start = hijri_to_gregorian(year, month, number or 1)
        if "h" not in values and self.anchor is not None and start > self.anchor + 20 * DAY:
            start = hijri_to_gregorian(year - 1, month, number or 1)
        return one_day(start) if number else Days(start, start + 30 * DAY, "month")

    def month_or_day(self, expression: Expression, values: dict[str, str], grain: str) -> Days:
        """A day of a month, or a month or its third."""
        month, number = int(values["M"]), int(values.get("D", values.get("d", "0")))
        year = self._year(expression, values, month, number)
        if year is None:
            return UNKNOWN
        if number:
            day = day_of(year, month, number)
            return one_day(day, grain) if day is not None else UNKNOWN
        return third_of(date(year, month, 1), values.get("B"))

    def _year(self, expression: Expression, values: dict[str, str], month: int, day: int) -> int | None:
        if "Y" in values:
            return int(values["Y"])
        base = self.base_end()
        if base is None:
            return None
        if "R" in values and "U" in values and values["R"] == "-1":
            return base.year - 1
        future = values.get("R") == "1" or (self.future(expression) and values.get("R") != "-1")
        if day:
            return nearest_year(base, month, day, future)
        this = date(base.year, month, 1)
        if future:
            return base.year if month_of(this)[1] >= base else base.year + 1
        if values.get("R") == "-1" and (this.year, this.month) == (base.year, base.month):
            return base.year - 1
        return base.year if this <= base else base.year - 1

    def base_end(self) -> date | None:
        """The latest day that the report can have been written."""
        if self.published is not None:
            return self.published.end - DAY
        return self.anchor

    def weekday(self, expression: Expression, values: dict[str, str], grain: str) -> Days:
        """The weekday before the report, or after it where the clause looks ahead."""
        wanted = int(values["W"])
        if self.anchor is None or (
            self.published is not None and self.published.grain != "day" and not self._near(wanted)
        ):
            return self.whole_publication() if self.published is not None else UNKNOWN
        if self.published is None or self.published.grain != "day":
            return one_day(self._nearest(wanted), grain, relative=True)
        base = self.anchor
        if values.get("R") == "1" or (self.future(expression) and values.get("R") != "-1" and "c" not in values):
            ahead = (wanted - base.weekday() - 1) % 7 + 1
            return one_day(base + ahead * DAY, grain, relative=True)
        behind = (base.weekday() - wanted) % 7
        if values.get("R") == "-1" and behind <= 1:  # said on a Friday, `last Thursday` is not yesterday
            behind = 7
        return one_day(base - behind * DAY, grain, relative=True)

    def _near(self, wanted: int) -> bool:
        return self.anchor is not None and abs((self._nearest(wanted) - self.anchor).days) <= 3

    def _nearest(self, wanted: int) -> date:
        base = self.anchor or date(2000, 1, 3)
        behind = (base.weekday() - wanted) % 7
        return base - behind * DAY if behind <= 3 else base + (7 - behind) * DAY

    def season(self, expression: Expression, values: dict[str, str]) -> Days:
        """Three calendar months."""
        month, base = int(values["S"]), self.base_end()
        if "Y" in values:
            year = int(values["Y"])
        elif base is None:
            return UNKNOWN
        else:
            year = base.year if date(base.year, month, 1) <= base or self.future(expression) else base.year - 1
            if values.get("R") == "-1" and date(year, month, 1) <= base < shift_month(date(year, month, 1), 3):
                year -= 1
        start = date(year, month, 1)
        return Days(start, shift_month(start, 3), "season")


def _headed(document: Document) -> Dating | None:
    """The date that a header of the text gives, where nothing else dates the report."""
    for header in document.headers:
        parts = header.value.split("-") if header.kind in {"date", "dateline"} else []
        if len(parts) in {2, 3} and all(part.isdecimal() for part in parts):
            start = day_of(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else 1)
            if start is not None and len(parts) == 3:
                return Dating(start=start, end=start + DAY, method="header")
            if start is not None:
                return Dating(start=start, end=month_of(start)[1], grain="month", method="header")
    return None


def values_of(words: Sequence[Word]) -> dict[str, str]:
    """The first value of each symbol; a later Y wins over none, a second month of one pair says the same."""
    found: dict[str, str] = {}
    for word in words:
        if word.symbol not in found:
            found[word.symbol] = word.value
    return found

"""Intervals of days, and the arithmetic of months and years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Days(NamedTuple):
    """A half-open interval of days; None where it cannot be known."""

    start: date | None
    end: date | None
    grain: str = "day"
    relative: bool = False

    def edtf(self) -> str | None:
        """Extended Date/Time Format: `2021-09-14`, `2021-09`, `2021` or `2021-09-14/2021-09-15` with both ends in."""
        if self.start is None or self.end is None:
            return None
        last = self.end - DAY
        if self.start == last:
            return self.start.isoformat()
        if self.start.day == 1 and self.end == month_of(self.start)[1]:
            return self.start.isoformat()[:7]
        if (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 1, 1):
            return str(self.start.year) if self.end.year == self.start.year + 1 else f"{self.start.year}/{last.year}"
        return f"{self.start.isoformat()}/{last.isoformat()}"


UNKNOWN = Days(None, None)


def month_of(day: date) -> tuple[date, date]:
    """The first day of the month, and of the next."""
    start = day.replace(day=1)
    return start, date(start.year + start.month // 12, start.month % 12 + 1, 1)


def shift_month(day: date, months: int) -> date:
    """The first day of the month so many on."""
    index = day.year * 12 + day.month - 1 + months
    return date(min(max(index // 12, 1), 9998), index % 12 + 1, 1)


def nearest_year(base: date, month: int, day: int, future: bool) -> int:
    """The year that brings the day nearest; news looks back, so a day ahead counts as if it were thrice as far."""
    ahead, behind = (1, 3) if future else (3, 1)
    years = [year for year in (base.year - 1, base.year, base.year + 1) if day_of(year, month, day) is not None]

    def distance(year: int) -> int:
        days = (date(year, month, day) - base).days
        return days * ahead if days > 0 else -days * behind

    return min(years, key=distance, default=base.year)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_day(day: date, grain: str = "day", *, relative: bool = False) -> Days:
    """One day, or the two that a night spans."""
    return Days(day, day + (2 * DAY if grain == "night" else DAY), grain, relative)


def third_of(month: date, edge: str | None) -> Days:
    """A month or its early, middle or late third."""
    start, end = month_of(month)
    if edge == "early":
        return Days(start, start + 10 * DAY, "part")
    if edge == "middle":
        return Days(start + 10 * DAY, start + 20 * DAY, "part")
    if edge == "late":
        return Days(start + 20 * DAY, end, "part")
    return Days(start, end, "month")


def part_of_year(year: int, edge: str) -> Days:
    """The beginning, middle or end of a year; late in a year is its last third."""
    if edge == "early":
        return Days(date(year, 1, 1), date(year, 2, 1), "part")
    if edge == "middle":
        return Days(date(year, 5, 1), date(year, 9, 1), "part")
    return Days(date(year, 9, 1) if edge == "late" else date(year, 1, 1), date(year + 1, 1, 1), "part")

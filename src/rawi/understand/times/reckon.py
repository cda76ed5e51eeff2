"""From the words of a date expression to the days it can mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.knowledge.dates import hijri_to_gregorian, hijri_year_of
from rawi.model import Document
from rawi.understand.times.grammar import Expression
from rawi.understand.times.lexer import Word
from rawi.understand.times.tense import future_tokens
from rawi.words.tokens import Token

_DAY = timedelta(days=1)


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
        last = self.end - _DAY
        if self.start == last:
            return self.start.isoformat()
        if self.start.day == 1 and self.end == _month(self.start)[1]:
            return self.start.isoformat()[:7]
        if (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 1, 1):
            return str(self.start.year) if self.end.year == self.start.year + 1 else f"{self.start.year}/{last.year}"
        return f"{self.start.isoformat()}/{last.isoformat()}"


UNKNOWN = Days(None, None)


def _month(day: date) -> tuple[date, date]:
    start = day.replace(day=1)
    return start, date(start.year + start.month // 12, start.month % 12 + 1, 1)


def _shift_month(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return date(min(max(index // 12, 1), 9998), index % 12 + 1, 1)


def _nearest_year(base: date, month: int, day: int, future: bool) -> int:
    """The year that brings the day nearest; news looks back, so a day ahead counts as if it were thrice as far."""
    ahead, behind = (1, 3) if future else (3, 1)
    years = [year for year in (base.year - 1, base.year, base.year + 1) if _safe(year, month, day) is not None]

    def distance(year: int) -> int:
        days = (date(year, month, day) - base).days
        return days * ahead if days > 0 else -days * behind

    return min(years, key=distance, default=base.year)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one(day: date, grain: str = "day", *, relative: bool = False) -> Days:
    return Days(day, day + (2 * _DAY if grain == "night" else _DAY), grain, relative)


class Calendar:
    """Reckons one document's expressions in their order, each from the publication date and from those before it."""

    def __init__(
        self, document: Document, tokens: Sequence[Token], expressions: Sequence[Expression], language: str
    ) -> None:
        self.language = language
        self.published = document.published
        self.focus: Days | None = None
        self._tokens = tokens
        self._future = future_tokens(tokens, language)
        self.anchor = self._settled(expressions)

    def reckon(self, expression: Expression) -> Days:
        """The days that the expression can mean."""
        days = self._reckon(expression)
        if days.start is not None and days.end is not None and (days.end - days.start).days <= 2:
            self.focus = days
        return days

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
            if whole is not None and (published is None or published.start - 7 * _DAY <= whole < published.end):
                found.append(whole)
        return max(found) if found else None

    def _within(self, words: Sequence[Word], start: date, end: date) -> date | None:
        """A day and month that fall into the month of publication."""
        values = _values(words)
        if "M" not in values or "D" not in values or "b" in values or "Y" in values:
            return None
        whole = _safe(start.year, int(values["M"]), int(values["D"]))
        return whole if whole is not None and start <= whole < end else None

    def _whole(self, words: Sequence[Word]) -> date | None:
        values = _values(words)
        if "I" in values and len(values["I"]) == 10:
            return _safe(*(int(part) for part in values["I"].split("-")))
        if {"D", "M", "Y"} <= values.keys():
            return _safe(int(values["Y"]), int(values["M"]), int(values["D"]))
        return None

    def _reckon(self, expression: Expression) -> Days:
        words = expression.words
        values = _values(words)
        handler = _HANDLERS.get(expression.shape)
        if handler is not None:
            return handler(self, expression, values)
        return self._main(expression, values)

    def future(self, expression: Expression) -> bool:
        """The clause speaks of what is to come."""
        return expression.words[0].first in self._future

    def whole_publication(self) -> Days:
        """All the days that the report's own day can be."""
        if self.published is not None:
            return Days(self.published.start, self.published.end, self.published.grain, True)
        return _one(self.anchor, relative=True) if self.anchor is not None else UNKNOWN

    def from_publication(self, days: int, grain: str = "day") -> Days:
        """So many days from the report's day."""
        if self.anchor is not None and (self.published is None or self.published.grain == "day"):
            return _one(self.anchor + days * _DAY, grain, relative=True)
        return self.whole_publication()

    def _main(self, expression: Expression, values: dict[str, str]) -> Days:
        grain = "night" if "J" in values else "part" if "P" in values else "day"
        if "I" in values:
            return self._iso(values["I"], grain)
        if "H" in values:
            return self._hijri(values)
        if "M" in values:
            return self._month_or_day(expression, values, grain)
        if "T" in values:
            return self.from_publication(int(values["T"]), grain)
        if "W" in values:
            return self._weekday(expression, values, grain)
        if "S" in values:
            return self._season(expression, values)
        if "F" in values:
            month, day = values["F"].split("-")
            return self._month_or_day(expression, {**values, "M": month, "D": day}, "day")
        return UNKNOWN

    def _iso(self, value: str, grain: str) -> Days:
        parts = [int(part) for part in value.split("-")]
        day = _safe(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
        if day is None:
            return UNKNOWN
        return _one(day, grain) if len(parts) > 2 else Days(*_month(day), "month")

    def _hijri(self, values: dict[str, str]) -> Days:
        if "h" in values:
            year = int(values["h"])
        elif self.anchor is not None:
            year = hijri_year_of(self.anchor)
        else:
            return UNKNOWN
        month, number = int(values["H"]), int(values.get("D", values.get("d", "0")))
        start = hijri_to_gregorian(year, month, number or 1)
        if "h" not in values and self.anchor is not None and start > self.anchor + 20 * _DAY:
            start = hijri_to_gregorian(year - 1, month, number or 1)
        return _one(start) if number else Days(start, start + 30 * _DAY, "month")

    def _month_or_day(self, expression: Expression, values: dict[str, str], grain: str) -> Days:
        month, number = int(values["M"]), int(values.get("D", values.get("d", "0")))
        year = self._year(expression, values, month, number)
        if year is None:
            return UNKNOWN
        if number:
            day = _safe(year, month, number)
            return _one(day, grain) if day is not None else UNKNOWN
        return _edged(date(year, month, 1), values.get("B"))

    def _year(self, expression: Expression, values: dict[str, str], month: int, day: int) -> int | None:
        if "Y" in values:
            return int(values["Y"])
        base = self._base_end()
        if base is None:
            return None
        if "R" in values and "U" in values and values["R"] == "-1":
            return base.year - 1
        future = values.get("R") == "1" or (self.future(expression) and values.get("R") != "-1")
        if day:
            return _nearest_year(base, month, day, future)
        this = date(base.year, month, 1)
        if future:
            return base.year if _month(this)[1] >= base else base.year + 1
        if values.get("R") == "-1" and (this.year, this.month) == (base.year, base.month):
            return base.year - 1
        return base.year if this <= base else base.year - 1

    def _base_end(self) -> date | None:
        """The latest day that the report can have been written."""
        if self.published is not None:
            return self.published.end - _DAY
        return self.anchor

    def _weekday(self, expression: Expression, values: dict[str, str], grain: str) -> Days:
        wanted = int(values["W"])
        if self.anchor is None or (
            self.published is not None and self.published.grain != "day" and not self._near(wanted)
        ):
            return self.whole_publication() if self.published is not None else UNKNOWN
        if self.published is None or self.published.grain != "day":
            return _one(self._nearest(wanted), grain, relative=True)
        base = self.anchor
        if values.get("R") == "1" or (self.future(expression) and values.get("R") != "-1" and "c" not in values):
            ahead = (wanted - base.weekday() - 1) % 7 + 1
            return _one(base + ahead * _DAY, grain, relative=True)
        behind = (base.weekday() - wanted) % 7
        if values.get("R") == "-1" and behind == 0:
            behind = 7
        return _one(base - behind * _DAY, grain, relative=True)

    def _near(self, wanted: int) -> bool:
        return self.anchor is not None and abs((self._nearest(wanted) - self.anchor).days) <= 3

    def _nearest(self, wanted: int) -> date:
        base = self.anchor or date(2000, 1, 3)
        behind = (base.weekday() - wanted) % 7
        return base - behind * _DAY if behind <= 3 else base + (7 - behind) * _DAY

    def _season(self, expression: Expression, values: dict[str, str]) -> Days:
        month, base = int(values["S"]), self._base_end()
        if "Y" in values:
            year = int(values["Y"])
        elif base is None:
            return UNKNOWN
        else:
            year = base.year if date(base.year, month, 1) <= base or self.future(expression) else base.year - 1
            if values.get("R") == "-1" and date(year, month, 1) <= base < _shift_month(date(year, month, 1), 3):
                year -= 1
        start = date(year, month, 1)
        return Days(start, _shift_month(start, 3), "season")


def _values(words: Sequence[Word]) -> dict[str, str]:
    """The first value of each symbol; a later Y wins over none, a second month of one pair says the same."""
    found: dict[str, str] = {}
    for word in words:
        if word.symbol not in found:
            found[word.symbol] = word.value
    return found


def _edged(month: date, edge: str | None) -> Days:
    """A month or its early, middle or late third."""
    start, end = _month(month)
    if edge == "early":
        return Days(start, start + 10 * _DAY, "part")
    if edge == "middle":
        return Days(start + 10 * _DAY, start + 20 * _DAY, "part")
    if edge == "late":
        return Days(start + 20 * _DAY, end, "part")
    return Days(start, end, "month")


def _pair(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """A night from one day to the next: both days."""
    weekdays = [int(word.value) for word in expression.words if word.symbol == "W"]
    if len(weekdays) == 2:
        second = calendar._weekday(expression, {**values, "W": str(weekdays[1])}, "day")
        if second.start is None or second.end is None or (second.end - second.start).days != 1:
            return second
        return Days(second.start - _DAY, second.end, "night", True)
    numbers = [int(word.value) for word in expression.words if word.symbol in "Dd"]
    last = calendar._month_or_day(expression, {**values, "M": _last(expression, "M"), "D": str(numbers[-1])}, "day")
    return Days(last.start - _DAY, last.end, "night") if last.start is not None else UNKNOWN


def _last(expression: Expression, symbol: str) -> str:
    return next((word.value for word in reversed(expression.words) if word.symbol == symbol), "")


def _range(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """From the first day of the one to the last day of the other."""
    words = expression.words
    at = max(index for index, word in enumerate(words[:-1]) if word.symbol in "&tao-" and index > 0)
    left, right = words[:at], words[at + 1 :]
    ending = _side(calendar, expression, right, values)
    if ending.start is None:
        return UNKNOWN
    inherited = {"Y": str(ending.start.year), "M": str(ending.start.month)}
    beginning = _side(calendar, expression, left, inherited)
    if beginning.start is None or beginning.start >= (ending.end or ending.start):
        return ending
    return Days(beginning.start, ending.end, "day")


def _side(calendar: Calendar, expression: Expression, words: Sequence[Word], inherited: dict[str, str]) -> Days:
    values = _values(words)
    if "Y" in values and "M" not in values:
        return Days(date(int(values["Y"]), 1, 1), date(int(values["Y"]) + 1, 1, 1), "year")
    if "M" not in values and "M" in inherited:
        values["M"] = inherited["M"]
    if "Y" not in values and "Y" in inherited:
        values["Y"] = inherited["Y"]
    if "M" not in values:
        return UNKNOWN
    return calendar._month_or_day(expression, values, "day")


def _listed(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    numbers = [word.value for word in expression.words if word.symbol == "D"]
    first = calendar._month_or_day(expression, {**values, "D": numbers[0]}, "day")
    last = calendar._month_or_day(expression, {**values, "D": numbers[-1]}, "day")
    return Days(first.start, last.end, "day")


def _clocks(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    if not {"T", "W", "M", "I"} & values.keys():
        return _spoken_day(calendar, expression, values)
    kept = {key: value for key, value in values.items() if key in "TWIYcR"}
    return calendar._main(
        expression, {**kept, **({"M": values["M"], "D": _last(expression, "D")} if "M" in values else {})}
    )


def _year(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    year = int(values["Y"])
    return Days(date(year, 1, 1), date(year + 1, 1, 1), "year")


def _edge(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """The beginning, middle or end of this month, that year, a week."""
    base, edge = calendar._base_end(), values.get("B", "")
    if "Y" in values:
        return _year_part(int(values["Y"]), edge)
    if base is None:
        return UNKNOWN
    shift = int(values.get("R", "0") or "0")
    unit = values.get("U", "month")
    if unit == "year":
        return _year_part(base.year + shift, edge)
    if unit == "month":
        return _edged(_shift_month(base, shift), edge)
    return _unit(calendar, unit, shift)


def _year_part(year: int, edge: str) -> Days:
    if edge == "early":
        return Days(date(year, 1, 1), date(year, 2, 1), "part")
    if edge == "middle":
        return Days(date(year, 5, 1), date(year, 9, 1), "part")
    return Days(date(year, 12, 1) if edge == "late" else date(year, 1, 1), date(year + 1, 1, 1), "part")


def _unit(calendar: Calendar, unit: str, shift: int) -> Days:
    """The week, month or year so many from the report's own."""
    base = calendar._base_end()
    if base is None:
        return UNKNOWN
    if unit == "week":
        start = base - base.weekday() * _DAY + shift * 7 * _DAY
        if calendar.published is not None and calendar.published.grain != "day":
            first = calendar.published.start
            start, end = first - first.weekday() * _DAY + shift * 7 * _DAY, start + 7 * _DAY
            return Days(start, end, "week", True)
        return Days(start, start + 7 * _DAY, "week", True)
    if unit == "weekend":
        saturday = base - (base.weekday() - 5) % 7 * _DAY
        if shift < 0 and base.weekday() >= 5:
            saturday -= 7 * _DAY
        elif shift > 0 or (shift == 0 and base.weekday() < 4 and False):
            saturday += 7 * _DAY
        return Days(saturday, saturday + 2 * _DAY, "day", True)
    if unit == "month":
        return Days(*_month(_shift_month(base, shift)), "month", True)
    if unit == "year":
        return Days(date(base.year + shift, 1, 1), date(base.year + shift + 1, 1, 1), "year", True)
    return UNKNOWN


def _week(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """`last week`, `ce mois`, `العام الماضي`; what is as wide as `recent years` stays unknown."""
    words, unit = expression.words, values.get("U", "")
    counted = any(word.symbol in "NDn" for word in words)
    plural = calendar._tokens[next(word.last for word in words if word.symbol == "U") - 1].folded in _PLURALS
    if counted or plural or ("R" not in values and "c" not in values and unit != "weekend"):
        return UNKNOWN
    base = calendar._base_end()
    if unit == "year" and base is not None and _is(calendar, words, {"past"}):
        return Days(
            base.replace(year=base.year - 1, day=min(base.day, 28))
            if base.day == 29
            else base.replace(year=base.year - 1),
            base + _DAY,
            "year",
            True,
        )
    if unit in {"day", "hour", "minute"}:
        return UNKNOWN
    return _unit(calendar, unit, int(values.get("R", "0")))


_PLURALS = frozenset(
    [
        "years",
        "days",
        "weeks",
        "months",
        "hours",
        "ans",
        "annees",
        "jours",
        "semaines",
        "heures",
        "decennies",
        "السنوات",
        "الاعوام",
        "الايام",
        "الاسابيع",
        "الاشهر",
        "الشهور",
        "الساعات",
    ]
)


def _is(calendar: Calendar, words: Sequence[Word], spellings: set[str]) -> bool:
    return any(calendar._tokens[word.first].folded in spellings for word in words if word.last > word.first)


def _neighbour(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """The day before, after or of the day that was last spoken of."""
    base, shift = calendar.focus, int(values["V"])
    if base is None or base.start is None or base.end is None:
        return calendar.from_publication(min(shift, 0)) if calendar.published is not None else UNKNOWN
    if (base.end - base.start).days > 2:
        return base
    if shift == 0 or _of_something(calendar, expression):
        return base._replace(relative=True)
    start = (base.start if shift < 0 else base.end - _DAY) + shift * _DAY
    return _one(start, relative=True)


def _of_something(calendar: Calendar, expression: Expression) -> bool:
    """`au lendemain de l'attaque` says of the day spoken of that it follows another."""
    first, last = expression.words[0].first, expression.words[-1].last
    tokens = calendar._tokens
    return (
        first > 0
        and last < len(tokens)
        and tokens[first - 1].folded == "au"
        and tokens[last].folded in {"de", "d'", "du", "des"}
    )


def _ago(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    if (values.get("U") == "week" and "n" not in values) or values.get("K") == "week":
        count = 2 if "K" in values else int(values.get("N") or values.get("D") or "1")
        return _unit(calendar, "week", -count)
    return _moved(calendar, values, -1, calendar.whole_publication())


def _later(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    base = calendar.focus or calendar.whole_publication()
    sign, last = int(values.get("L", "1")), expression.words[-1]
    tokens = calendar._tokens
    following = tokens[last.last].kind if last.last < len(tokens) else "mark"
    if following == "word" and tokens[last.first].folded in {"apres", "after", "before", "avant"}:
        return base._replace(relative=True)  # six days after something: the day spoken of itself
    return _moved(calendar, values, sign, base)


def _moved(calendar: Calendar, values: dict[str, str], sign: int, base: Days) -> Days:
    """So many units before or after; as wide as the unit."""
    if base.start is None or base.end is None:
        return UNKNOWN
    unit = values.get("K") or values.get("U") or ("hour" if "O" in values else "")
    if "n" in values and values["n"] != "1":
        return base if unit in {"hour", "minute"} else UNKNOWN
    count = 2 if "K" in values else int(values.get("N") or values.get("D") or values.get("n") or "1")
    if unit in {"hour", "minute"}:
        return base._replace(relative=True)
    if unit == "day":
        return Days(base.start + sign * count * _DAY, base.end + sign * count * _DAY, base.grain, True)
    if unit == "week":
        return Days(base.start + sign * count * 7 * _DAY, base.end + sign * count * 7 * _DAY, "week", True)
    if unit == "month":
        return Days(*_month(_shift_month(base.start, sign * count)), "month", True)
    if unit == "year" and 1 < base.start.year + sign * count < 9990:
        year = base.start.year + sign * count
        return Days(date(year, 1, 1), date(year + 1, 1, 1), "year", True)
    return UNKNOWN


def _spoken_day(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """A time of day alone: the day last spoken of, else the report's."""
    base = calendar.focus or calendar.whole_publication()
    return base._replace(grain="part", relative=True)


def _night(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """`overnight`, `cette nuit`: the night into the report's day; `this morning`: that day."""
    if "c" in values and "P" in values:
        return calendar.from_publication(0, "part")
    if "i" in values:
        return calendar.from_publication(0, "night")
    if calendar.published is None and calendar.anchor is None:
        return calendar.focus or UNKNOWN
    if not {"R", "c", "j"} & values.keys() and calendar.focus is not None and calendar.focus.start is not None:
        return _one(calendar.focus.start, "night", relative=True)
    return calendar.from_publication(-1, "night")


def _monthday(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """`the ninth of this month`."""
    base = calendar._base_end()
    if base is None or values.get("U") != "month":
        return UNKNOWN
    month = _shift_month(base, min(0, int(values["R"])))
    day = _safe(month.year, month.month, int(values.get("d") or values["D"]))
    return _one(day) if day is not None else UNKNOWN


_HANDLERS = {
    "monthday": _monthday,
    "nights": _pair,
    "range": _range,
    "list": _listed,
    "clocks": _clocks,
    "year": _year,
    "edge": _edge,
    "week": _week,
    "neighbour": _neighbour,
    "ago": _ago,
    "later": _later,
    "clock": _spoken_day,
    "part": _spoken_day,
    "night": _night,
}

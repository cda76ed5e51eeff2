"""From the words of a date expression to the days it can mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rawi.understand.times.calendar import Calendar, values_of
from rawi.understand.times.days import (
    DAY,
    UNKNOWN,
    Days,
    day_of,
    month_of,
    one_day,
    part_of_year,
    shift_month,
    third_of,
)
from rawi.understand.times.grammar import Expression
from rawi.understand.times.lexer import Word


def reckon(calendar: Calendar, expression: Expression) -> Days:
    """The days that the expression can mean."""
    values = values_of(expression.words)
    handler = _HANDLERS.get(expression.shape)
    days = handler(calendar, expression, values) if handler is not None else calendar.main(expression, values)
    calendar.see(days)
    return days


def _pair(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """A night from one day to the next: both days."""
    weekdays = [int(word.value) for word in expression.words if word.symbol == "W"]
    if len(weekdays) == 2:
        second = calendar.weekday(expression, {**values, "W": str(weekdays[1])}, "day")
        if second.start is None or second.end is None or (second.end - second.start).days != 1:
            return second
        return Days(second.start - DAY, second.end, "night", True)
    numbers = [int(word.value) for word in expression.words if word.symbol in "Dd"]
    last = calendar.month_or_day(expression, {**values, "M": _last(expression, "M"), "D": str(numbers[-1])}, "day")
    return Days(last.start - DAY, last.end, "night") if last.start is not None else UNKNOWN


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
    values = values_of(words)
    if "Y" in values and "M" not in values:
        return Days(date(int(values["Y"]), 1, 1), date(int(values["Y"]) + 1, 1, 1), "year")
    if "M" not in values and "M" in inherited:
        values["M"] = inherited["M"]
    if "Y" not in values and "Y" in inherited:
        values["Y"] = inherited["Y"]
    if "M" not in values:
        return UNKNOWN
    return calendar.month_or_day(expression, values, "day")


def _listed(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    numbers = [word.value for word in expression.words if word.symbol == "D"]
    first = calendar.month_or_day(expression, {**values, "D": numbers[0]}, "day")
    last = calendar.month_or_day(expression, {**values, "D": numbers[-1]}, "day")
    return Days(first.start, last.end, "day")


def _clocks(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    if not {"T", "W", "M", "I"} & values.keys():
        return _spoken_day(calendar, expression, values)
    kept = {key: value for key, value in values.items() if key in "TWIYcR"}
    return calendar.main(
        expression, {**kept, **({"M": values["M"], "D": _last(expression, "D")} if "M" in values else {})}
    )


def _year(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    year = int(values["Y"])
    return Days(date(year, 1, 1), date(year + 1, 1, 1), "year")


def _edge(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """The beginning, middle or end of this month, that year, a week."""
    base, edge = calendar.base_end(), values.get("B", "")
    if "Y" in values:
        return part_of_year(int(values["Y"]), edge)
    if base is None:
        return UNKNOWN
    shift = int(values.get("R", "0") or "0")
    if "S" in values:
        return third_of(calendar.season(expression, values).start or base, None)
    unit = values.get("U", "month")
    if unit == "year":
        return part_of_year(base.year + shift, edge)
    if unit == "month":
        return third_of(shift_month(base, shift), edge)
    return _unit(calendar, unit, shift)


def _unit(calendar: Calendar, unit: str, shift: int) -> Days:
    """The week, month or year so many from the report's own."""
    base = calendar.base_end()
    if base is None:
        return UNKNOWN
    if unit == "week":
        start = base - base.weekday() * DAY + shift * 7 * DAY
        if calendar.published is not None and calendar.published.grain != "day":
            first = calendar.published.start
            start, end = first - first.weekday() * DAY + shift * 7 * DAY, start + 7 * DAY
            return Days(start, end, "week", True)
        return Days(start, start + 7 * DAY, "week", True)
    if unit == "weekend":
        saturday = base - (base.weekday() - 5) % 7 * DAY
        if shift < 0 and base.weekday() >= 5:
            saturday -= 7 * DAY
        elif shift > 0 or (shift == 0 and base.weekday() < 4 and False):
            saturday += 7 * DAY
        return Days(saturday, saturday + 2 * DAY, "day", True)
    if unit == "month":
        return Days(*month_of(shift_month(base, shift)), "month", True)
    if unit == "year":
        return Days(date(base.year + shift, 1, 1), date(base.year + shift + 1, 1, 1), "year", True)
    return UNKNOWN


def _week(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """`last week`, `ce mois`, `العام الماضي`; what is as wide as `recent years` stays unknown."""
    words, unit = expression.words, values.get("U", "")
    counted = any(word.symbol in "NDn" for word in words)
    plural = calendar.tokens[next(word.last for word in words if word.symbol == "U") - 1].folded in _PLURALS
    if counted or plural or ("R" not in values and "c" not in values and unit != "weekend"):
        return UNKNOWN
    base = calendar.base_end()
    if unit == "year" and base is not None and _is(calendar, words, {"past"}):
        return Days(
            base.replace(year=base.year - 1, day=min(base.day, 28))
            if base.day == 29
            else base.replace(year=base.year - 1),
            base + DAY,
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
    return any(calendar.tokens[word.first].folded in spellings for word in words if word.last > word.first)


def _neighbour(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """The day before, after or of the day that was last spoken of."""
    base, shift = calendar.focus, int(values["V"])
    if base is None or base.start is None or base.end is None:
        return calendar.from_publication(min(shift, 0)) if calendar.published is not None else UNKNOWN
    if (base.end - base.start).days > 2:
        return base
    if shift == 0 or _of_something(calendar, expression):
        return base._replace(relative=True)
    start = (base.start if shift < 0 else base.end - DAY) + shift * DAY
    return one_day(start, relative=True)


def _of_something(calendar: Calendar, expression: Expression) -> bool:
    """`au lendemain de l'attaque` says of the day spoken of that it follows another."""
    first, last = expression.words[0].first, expression.words[-1].last
    tokens = calendar.tokens
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
    tokens = calendar.tokens
    following = tokens[last.last].kind if last.last < len(tokens) else "mark"
    if following == "word" and tokens[last.first].folded in {"apres", "after", "before", "avant"}:
        return base._replace(relative=True)  # six days after something: the day spoken of itself
    return _moved(calendar, values, sign, base)


def _moved(calendar: Calendar, values: dict[str, str], sign: int, base: Days) -> Days:
    """So many units before or after; as wide as the unit."""
    if base.start is None or base.end is None:
        return UNKNOWN
    unit = values.get("K") or values.get("U") or ("day" if "y" in values else "") or ("hour" if "O" in values else "")
    if "n" in values and values["n"] != "1":
        return base if unit in {"hour", "minute"} else UNKNOWN
    count = 2 if "K" in values else int(values.get("N") or values.get("D") or values.get("n") or "1")
    if unit in {"hour", "minute"}:
        return base._replace(relative=True)
    if unit == "day":
        return Days(base.start + sign * count * DAY, base.end + sign * count * DAY, base.grain, True)
    if unit == "week":
        return Days(base.start + sign * count * 7 * DAY, base.end + sign * count * 7 * DAY, "week", True)
    if unit == "month":
        return Days(*month_of(shift_month(base.start, sign * count)), "month", True)
    if unit == "year" and 1 < base.start.year + sign * count < 9990:
        year = base.start.year + sign * count
        return Days(date(year, 1, 1), date(year + 1, 1, 1), "year", True)
    return UNKNOWN


def _spoken_day(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """A time of day alone: the day last spoken of, else the report's."""
    if values.get("P") == "friday":
        return calendar.weekday(expression, {**values, "W": "4"}, "part")
    base = calendar.focus or calendar.whole_publication()
    if base.start is not None and base.end is not None and (base.end - base.start).days == 2 and base.grain == "night":
        late = _is_evening(calendar, expression, values)
        if late is not None:  # a night's evening is its first day, its small hours the second
            return one_day(base.start if late else base.start + DAY, "part", relative=True)
    return base._replace(grain="part", relative=True)


def _is_evening(calendar: Calendar, expression: Expression, values: dict[str, str]) -> bool | None:
    """The time is before midnight of a night, after it, or it cannot be told."""
    part = values.get("P", "")
    words = {calendar.tokens[at].folded for word in expression.words for at in range(word.first, word.last)}
    if part in {"evening", "afternoon"} or words & {"p.m.", "pm"}:
        return True
    if part in {"dawn", "morning"} or words & {"a.m.", "am"}:
        return False
    hour = values.get("Q", values.get("D", "")).replace("h", ":").replace(".", ":").split(":")[0]
    if not hour.isdecimal():
        return None
    return int(hour) >= 17 if int(hour) >= 17 or int(hour) <= 8 else None


def _night(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """`overnight`, `cette nuit`: the night into the report's day; `this morning`: that day."""
    if "c" in values and "P" in values:
        return calendar.from_publication(0, "part")
    if "i" in values:
        return calendar.from_publication(0, "night")
    if calendar.published is None and calendar.anchor is None:
        return calendar.focus or UNKNOWN
    if not {"R", "c", "j"} & values.keys() and calendar.focus is not None and calendar.focus.start is not None:
        return one_day(calendar.focus.start, "night", relative=True)
    return calendar.from_publication(-1, "night")


def _monthday(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """`the ninth of this month`."""
    base = calendar.base_end()
    if base is None or values.get("U") != "month":
        return UNKNOWN
    month = shift_month(base, min(0, int(values["R"])))
    day = day_of(month.year, month.month, int(values.get("d") or values["D"]))
    return one_day(day) if day is not None else UNKNOWN


def _both(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """A day in both calendars: the Gregorian one decides."""
    words = expression.words
    at = next(index for index, word in enumerate(words) if word.symbol == "M")
    day = next(word.value for word in reversed(words[:at]) if word.symbol in "Dd")
    return calendar.month_or_day(expression, {**values, "D": day}, "day")


def _decade(calendar: Calendar, expression: Expression, values: dict[str, str]) -> Days:
    """Ten years; `les années 60` are those of the last century."""
    year = int(expression.words[-1].value)
    year += 1900 if year < 100 else 0
    return Days(date(year, 1, 1), date(year + 10, 1, 1), "decade")


_HANDLERS = {
    "decade": _decade,
    "both": _both,
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

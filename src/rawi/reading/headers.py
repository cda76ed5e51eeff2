"""Words of a text that are metadata, read and left where they are: date lines, datelines, headlines."""

from __future__ import annotations

import re
from datetime import date

from rawi.model import Dating, Header, Span

_DATE_LINE = re.compile(
    r"^\s*(?:date|publié le|published(?: on)?|mis en ligne le|posted on|تاريخ(?: النشر)?|نشر في)\s*:?\s*"
    r"(?P<value>(?P<year>(?:19|20)\d\d)(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?)(?![\d])",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:de |du |la |el-|al-|of |-)?[A-ZÀ-Þ0-9][\w’'.-]*){0,3}"
_LATIN_DATELINE = re.compile(
    rf"^[ \t]*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’' .-]{{2,30}}|{_NAME})"
    rf"(?:, (?P<date>[^()\n–—]{{2,30}}?))?(?: ?[(\[](?P<agency>[^()\n]{{2,40}})[)\]])? ?(?:--|[–—]| - |-(?= ))\s*",
    re.MULTILINE,
)
_BRACKETED = re.compile(rf"^[ \t]*\((?P<place>{_NAME}), (?P<date>[^()\n]{{4,30}})\)\.?", re.MULTILINE)
_ARABIC_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[\u0621-\u064a]{2,15}(?: [\u0621-\u064a]{2,15}){0,2})"
    r"(?: ?[،,/] ?(?P<date>[^–—\n:(]{2,30}?))?(?: ?\((?P<agency>[^()\n]{2,30})\))? ?[–—/-](?: ?(?P<tail>[^\n:–—.]{2,30}?) ?[:–—])? ?",
    re.MULTILINE,
)
_TITLE_END = re.compile(r"[.!?؟:;»”\"]\s*$")


def find_headers(text: str) -> tuple[Header, ...]:
    """Date lines anywhere in the first lines, a dateline at the head of a line, a first line that is a headline."""
    head = text[:1500]
    found = [
        Header(span=Span(*_trim(text, match.span())), kind="date", value=match.group("value"))
        for match in _DATE_LINE.finditer(head)
    ]
    headline = _headline(text)
    if headline is not None:
        found.append(headline)
    dateline = _dateline(text, head)
    if dateline is not None:
        found.append(dateline)
    return tuple(sorted(found, key=lambda header: header.span))


def _trim(text: str, ends: tuple[int, int]) -> tuple[int, int]:
    start, end = ends
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _headline(text: str) -> Header | None:
    first, newline, rest = text.partition("\n")
    words = len(first.split())
    if not newline or not rest.strip() or not 2 <= words <= 25 or _TITLE_END.search(first):
        return None
    start, end = _trim(text, (0, len(first)))
    return Header(span=Span(start, end), kind="headline", value=first.strip())


def _dateline(text: str, head: str) -> Header | None:
    for pattern in (_LATIN_DATELINE, _BRACKETED, _ARABIC_DATELINE):
        for match in pattern.finditer(head):
            line = head.count("\n", 0, match.start())
            if line <= 3 and _is_dateline(match, pattern is _ARABIC_DATELINE):
                return Header(
                    span=Span(*_trim(text, match.span())), kind="dateline", value=match.group().strip(" –—-:/")
                )
    return None


def _is_dateline(match: re.Match[str], arabic: bool) -> bool:
    """A town in capitals, a date or an agency tells a dateline from a sentence that holds a dash."""
    groups = match.groupdict()
    if arabic:
        return bool(
            groups.get("agency") or groups.get("date") or groups.get("tail") or len(groups["place"].split()) == 1
        )
    return bool(groups.get("agency") or groups.get("date") or groups["place"].isupper())


def date_of_headers(headers: tuple[Header, ...]) -> Dating | None:
    """When a date line says the report was published; a partial date stays partial."""
    for header in headers:
        if header.kind == "date":
            return partial_date(header.value, method="header")
    return None


def partial_date(value: str, *, method: str) -> Dating | None:
    """The interval that `2021`, `2021-09`, `2021-09-14` or a longer ISO form means; None for what is no such date."""
    match = re.match(r"\s*((?:1[5-9]|20|21)\d\d)(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)", value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None:
            return None
        if month is None:
            return Dating(start=date(year, 1, 1), end=date(year + 1, 1, 1), grain="year", method=method)
        if day is None:
            return Dating(
                start=date(year, month, 1),
                end=date(year + month // 12, month % 12 + 1, 1),
                grain="month",
                method=method,
            )
        start = date(year, month, day)
        return Dating(start=start, end=date.fromordinal(start.toordinal() + 1), method=method)
    except ValueError:
        return None

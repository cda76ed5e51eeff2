"""When reports appeared, and how a number moved: days from left to right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec
from markupsafe import Markup

from rawi.show.drawings.svg import ACCENT, INK, LINE, QUIET, WARN, picture, titled, words

Place = Callable[[date], float]
"""Where a day lies from left to right."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A report on the day, or in the interval of days, on which it appeared."""

    start: date
    end: date
    """Half-open."""
    label: str
    kind: str = "original"
    """original, copy or denial."""
    link: str | None = None


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """A number that somebody gave on a day: from low to high, None is open."""

    day: date
    low: int | None
    high: int | None
    label: str


_FILL = {"original": ACCENT, "copy": "#ffffff", "denial": WARN}
_LEFT, _RIGHT = 16.0, 16.0


def draw_timeline(
    moments: Sequence[Moment], reaches: Sequence[Reach] = (), *, width: float = 640, title: str = "Timeline"
) -> Markup:
    """Reports stacked on their days, and above them the numbers as bars from low to high."""
    days = (
        [moment.start for moment in moments]
        + [moment.end - timedelta(days=1) for moment in moments]
        + [reach.day for reach in reaches]
    )
    if not days:
        return picture(width, 40, title, [words(_LEFT, 24, "No report has a date.", fill=QUIET)])
    first, last = min(days), max(days)
    span = max(1, (last - first).days + 1)

    def place(day: date) -> float:
        return _LEFT + ((day - first).days + 0.5) / span * (width - _LEFT - _RIGHT)

    top = _numbers_height(reaches)
    parts = _numbers(reaches, place, top)
    rows, stacked = _stack(moments, place)
    axis = top + 18 + rows * 13
    parts += _axis(first, span, place, axis, width)
    for moment, x, row in stacked:
        parts.append(_moment(moment, x, axis - 12 - row * 13, place))
    return picture(width, axis + 40, title, parts)


def _stack(moments: Sequence[Moment], place: Place) -> tuple[int, list[tuple[Moment, float, int]]]:
    """Each report above those of the same place on the axis."""
    heights: dict[int, int] = {}
    stacked = []
    for moment in sorted(moments, key=lambda moment: (moment.start, moment.end, moment.kind, moment.label)):
        middle = (
            moment.start + (moment.end - moment.start) / 2 if (moment.end - moment.start).days > 1 else moment.start
        )
        x = place(middle)
        slot = round(x / 12)
        row = heights.get(slot, 0)
        heights[slot] = row + 1
        stacked.append((moment, x, row))
    return max(heights.values(), default=0), stacked


def _moment(moment: Moment, x: float, y: float, place: Place) -> str:
    fill = _FILL.get(moment.kind, ACCENT)
    wide = (moment.end - moment.start).days > 1
    reach = ""
    if wide:
        left, right = place(moment.start), place(moment.end - timedelta(days=1))
        reach = f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{ACCENT}" stroke-opacity="0.35" stroke-dasharray="2 3"/>'
    days = f"{moment.start} to {moment.end - timedelta(days=1)}" if wide else str(moment.start)
    body = f'{reach}<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="{ACCENT if moment.kind != "denial" else WARN}" stroke-width="1.5"/>'
    return titled(body, f"{moment.label}: {days} ({moment.kind})", link=moment.link)


def _axis(first: date, span: int, place: Place, y: float, width: float) -> list[str]:
    parts = [f'<line x1="{_LEFT}" x2="{width - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="{LINE}"/>']
    step = max(1, round(span / 8))
    for offset in range(0, span, step):
        day = first + timedelta(days=offset)
        x = place(day)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{y + 4:.1f}" stroke="{LINE}"/>')
        parts.append(
            words(
                x,
                y + 17,
                f"{day:%d %b}" if offset else f"{day:%d %b %Y}",
                anchor="middle" if offset else "start",
                fill=QUIET,
                size=10,
            )
        )
    return parts


def _numbers_height(reaches: Sequence[Reach]) -> float:
    return 90.0 if reaches else 0.0


def _numbers(reaches: Sequence[Reach], place: Place, height: float) -> list[str]:
    if not reaches:
        return []
    highest = max(max(reach.high or 0, reach.low or 0) for reach in reaches) or 1

    def level(number: float) -> float:
        return height - 8 - number / (highest * 1.15) * (height - 24)

    parts = [words(_LEFT, 11, f"0 to {highest}", fill=QUIET, size=10)]
    for index, reach in enumerate(reaches):
        x = place(reach.day) + (index % 5 - 2) * 5
        low = reach.low if reach.low is not None else 0
        high = reach.high if reach.high is not None else highest * 1.15
        dash = ' stroke-dasharray="2 2"' if reach.high is None or reach.low is None else ""
        body = f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{level(low):.1f}" y2="{level(high):.1f}" stroke="{INK}" stroke-width="3"{dash}/>'
        body += f'<circle cx="{x:.1f}" cy="{level(low):.1f}" r="3" fill="{INK}"/>'
        upper = "and more" if reach.high is None else f"to {reach.high}" if reach.high != reach.low else ""
        parts.append(titled(body, f"{reach.label}: {low} {upper}, {reach.day}"))
    return parts

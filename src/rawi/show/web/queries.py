"""What a person or a program asks a list for, read from the address of the request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from rawi.show.web.problems import Problem
from rawi.store.records import Box, Circle, IncidentQuery, ReportQuery

REPORT_FIELDS = (
    "words",
    "actor",
    "kind",
    "outlet",
    "language",
    "origin",
    "country",
    "near",
    "start",
    "end",
)
INCIDENT_FIELDS = ("words", "kind", "grade", "origin", "box", "near", "start", "end")
_LONGEST = 500


class Given(dict[str, str]):
    """What was given, by field; nothing was given for the others."""

    def __missing__(self, name: str) -> str:
        return ""


def given(params: Mapping[str, str], fields: tuple[str, ...]) -> Given:
    """The fields that say something; raises Problem for one too long to mean anything."""
    found = Given()
    for name in fields:
        value = params.get(name, "").replace("\x00", "").strip()
        if len(value) > _LONGEST:
            raise Problem(400, "Bad request", f"{name}: longer than {_LONGEST} characters; shorten it.")
        if value:
            found[name] = value
    return found


def read_day(name: str, value: str | None) -> date | None:
    """An ISO day; None for nothing."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Problem(400, "Bad request", f"{name}: {value[:40]!r} is no day; write it as 2024-05-31.") from None


def read_circle(value: str | None) -> Circle | None:
    """`latitude,longitude,km`; None for nothing."""
    if not value:
        return None
    latitude, longitude, kilometres = _numbers("near", value, "latitude, longitude and km, as 34.45,40.92,30", 3)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 < kilometres <= 20_100):
        raise Problem(400, "Bad request", f"near: {value[:60]!r} is no place on Earth with a distance in km.")
    return Circle(latitude=latitude, longitude=longitude, kilometres=kilometres)


def read_box(value: str | None) -> Box | None:
    """`south,west,north,east` in degrees; None for nothing."""
    if not value:
        return None
    south, west, north, east = _numbers("box", value, "south, west, north, east, as 33,38,36,43", 4)
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise Problem(400, "Bad request", f"box: {value[:60]!r} is no box of degrees.")
    return Box(south=south, west=west, north=north, east=east)


def _numbers(name: str, value: str, form: str, count: int) -> list[float]:
    parts = re.split(r"[,;\s]+", value.strip())
    plain = re.compile(r"[+-]?\d{1,6}(\.\d{1,12})?")
    if len(parts) != count or not all(plain.fullmatch(part) for part in parts):
        raise Problem(400, "Bad request", f"{name}: {value[:60]!r}: give {form}.")
    return [float(part) for part in parts]


def _end(value: str | None) -> date | None:
    """People mean the last day to be in; the store's end is the day after."""
    day = read_day("end", value)
    return day + timedelta(days=1) if day is not None and day < date.max else day


def report_query(values: Mapping[str, str]) -> ReportQuery:
    """The reports that the fields ask for; both days meant."""
    return ReportQuery(
        words=values.get("words", ""),
        actor=values.get("actor"),
        kind=values.get("kind"),
        outlet=values.get("outlet"),
        language=values.get("language"),
        origin=values.get("origin"),
        country=values.get("country"),
        near=read_circle(values.get("near")),
        start=read_day("start", values.get("start")),
        end=_end(values.get("end")),
    )


def incident_query(values: Mapping[str, str]) -> IncidentQuery:
    """The incidents that the fields ask for; both days meant."""
    return IncidentQuery(
        words=values.get("words", ""),
        kind=values.get("kind"),
        grade=values.get("grade"),
        origin=values.get("origin"),
        box=read_box(values.get("box")),
        near=read_circle(values.get("near")),
        start=read_day("start", values.get("start")),
        end=_end(values.get("end")),
    )

"""The store that a command works on: `rawi --store URL`, or the default one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click
import msgspec

from rawi.errors import InputError
from rawi.reading.headers import partial_date
from rawi.settings import read_settings

if TYPE_CHECKING:
    from rawi.store.protocol import Store
    from rawi.store.records import Circle, Page

Item = TypeVar("Item")


def store_address() -> str:
    """What `--store` says, else the settings' `store`, else empty: the default store."""
    given = click.get_current_context().find_root().params.get("store")
    return str(given) if given else read_settings().store


@contextmanager
def opened_store(*, create: bool = False) -> Iterator[Store]:
    """The store; raises StoreError where it cannot be used, or is not there and may not be made."""
    from rawi.run.grading import regrade
    from rawi.store.opening import open_store  # SQLAlchemy takes 0.3 s to load: only commands that need it pay

    with open_store(store_address(), create=create, regrade=regrade) as store:
        yield store


def print_lines(records: Iterator[msgspec.Struct]) -> None:
    """Each record as a line of JSON."""
    for record in records:
        sys.stdout.buffer.write(msgspec.json.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def through_pages(fetch: Callable[[str | None, int], Page[Item]], limit: int) -> Iterator[Item]:
    """Items of page after page, at most `limit` of them; 0 is all."""
    given = 0
    cursor: str | None = None
    while True:
        size = 200 if limit == 0 else min(200, limit - given)
        page = fetch(cursor, size)
        yield from page.items
        given += len(page.items)
        cursor = page.next
        if cursor is None or given == limit:
            return


def read_days(value: str | None, option: str) -> tuple[date, date] | None:
    """The half-open interval of days that a full or partial date means."""
    if value is None:
        return None
    dated = partial_date(value, method="option")
    if dated is None:
        raise InputError(f"{option} {value!r}: not a date; give 2021, 2021-09 or 2021-09-14")
    return dated.start, dated.end


def read_circle(value: str | None) -> Circle | None:
    """`LAT,LON,KM` as a circle."""
    from rawi.store.records import Circle

    if value is None:
        return None
    try:
        latitude, longitude, kilometres = map(float, value.split(","))
    except ValueError as error:
        raise InputError(f"--near {value!r}: give latitude, longitude and kilometres, as 34.45,40.92,25") from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 < kilometres <= 20_100):
        raise InputError(f"--near {value!r}: latitude is -90 to 90, longitude -180 to 180, kilometres 0 to 20100")
    return Circle(latitude=latitude, longitude=longitude, kilometres=kilometres)

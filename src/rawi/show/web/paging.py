"""Links to the next page, and what a list was asked for, as an address."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

PAGE = 50


def with_query(path: str, given: Mapping[str, str], **changed: str | None) -> str:
    """The path with what is given and what is changed; empty and None values are left out."""
    values: dict[str, str | None] = {**given, **changed}
    left = {name: value for name, value in values.items() if value}
    return f"{path}?{urlencode(left)}" if left else path

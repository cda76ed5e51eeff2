"""ACLED's event type and sub-type of a PLOVER kind."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def acled_type(kind: str) -> tuple[str, str] | None:
    """Event type and sub-event type as ACLED names them; None for a kind that the map does not hold."""
    return _table().get(kind) or _table().get(kind.partition("/")[0])


@lru_cache
def _table() -> dict[str, tuple[str, str]]:
    text = files("rawi.knowledge").joinpath("acled.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {kind: (event, sub) for kind, event, sub in rows if kind != "kind"}

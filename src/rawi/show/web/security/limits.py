"""How many requests one caller may make in a while: a bucket that fills steadily, kept in memory."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

import msgspec

_CALLERS = 20_000
"""Callers remembered at once; the longest silent one is forgotten first."""


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """`burst` at once, and then `per_minute`."""

    burst: int
    per_minute: float


PAGES = Rate(burst=240, per_minute=600)
CHANGES = Rate(burst=60, per_minute=120)
LOGINS = Rate(burst=5, per_minute=5)


class Limits:
    """Buckets by caller and rate; thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[tuple[str, Rate], tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, caller: str, rate: Rate) -> float:
        """Takes one request from the caller's bucket: 0 where it may go on, else the seconds to wait."""
        now = self._clock()
        with self._lock:
            left, seen = self._buckets.pop((caller, rate), (float(rate.burst), now))
            left = min(rate.burst, left + (now - seen) * rate.per_minute / 60)
            allowed = left >= 1
            self._buckets[caller, rate] = (left - 1 if allowed else left, now)
            while len(self._buckets) > _CALLERS:
                self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) * 60 / rate.per_minute

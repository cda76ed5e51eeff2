"""Progress of long work: a moving line on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time

from rich.console import Console
from rich.status import Status

_EVERY = 5.0
"""Seconds between plain lines."""


class Progress:
    """Shows on standard error how far a job is; quiet shows nothing."""

    def __init__(self, name: str, *, quiet: bool = False) -> None:
        self._name = name
        self._quiet = quiet
        console = Console(stderr=True)
        self._status = Status(name, console=console) if console.is_terminal and not quiet else None
        self._said = time.monotonic()

    def __enter__(self) -> Progress:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is not None:
            self._status.stop()

    def advance(self, state: str) -> None:
        """Says where the job stands."""
        if self._status is not None:
            self._status.update(f"{self._name}: {state}")
        elif not self._quiet and time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            print(f"{self._name}: {state}", file=sys.stderr, flush=True)

"""The terminal that commands write to."""

from __future__ import annotations

import os
import sys

from rich.console import Console


class Terminal(Console):
    """A console that prints words as they are; a reader that has seen enough (`| head`) is no error."""

    def __init__(self) -> None:
        super().__init__(highlight=False)

    def on_broken_pipe(self) -> None:
        """Ends quietly with exit code 0."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0)

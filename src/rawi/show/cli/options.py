"""Options that several commands share, and what follows from them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

import click
import msgspec

from rawi.errors import InputError
from rawi.settings import Settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])


def reading_options(command: Command) -> Command:
    """--offline, --model, --threads and --workers, for each command that reads reports."""
    for option in (
        click.option("--offline", is_flag=True, default=None, help="Fetch no address, whatever is asked."),
        click.option("--model/--no-model", default=None, help="Read with the shipped model, or by rules alone."),
        click.option("--threads", type=click.IntRange(1, 64), default=None, help="Threads of the model."),
        click.option("--workers", type=click.IntRange(1, 64), default=None, help="Processes that read."),
    ):
        command = option(command)
    return command


def settings_with(**given: object) -> Settings:
    """The user's settings with what was given on the command line over them; None gives way."""
    return msgspec.structs.replace(
        read_settings(), **{name: value for name, value in given.items() if value is not None}
    )


@contextmanager
def output(path: str | None) -> Iterator[IO[bytes] | None]:
    """The file to write, standard output for `-`, nothing for None; raises InputError where it cannot be written."""
    if path is None:
        yield None
    elif path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with ExitStack() as stack:
            try:
                handle = stack.enter_context(Path(path).open("wb"))
            except OSError as error:
                remedy = "give another file, or - for standard output"
                raise InputError(f"{path}: cannot be written: {error.strerror}; {remedy}") from error
            yield handle


def write_output(path: str, content: bytes) -> None:
    """Writes all of it to the file or to standard output."""
    with output(path) as out:
        if out is not None:
            out.write(content)

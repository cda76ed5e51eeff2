"""`rawi demo`: the main job on bundled sample reports."""

from __future__ import annotations

from importlib.resources import as_file, files

import click
from rich.console import Console

from rawi.model import Reading
from rawi.run.jobs import read_reports
from rawi.show.cli.options import reading_options, settings_with
from rawi.show.terminal import print_account, print_table


@click.command()
@reading_options
def demo(**options: object) -> None:
    """Read the bundled sample reports and show what rawi makes of them.

    \b
    Example:
      rawi demo
    """
    settings = settings_with(**options)
    console = Console(highlight=False)
    with as_file(files("rawi") / "samples") as folder:
        readings = [item for item in read_reports([str(folder)], settings) if isinstance(item, Reading)]
    print_account(readings[0], console)
    print_table(readings, console)

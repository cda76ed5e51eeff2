"""`rawi demo`: the main job on bundled sample reports."""

from __future__ import annotations

from importlib.resources import as_file, files

import click

from rawi.connect.pipeline import connect
from rawi.model import Reading
from rawi.run.jobs import read_reports
from rawi.show.cli.options import reading_options, settings_with, write_output
from rawi.show.console import Terminal
from rawi.show.dossier import largest
from rawi.show.dossier_page import dossier_page
from rawi.show.dossier_terminal import print_incident
from rawi.show.terminal import print_account, print_table


@click.command()
@click.option("--html", "html_file", metavar="FILE", help="Also write the dossier of the incident as a page.")
@reading_options
def demo(html_file: str | None, **options: object) -> None:
    """Read the bundled sample reports, show the account of one and the incident that they all tell of.

    \b
    Example:
      rawi demo
    """
    settings = settings_with(**options)
    console = Terminal()
    with as_file(files("rawi") / "samples") as folder:
        readings = [item for item in read_reports([str(folder)], settings) if isinstance(item, Reading)]
    print_account(readings[0], console)
    print_table(readings, console)
    connections = connect(readings)
    found = largest(connections)
    if found is not None:
        by_id = {reading.document.id: reading for reading in readings}
        print_incident(found, connections, by_id, console)
        if html_file:
            write_output(html_file, dossier_page(found, connections, by_id).encode())
            console.print(f"The dossier of this incident is in {html_file}")
        else:
            console.print(
                "[dim]rawi demo --html dossier.html writes the whole dossier of this incident as a page[/dim]"
            )

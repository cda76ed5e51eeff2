"""`rawi export` and `rawi verify`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rawi.connect.pipeline import connect as connect_readings
from rawi.show.cli.connect import gather
from rawi.show.cli.options import reading_options, settings_with, write_output
from rawi.show.cli.read import NOTHING_READ
from rawi.show.exports import FORMATS, Collection, verify

_LIST = "\n".join(f"  {name:<12} {form.about}" for name, form in FORMATS.items())


@click.command(
    help=f"""Connect reports and write them in another tool's form. Drafts for people to judge, never verdicts.

\b
FORM is one of:
{_LIST}

\b
Examples:
  rawi export geojson reports.jsonl -o incidents.geojson
  rawi export bundle folder/ -o evidence.zip && rawi verify evidence.zip
"""
)
@click.argument("form", type=click.Choice(list(FORMATS)), metavar="FORM")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--output", "-o", "output_file", default="-", metavar="FILE", help="Where to write; - is standard output."
)
@reading_options
def export(form: str, paths: tuple[str, ...], output_file: str, **options: object) -> None:
    """See the help text of the command."""
    readings = gather(paths, settings_with(**options), quiet=output_file == "-")
    if not readings:
        click.echo("rawi: no report could be read", err=True)
        sys.exit(NOTHING_READ)
    collection = Collection(
        connections=connect_readings(readings), readings={reading.document.id: reading for reading in readings}
    )
    write_output(output_file, FORMATS[form].make(collection))


@click.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def verify_command(file: Path) -> None:
    """Check a bundle again: all hashes, and that each quote stands where it is said to stand.

    Exit code 5 if anything does not hold.

    \b
    Example:
      rawi verify evidence.zip
    """
    wrong = verify(file.read_bytes())
    for line in wrong:
        click.echo(line)
    click.echo("everything holds" if not wrong else f"{len(wrong)} things do not hold", err=True)
    sys.exit(5 if wrong else 0)

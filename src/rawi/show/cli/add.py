"""`rawi add`: reports into a store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import click
import msgspec

from rawi.errors import Refusal
from rawi.model import Reading
from rawi.show.account_lines import read_lines
from rawi.show.cli.connect import holds_accounts
from rawi.show.cli.opened_store import opened_store
from rawi.show.cli.options import reading_options, settings_with
from rawi.show.cli.read import NOTHING_READ, SOME_REFUSED
from rawi.show.progress import Progress


class AddTally(msgspec.Struct):
    """What became of the reports so far: the line that `--json` prints at the end."""

    added: int = 0
    skipped: int = 0
    refused: int = 0
    incidents: int | None = None
    links: int | None = None

    def __str__(self) -> str:
        told = f"{self.added} added, {self.skipped} there already, {self.refused} refused"
        return told if self.incidents is None else f"{told}; {self.incidents} incidents, {self.links} links"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--connect/--no-connect", default=True, help="Connect all reports of the store afterwards. [default: yes]"
)
@click.option("--again", is_flag=True, help="Read reports again that this version of rawi has read before.")
@click.option("--strict", is_flag=True, help=f"Exit with {SOME_REFUSED} if any document was refused.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as one line of JSON.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no summary.")
@reading_options
def add(
    paths: tuple[str, ...], connect: bool, again: bool, strict: bool, as_json: bool, quiet: bool, **options: object
) -> None:
    """Read reports and keep them in the store, then connect all that it holds.

    PATH is all that `rawi read` takes, or accounts that `rawi read --jsonl` wrote. Each report is saved as soon as it is read: run the same command again after it
    was stopped, and it goes on where it was. Their bytes are kept too, by SHA-256.

    \b
    Examples:
      rawi add reports.jsonl
      rawi --store case.db add folder/ https://example.org/report
      rawi --store postgresql://desk@db/cases add feed.xml --no-connect
    """
    from rawi.run.adding import add_readings, add_reports, connect_store

    tally = AddTally()
    with opened_store(create=True) as store:
        accounts = [path for path in paths if holds_accounts(path)]
        reports = [path for path in paths if path not in accounts]
        outcomes = chain(
            add_readings(_readings(accounts), store),
            add_reports(reports, settings_with(**options), store, again=again) if reports else (),
        )
        with Progress("adding", quiet=quiet) as progress:
            _count(outcomes, tally, progress, quiet=quiet)
            if connect and tally.added:
                progress.advance("connecting")
                found = connect_store(store)
                tally.incidents, tally.links = len(found.incidents), len(found.links)
    if as_json:
        click.echo(msgspec.json.encode(tally).decode())
    elif not quiet:
        click.echo(str(tally), err=True)
    if not tally.added and not tally.skipped:
        sys.exit(NOTHING_READ)
    if strict and tally.refused:
        sys.exit(SOME_REFUSED)


def _readings(files: Iterable[str]) -> Iterator[Reading]:
    for file in files:
        with Path(file).open("rb") as lines:
            yield from read_lines(lines, origin=file)


def _count(outcomes: Iterable[object], tally: AddTally, progress: Progress, *, quiet: bool) -> None:
    from rawi.run.adding import Added

    for outcome in outcomes:
        if isinstance(outcome, Added):
            tally.added += outcome.fresh
            tally.skipped += not outcome.fresh
        elif isinstance(outcome, Refusal):
            tally.refused += 1
            if not quiet and tally.refused <= 20:
                click.echo(f"refused: {outcome}", err=True)
        progress.advance(str(tally))

"""`rawi read`: reports in, accounts out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from rawi.errors import Refusal
from rawi.model import Reading
from rawi.run.jobs import Tally, read_reports
from rawi.settings import Settings
from rawi.show.account_lines import AccountsFile, encode_line, refusal_line, to_line
from rawi.show.account_page import account_page
from rawi.show.cli.options import output, reading_options, settings_with, write_output
from rawi.show.console import Terminal
from rawi.show.progress import Progress
from rawi.show.terminal import print_account

NOTHING_READ = 3
SOME_REFUSED = 4


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--json", "json_file", metavar="FILE", help="All accounts and refusals as one JSON object; - is standard output."
)
@click.option(
    "--jsonl",
    "jsonl_file",
    metavar="FILE",
    help="One account a line, written as soon as it is read; - is standard output.",
)
@click.option(
    "--html", "html_file", metavar="FILE", help="One self-contained page with the findings highlighted in the text."
)
@click.option("--refusals", "refusals_file", metavar="FILE", help="One refused document a line, with its reason.")
@click.option("--strict", is_flag=True, help=f"Exit with {SOME_REFUSED} if any document was refused.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no summary.")
@reading_options
def read(
    paths: tuple[str, ...],
    json_file: str | None,
    jsonl_file: str | None,
    html_file: str | None,
    refusals_file: str | None,
    strict: bool,
    quiet: bool,
    **options: object,
) -> None:
    """Read reports and print what they say, who says so, and in which words.

    PATH is a file (text, HTML, PDF, JSON Lines, CSV, mail, feed, WARC, ZIP), a folder, an http(s) address, or - for
    standard input. What a file is, is told by its content.

    \b
    Examples:
      rawi read report.html
      rawi read reports.jsonl --jsonl accounts.jsonl
      cat page.html | rawi read - --json - | jq '.accounts[0].claims'
      rawi read folder/ --html folder.html
    """
    settings = settings_with(**options)
    tally = Tally()
    shown = not (json_file or jsonl_file or html_file)
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    console = Terminal()
    with output(jsonl_file) as lines:
        for outcome in _watched(paths, settings, tally, quiet=quiet or shown):
            if isinstance(outcome, Refusal):
                refusals.append(outcome)
                continue
            if lines is not None:
                lines.write(encode_line(outcome))
            if shown:
                print_account(outcome, console)
            if json_file or html_file:
                readings.append(outcome)
    if json_file:
        whole = AccountsFile(accounts=tuple(map(to_line, readings)), refusals=tuple(map(refusal_line, refusals)))
        write_output(json_file, msgspec.json.encode(whole) + b"\n")
    if html_file:
        write_output(html_file, account_page(readings).encode())
    _finish(tally, refusals, refusals_file, strict=strict, quiet=quiet)


def _watched(paths: tuple[str, ...], settings: Settings, tally: Tally, *, quiet: bool) -> Iterator[Reading | Refusal]:
    with Progress("reading", quiet=quiet) as progress:
        for outcome in read_reports(paths, settings):
            tally.count(outcome)
            progress.advance(f"{tally.read} read, {tally.refused.total()} refused")
            yield outcome


def _finish(tally: Tally, refusals: list[Refusal], refusals_file: str | None, *, strict: bool, quiet: bool) -> None:
    if refusals_file:
        Path(refusals_file).write_bytes(b"".join(msgspec.json.encode(refusal_line(one)) + b"\n" for one in refusals))
    if refusals and not quiet:
        for refusal in refusals[:20]:
            click.echo(f"refused: {refusal}", err=True)
        if len(refusals) > 20:
            click.echo(f"… and {len(refusals) - 20} more; --refusals FILE lists them all", err=True)
        counts = ", ".join(f"{count} {reason}" for reason, count in tally.refused.most_common())
        click.echo(f"{tally.read} read, {tally.refused.total()} refused ({counts})", err=True)
    if not tally.read:
        sys.exit(NOTHING_READ)
    if strict and refusals:
        sys.exit(SOME_REFUSED)

"""`rawi connect`: which reports tell of one incident, and who stands behind each version."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from rawi.connect.grades import read_grade_rules
from rawi.connect.pipeline import connect as connect_readings
from rawi.errors import InputError, Refusal
from rawi.model import Connections, Incident, Reading
from rawi.run.jobs import Tally, read_reports
from rawi.settings import Settings
from rawi.show.account_lines import SCHEMA, read_lines
from rawi.show.cli.options import reading_options, settings_with, write_output
from rawi.show.cli.read import NOTHING_READ
from rawi.show.console import Terminal
from rawi.show.dossier import largest
from rawi.show.dossier_json import write_dossier
from rawi.show.dossier_page import dossier_page
from rawi.show.dossier_terminal import print_incidents
from rawi.show.progress import Progress


def gather(paths: tuple[str, ...], settings: Settings, *, quiet: bool = False) -> list[Reading]:
    """Readings of reports, or those that account lines hold; refusals are told on standard error."""
    found: list[Reading] = []
    tally = Tally()
    reports = []
    for path in paths:
        if holds_accounts(path):
            with Path(path).open("rb") as handle:
                found += read_lines(handle, origin=path)
        else:
            reports.append(path)
    with Progress("reading", quiet=quiet) as progress:
        for outcome in read_reports(reports, settings):
            tally.count(outcome)
            progress.advance(f"{tally.read} read, {tally.refused.total()} refused")
            if isinstance(outcome, Refusal):
                click.echo(f"refused: {outcome}", err=True)
            else:
                found.append(outcome)
    return found


def holds_accounts(path: str) -> bool:
    """The file's first line is an account that rawi wrote."""
    if path == "-" or path.startswith(("http://", "https://")) or not Path(path).is_file():
        return False
    with Path(path).open("rb") as handle:
        return f'"schema":"{SCHEMA}"'.encode() in handle.readline(1_000_000)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--json", "json_file", metavar="FILE", help="Everything as one JSON object; - is standard output.")
@click.option("--html", "html_file", metavar="FILE", help="A self-contained dossier of one incident.")
@click.option("--incident", metavar="ID", help="The incident of the dossier; otherwise the one with most reports.")
@click.option(
    "--grades",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own table of grades, a TOML file (docs/connecting.md).",
)
@click.option(
    "--previous",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The JSON of an earlier run: what became of its incidents is said.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@reading_options
def connect(
    paths: tuple[str, ...],
    json_file: str | None,
    html_file: str | None,
    incident: str | None,
    grades: Path | None,
    previous: Path | None,
    quiet: bool,
    **options: object,
) -> None:
    """Connect reports: copies, origins, incidents, versions.

    PATH holds reports of any kind that `rawi read` takes, or accounts that `rawi read --jsonl` wrote.

    \b
    Examples:
      rawi connect reports.jsonl
      rawi connect accounts.jsonl --json dossier.json
      rawi connect folder/ --html dossier.html --incident 3f0c9a1b2d4e5f60
      rawi connect new.jsonl old.jsonl --previous dossier.json
    """
    readings = gather(paths, settings_with(**options), quiet=quiet)
    if not readings:
        click.echo("rawi: no report could be read", err=True)
        sys.exit(NOTHING_READ)
    earlier = _earlier(previous) if previous else None
    rules = read_grade_rules(grades) if grades else None
    connections = connect_readings(readings, rules=rules, previous=earlier)
    by_id = {reading.document.id: reading for reading in readings}
    if json_file:
        write_output(json_file, write_dossier(connections) + b"\n")
    if html_file:
        write_output(html_file, dossier_page(_chosen(connections, incident), connections, by_id).encode())
    if not json_file and not html_file:
        print_incidents(connections, by_id, Terminal())


class _Former(msgspec.Struct, frozen=True):
    """What an earlier dossier says of an incident's identity."""

    id: str
    kind: str
    reports: tuple[str, ...]


class _FormerDossier(msgspec.Struct, frozen=True):
    incidents: tuple[_Former, ...]


def _earlier(path: Path) -> Connections:
    try:
        former = msgspec.json.decode(path.read_bytes(), type=_FormerDossier)
    except msgspec.DecodeError as error:
        raise InputError(f"{path}: no dossier that `rawi connect --json` wrote: {error}") from error
    return Connections(
        incidents=tuple(Incident(id=one.id, kind=one.kind, reports=one.reports) for one in former.incidents)
    )


def _chosen(connections: Connections, key: str | None) -> Incident:
    found = largest(connections) if key is None else next((one for one in connections.incidents if one.id == key), None)
    if found is None:
        known = ", ".join(one.id for one in connections.incidents[:10]) or "none"
        raise InputError(f"no incident {key or ''} in these reports; there are: {known}")
    return found

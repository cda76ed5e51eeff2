"""`rawi explain`: why two reports are, or are not, one incident and independent."""

from __future__ import annotations

import sys

import click
import msgspec
from rich.console import Console

from rawi.connect.explain import explain as explain_reports
from rawi.model import Connections, Explanation, Feature, Id, Link, Reading
from rawi.show.cli.connect import gather
from rawi.show.cli.opened_store import opened_store
from rawi.show.cli.options import reading_options, settings_with
from rawi.show.console import Terminal


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@reading_options
def explain(left: str, right: str, paths: tuple[str, ...], as_json: bool, **options: object) -> None:
    """Say why reports A and B are or are not one incident, and whether one hangs on the other.

    A and B are ids of reports. PATH holds the reports or accounts that they belong to; without it they are in the
    store. How much a word weighs depends on the whole collection.

    \b
    Examples:
      rawi explain r005 r071 accounts.jsonl
      rawi --store case.db explain r005 r071
    """
    settings = settings_with(**options)
    readings, known = (gather(paths, settings, quiet=True), None) if paths else _kept()
    found = explain_reports(readings, left, right, connections=known)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
        sys.stdout.buffer.flush()
    else:
        print_explanation(found, {reading.document.id: reading for reading in readings}, Terminal())


def _kept() -> tuple[list[Reading], Connections]:
    """What the store holds, as people judged it."""
    with opened_store() as store:
        return list(store.readings()), store.connections()


def print_explanation(found: Explanation, readings: dict[Id, Reading], console: Console) -> None:
    """Both verdicts with their reasons, the strongest first, then the links with what a copy changed."""
    for key in (found.left, found.right):
        document = readings[key].document
        console.print(f"{key}  {document.outlet or 'no outlet'} · {document.language}", markup=False)
    console.print(f"\n{'one incident' if found.one_incident else 'not one incident'}", style="bold")
    _print_reasons(found.incident_reasons, console)
    console.print(f"\n{'independent' if found.independent else 'not independent'}", style="bold")
    _print_reasons(found.copy_reasons, console)
    for link in found.links:
        changes = sorted({change for pair in link.pairs for change in pair.changes})
        told = f"{link.kind}, score {link.score:.2f}, {_direction(link)}"
        console.print(told + (f", changed: {', '.join(changes)}" if changes else ""), markup=False)


def _print_reasons(reasons: tuple[Feature, ...], console: Console) -> None:
    for reason in reasons:
        weighed = reason.value * reason.weight
        console.print(f"  {weighed:+6.2f}  {reason.name} ({reason.value:g}) {reason.detail}".rstrip(), markup=False)


def _direction(link: Link) -> str:
    if link.direction == "left_from_right":
        return f"{link.left} was made from {link.right} ({link.ground})"
    if link.direction == "right_from_left":
        return f"{link.right} was made from {link.left} ({link.ground})"
    return "which was made from which is not known"

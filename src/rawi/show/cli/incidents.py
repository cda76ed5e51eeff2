"""`rawi incidents`: what the reports of the store tell of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from rich.text import Text

from rawi.show.cli.opened_store import opened_store, print_lines, read_circle, read_days, through_pages
from rawi.show.console import Terminal

if TYPE_CHECKING:
    from rawi.store.records import IncidentLine


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@click.option("--near", metavar="LAT,LON,KM", help="Within so many kilometres of a point.")
@click.option("--from", "start", metavar="DATE", help="Happened on that day, month or year, or later.")
@click.option("--to", "end", metavar="DATE", help="Happened on that day, month or year, or earlier.")
@click.option("--kind", metavar="TYPE", help="ASSAULT, ASSAULT/aerial, PROTEST …")
@click.option("--grade", metavar="GRADE", help="confirmed, fair, weak, contested or discounted.")
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help="At most so many; 0 is all.")
@click.option("--json", "as_json", is_flag=True, help="One incident a line as JSON.")
def incidents(
    words: tuple[str, ...],
    near: str | None,
    start: str | None,
    end: str | None,
    kind: str | None,
    grade: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """List incidents, the latest first; WORDS stand in the title or the place's name.

    \b
    Examples:
      rawi incidents
      rawi incidents --grade contested --from 2021-09
      rawi incidents --near 34.45,40.92,50 --json | jq .title
    """
    from rawi.store.records import IncidentQuery

    first, last = read_days(start, "--from"), read_days(end, "--to")
    query = IncidentQuery(
        words=" ".join(words),
        near=read_circle(near),
        start=first[0] if first else None,
        end=last[1] if last else None,
        kind=kind,
        grade=grade,
    )
    with opened_store() as store:
        found = through_pages(lambda cursor, size: store.incidents(query, cursor=cursor, limit=size), limit)
        if as_json:
            print_lines(found)
        else:
            _print(found, limit)


def _print(found: Iterator[IncidentLine], limit: int) -> None:
    console = Terminal()
    count = 0
    for line in found:
        count += 1
        console.print(Text(f"{line.id}  ", style="cyan") + Text(line.title or line.place or "untitled", style="bold"))
        console.print(Text(f"  {_told(line)}", style="dim"))
    if count == 0:
        click.echo("no incident found", err=True)
    elif count == limit:
        click.echo(f"the first {limit}; --limit 0 shows all", err=True)


def _told(line: IncidentLine) -> str:
    parts = [str(line.start) if line.start else "undated", line.kind]
    if line.place:
        parts.append(line.place)
    if line.killed is not None:
        parts.append("killed " + "-".join(map(str, dict.fromkeys(line.killed))))
    parts += [f"reports {line.reports}", f"origins {line.origins}"]
    return " · ".join([*parts, line.grade or "not graded"])

"""`rawi search`: reports of the store that meet what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from rich.text import Text

from rawi.errors import InputError
from rawi.show.cli.opened_store import opened_store, print_lines, read_circle, read_days, through_pages
from rawi.show.console import Terminal

if TYPE_CHECKING:
    from rawi.store.protocol import Store
    from rawi.store.records import ReportLine, ReportQuery


@click.command()
@click.argument("words", nargs=-1, metavar="WORDS…")
@click.option("--actor", metavar="NAME", help="Mentions the actor: its name, or its key in the registry.")
@click.option("--near", metavar="LAT,LON,KM", help="Names a place within so many kilometres.")
@click.option("--from", "start", metavar="DATE", help="Published on that day, month or year, or later.")
@click.option("--to", "end", metavar="DATE", help="Published on that day, month or year, or earlier.")
@click.option("--kind", metavar="TYPE", help="Tells of an event of the type: ASSAULT, ASSAULT/aerial, PROTEST …")
@click.option("--outlet", metavar="NAME", help="Published by the outlet, as its reports name it.")
@click.option("--lang", "language", metavar="CODE", help="fr, en or ar.")
@click.option("--origin", metavar="NAME", help="Has a claim that goes back to the origin: its name or id.")
@click.option("--country", metavar="CODE", help="Names a place in the country (ISO 3166: SY, IQ …).")
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help="At most so many; 0 is all.")
@click.option("--json", "as_json", is_flag=True, help="One report a line as JSON.")
def search(
    words: tuple[str, ...],
    near: str | None,
    start: str | None,
    end: str | None,
    limit: int,
    as_json: bool,
    **filters: str | None,
) -> None:
    """Find reports in the store, the newest first.

    All WORDS must stand in a report's text or title; case, accents and Arabic letter forms do not matter. A word that
    ends in * takes any ending, "quoted words" stand in that order, and -word (after --) must not stand there.

    \b
    Examples:
      rawi search drone البوكمال --lang ar
      rawi search 'frapp*' --from 2021-09 --to 2021-10
      rawi search --actor "Syrian Observatory" --near 34.45,40.92,25 --json
      rawi search '"air strike"' --kind ASSAULT -- -Kabul
    """
    with opened_store() as store:
        query = _query(store, words, near, start, end, filters)
        found = through_pages(lambda cursor, size: store.reports(query, cursor=cursor, limit=size), limit)
        if as_json:
            print_lines(found)
        else:
            _print(found, limit)


def _query(
    store: Store,
    words: tuple[str, ...],
    near: str | None,
    start: str | None,
    end: str | None,
    filters: dict[str, str | None],
) -> ReportQuery:
    from rawi.store.records import ReportQuery

    first, last = read_days(start, "--from"), read_days(end, "--to")
    actor, origin = filters["actor"], filters["origin"]
    return ReportQuery(
        words=" ".join(words),
        actor=_actor(store, actor) if actor else None,
        kind=filters["kind"],
        outlet=filters["outlet"],
        language=filters["language"],
        origin=_origin(store, origin) if origin else None,
        country=filters["country"].upper() if filters["country"] else None,
        near=read_circle(near),
        start=first[0] if first else None,
        end=last[1] if last else None,
    )


def _actor(store: Store, given: str) -> str:
    """The key of the actor of that key or name; of several, the one that most reports mention."""
    if store.actor(given) is not None:
        return given
    named = store.actors(words=given, limit=1).items
    if not named:
        raise InputError(f"--actor {given!r}: no report of the store mentions such an actor")
    return named[0].id


def _origin(store: Store, given: str) -> str:
    if store.source(given) is not None:
        return given
    named = [line for line in store.sources(words=given, limit=50).items if line.kind != "outlet"]
    if not named:
        raise InputError(f"--origin {given!r}: no claim of the store goes back to such an origin")
    return named[0].id


def _print(found: Iterator[ReportLine], limit: int) -> None:
    console = Terminal()
    count = 0
    for line in found:
        count += 1
        title = Text(line.title or line.opening[:100], style="bold")
        console.print(Text(f"{line.id}  ", style="cyan") + title)
        day = str(line.published.start) if line.published else "undated"
        told = f"{line.outlet or 'unknown outlet'} · {day} · {line.language} · {' '.join(line.kinds[:3])}"
        console.print(Text(f"  {told}", style="dim"))
        if line.snippet is not None:
            shown = Text("  … " + line.snippet.text)
            for start, end in line.snippet.marks:
                shown.stylize("bold yellow", start + 4, end + 4)
            console.print(shown)
    if count == 0:
        click.echo("nothing found", err=True)
    elif count == limit:
        click.echo(f"the first {limit}; --limit 0 shows all", err=True)

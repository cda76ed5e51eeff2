"""`rawi show`: one thing of the store with all that is kept about it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click
import msgspec
from rich.console import Console
from rich.text import Text

from rawi.errors import InputError
from rawi.model import Connections, Link
from rawi.show.cli.opened_store import opened_store
from rawi.show.console import Terminal
from rawi.show.dossier_terminal import print_incident
from rawi.show.terminal import print_account

if TYPE_CHECKING:
    from rawi.store.protocol import Store
    from rawi.store.records import ActorLine, Judgement, StoredIncident, StoredReport, StoredSource

Shown = Callable[["Store", str, Console | None], msgspec.Struct | None]
"""Finds the thing of an id and prints it, unless there is no console."""


@click.command("show")
@click.argument("key", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def show(key: str, as_json: bool) -> None:
    """Show a report, an incident, a link, an actor or a source of the store.

    A former id of an incident leads to the one that it was merged or renamed into.

    \b
    Examples:
      rawi show r005
      rawi show 3f0c9a1b2d4e5f60 --json | jq .history
    """
    console = None if as_json else Terminal()
    with opened_store() as store:
        for find in (_report, _incident, _link, _actor, _source):
            found = find(store, key, console)
            if found is not None:
                if as_json:
                    sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
                return
        raise InputError(f"{key}: the store {store.address} holds nothing of that id; `rawi search` lists reports")


def _report(store: Store, key: str, console: Console | None) -> StoredReport | None:
    found = store.report(key)
    if found is not None and console is not None:
        print_account(found.reading, console)
        for incident in found.incidents:
            console.print(Text(f"incident {incident.id}  {incident.title}", style="cyan"))
        _print_links(console, found.links)
        _print_judgements(console, found.judgements)
    return found


def _incident(store: Store, key: str, console: Console | None) -> StoredIncident | None:
    found = store.incident(key)
    if found is not None and console is not None:
        told = (*found.incident.reports, *found.incident.mentioned_in)
        readings = {reading.document.id: reading for reading in store.readings(told)}
        connections = Connections(incidents=(found.incident,), links=found.links)
        print_incident(found.incident, connections, readings, console)
        for change in found.history:
            others = f" ({', '.join(change.others)})" if change.others else ""
            console.print(
                Text(f"{change.time}  {change.incident} {change.change}{others}, by {change.by}", style="dim")
            )
        _print_links(console, found.links)
        _print_judgements(console, found.judgements)
    return found


def _link(store: Store, key: str, console: Console | None) -> Link | None:
    found = store.link(key)
    if found is not None and console is not None:
        _print_links(console, (found,))
        for reason in found.reasons:
            console.print(Text(f"  {reason.name} {reason.value:g} {reason.detail}", style="dim"))
        _print_judgements(console, store.judgements(target=key).items[::-1])
    return found


def _actor(store: Store, key: str, console: Console | None) -> ActorLine | None:
    found = store.actor(key)
    if found is not None and console is not None:
        console.print(Text(f"{found.name}  {found.kind}, mentioned in {found.reports} reports"))
        console.print(Text(f"rawi search --actor '{found.id}' lists them", style="dim"))
    return found


def _source(store: Store, key: str, console: Console | None) -> StoredSource | None:
    found = store.source(key)
    if found is not None and console is not None:
        line = found.line
        console.print(Text(f"{line.name}  {line.kind}, stands behind {line.reports} reports", style="bold"))
        console.print(f"relays {len(found.relays)}, relayed {len(found.relayed)}, drifts {len(found.drifts)}")
        for incident in found.incidents:
            console.print(Text(f"incident {incident.id}  {incident.title}", style="cyan"))
    return found


def _print_links(console: Console, links: tuple[Link, ...]) -> None:
    for link in links:
        told = f"link {link.id}  {link.kind} {link.left} – {link.right}, score {link.score:.2f}, {link.direction}"
        console.print(Text(f"{told}, {link.judgement} by {link.judge}"))


def _print_judgements(console: Console, judgements: tuple[Judgement, ...]) -> None:
    for one in judgements:
        value = f" {one.value}" if one.value else ""
        told = f"{one.time}  {one.person}: {one.verdict}{value} {one.target_kind} {one.target}"
        console.print(Text(f"{told} — {one.reason}  [judgement {one.id}]", style="magenta"))

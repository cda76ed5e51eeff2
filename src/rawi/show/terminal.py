"""An account for reading in a terminal: the chain as a tree, then claims, events, actors, places, times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from rawi.model import Claim, Reading
from rawi.show import words


def print_account(reading: Reading, console: Console) -> None:
    """All of one account."""
    document, account = reading.document, reading.account
    title = document.title or " ".join(document.text[:80].split())
    dated = (
        f"{document.published.start} ({document.published.grain}, from {document.published.method})"
        if document.published
        else "undated"
    )
    console.rule(f"[bold]{escape(title)}")
    console.print(
        f"[dim]{escape(words.publisher(document))} · {dated} · {document.language} · {account.engine}[/dim]\n"
    )
    console.print(_chain(reading))
    console.print("\n[bold]Claims[/bold] [dim]● the main incident, ○ background[/dim]")
    for block in _claims(reading):
        console.print(block)
    for name, table in _tables(reading):
        if table.row_count:
            console.print(f"\n[bold]{name}[/bold]")
            console.print(table)
    console.print()


def _chain(reading: Reading) -> Tree:
    """Who says that who says what, from the outside in."""
    tree = Tree(Text(words.publisher(reading.document), style="bold"))
    pending = [(tree, index) for index in reversed(words.roots(reading.account))]
    seen: set[int] = set()
    while pending:
        above, index = pending.pop()
        if index in seen:
            continue
        seen.add(index)
        branch = above.add(_link(reading, index))
        pending += [(branch, inner) for inner in reversed(words.within(reading.account, index))]
    return tree


def _link(reading: Reading, index: int) -> Text:
    document, link = reading.document, reading.account.attributions[index]
    line = Text(words.source_name(document, link), style="cyan")
    line.append(f"  {words.quote(document, (link.cue,), longest=60) if link.cue else '(no cue)'}", style="yellow")
    line.append(f"  [{link.stance}, {link.voice}]  ", style="dim")
    line.append(
        "the whole report" if link.credit else f"“{words.quote(document, link.content)}”" if link.content else ""
    )
    return line


def _tables(reading: Reading) -> Iterator[tuple[str, Table]]:
    yield "Actors", _actors(reading)
    yield "Places", _places(reading)
    yield "Times", _times(reading)
    yield "Loaded words (the outlet's own)", _loaded(reading)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _rows(table: Table, rows: Iterable[tuple[str, ...]]) -> Table:
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _claims(reading: Reading) -> Iterator[Text]:
    """One block an event: what it is, on whose word, then each field with its words, certainty and basis."""
    document, account = reading.document, reading.account
    for index, event in enumerate(account.events):
        block = Text("● " if event.main else "○ ", style="bold" if event.main else "")
        block.append(words.quote(document, (event.trigger,)), style="bold")
        block.append(f"  {event.kind}, {event.status}\n", style="dim")
        block.append(f"  on the word of {words.authority(reading, event.attribution)}\n", style="cyan")
        for claim in account.claims:
            if claim.event == index:
                block.append_text(_claim(reading, claim))
        yield block


def _claim(reading: Reading, claim: Claim) -> Text:
    quoted = words.quote(reading.document, (claim.span,), longest=90)
    value = words.claim_value(claim)
    line = Text(f"    {claim.field:<10}")
    line.append(value if value == quoted else f"{value}  “{quoted}”")
    notes = [claim.certainty] if claim.certainty != "affirmed" else []
    notes += [f"basis: {claim.basis}"] if claim.basis != "none" else []
    if notes:
        line.append(f"  [{'; '.join(notes)}]", style="magenta")
    return line.append("\n")


def _actors(reading: Reading) -> Table:
    account, document = reading.account, reading.document
    rows = []
    for actor in account.actors:
        surfaces = dict.fromkeys(m.span.of(document.text) for m in account.mentions if m.actor == actor.id)
        rows.append(
            (
                actor.name,
                actor.kind,
                actor.country or "",
                actor.id if actor.resolved else "unresolved",
                ", ".join(surfaces),
            )
        )
    return _rows(_table("actor", "kind", "country", "registry", "mentions"), rows)


def _places(reading: Reading) -> Table:
    rows = []
    for place in reading.account.places:
        point = (
            f"{place.latitude:.2f}, {place.longitude:.2f}"
            if place.latitude is not None and place.longitude is not None
            else "unresolved"
        )
        radius = f"± {place.radius_km:.0f} km" if place.radius_km is not None else ""
        rows.append(
            (place.span.of(reading.document.text), place.name, point, radius, place.precision, place.country or "")
        )
    return _rows(_table("words", "place", "point", "radius", "precision", "country"), rows)


def _times(reading: Reading) -> Table:
    return _rows(
        _table("words", "days it can mean", "grain"),
        ((time.span.of(reading.document.text), words.interval(time), time.grain) for time in reading.account.times),
    )


def _loaded(reading: Reading) -> Table:
    return _rows(
        _table("word", "sense"), ((one.span.of(reading.document.text), one.sense) for one in reading.account.loaded)
    )


def print_table(readings: Iterable[Reading], console: Console) -> None:
    """One line a report: what it is mainly about, and how much was found in it."""
    table = _table("report", "lang", "outlet", "main event", "links", "claims")
    for reading in readings:
        main = next((event for event in reading.account.events if event.main), None)
        table.add_row(
            Text(" ".join(reading.document.text[:60].split())),
            reading.document.language,
            Text(words.publisher(reading.document)[:30]),
            Text(f"{main.kind}: {main.trigger.of(reading.document.text)}" if main else ""),
            str(len(reading.account.attributions)),
            str(len(reading.account.claims)),
        )
    console.print(table)

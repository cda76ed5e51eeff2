"""Incidents for reading in a terminal: what, when, where, the versions, who denies, origins against reports."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rawi.model import Connections, Incident, Reading
from rawi.show.dossier import FIELDS, counts, prepare, when, where

_MOST = 6
"""Versions of one field that a terminal shows."""


def print_incidents(
    connections: Connections, readings: Mapping[str, Reading], console: Console, *, most: int = 20
) -> None:
    """Incidents with most reports first, then what became of earlier ones."""
    listed = sorted(connections.incidents, key=lambda incident: (-len(incident.reports), incident.id))
    for incident in listed[:most]:
        print_incident(incident, connections, readings, console)
    if len(listed) > most:
        console.print(f"… and {len(listed) - most} incidents more; --json FILE holds all", style="dim")
    for change in connections.history:
        if change.kind != "kept":
            console.print(f"{change.kind}: {', '.join(change.before)} → {', '.join(change.after)}", style="yellow")


def print_incident(
    incident: Incident, connections: Connections, readings: Mapping[str, Reading], console: Console
) -> None:
    """One incident."""
    dossier = prepare(incident, connections, readings)
    console.rule(Text(dossier.headline, style="bold"))
    console.print(Text(f"{incident.kind} · {when(incident)} · {where(incident)} · incident {incident.id}", style="dim"))
    console.print(Text(counts(incident), style="bold"))
    if incident.grade is not None:
        console.print(Text(f"{incident.grade.name}: {'; '.join(incident.grade.reasons)}"))
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("field", "version", "origins", "reports", "denied by"):
        table.add_column(column, overflow="fold")
    for field, rows in sorted(dossier.fields, key=lambda pair: FIELDS.index(pair[0])):
        for row in rows[:_MOST]:
            certainty = "" if row.version.certainty == "affirmed" else f" ({row.version.certainty})"
            origins = f"{len(row.origins)}: {'; '.join(row.origins)}" if row.origins else "nobody's word"
            denied = "; ".join(row.denied_by) or (
                f"in {len(row.version.denied_in)} reports" if row.version.denied_in else ""
            )
            table.add_row(*map(Text, (field, row.value + certainty, origins, str(len(row.reports)), denied)))
        if len(rows) > _MOST:
            table.add_row(field, Text(f"… {len(rows) - _MOST} more", style="dim"), "", "", "")
    console.print(table)
    for drift in incident.drifts[:_MOST]:
        console.print(
            Text(
                f"drift, {drift.change}: “{drift.source.text}” ({drift.source.document}) → “{drift.relay.text}” ({drift.relay.document})",
                style="yellow",
            )
        )
    console.print()

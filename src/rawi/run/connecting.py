"""Connects a store again and again in one process: what is new is added to what stands in memory."""

from __future__ import annotations

from rawi.connect import Growing
from rawi.model import Connections, Id, Reading
from rawi.run.adding import now
from rawi.store.protocol import Store


class Connector:
    """Keeps what it connected last, as long as the store holds that and more.

    Where a report was taken out or read again, or where somebody else connected the store in between, all is connected
    anew, as at first. One thread at a time.
    """

    def __init__(self) -> None:
        self._growing: Growing | None = None

    def connect(self, store: Store) -> Connections:
        """Connects all reports of the store and saves what was found; incidents keep their ids where they can."""
        before = store.connections(judged=False)
        growing, self._growing = self._growing, None  # what fails on the way is not built upon
        fresh = _fresh(growing, store, before) if growing is not None else None
        if growing is None or fresh is None:
            growing = Growing(list(store.readings()), previous=before)
        else:
            growing.add(fresh)
        found = growing.connections
        store.save_connections(found.links, found.incidents, time=now())
        self._growing = growing
        return found


def _fresh(growing: Growing, store: Store, before: Connections) -> list[Reading] | None:
    """The reports that came since; None where anything else changed."""
    if _reports(growing.connections) != _reports(before):
        return None
    fresh: list[Reading] = []
    known = 0
    for reading in store.readings():
        held = growing.reading(reading.document.id)
        if held is None:
            fresh.append(reading)
        elif held == reading:
            known += 1
        else:
            return None
    return fresh if known == len(growing) else None


def _reports(connections: Connections) -> dict[Id, tuple[Id, ...]]:
    """Each incident's reports."""
    return {incident.id: incident.reports for incident in connections.incidents}

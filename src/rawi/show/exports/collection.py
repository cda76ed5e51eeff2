"""What an export is made from: connections beside the readings they stand on, with the choices all formats share."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import msgspec

from rawi.knowledge.actors import country_of, find_actor
from rawi.model import Account, Claim, Connections, Event, Id, Incident, Origin, Reading, Version
from rawi.show.dossier.names import counts


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """Reports with what connects them."""

    connections: Connections
    readings: Mapping[Id, Reading]

    def incidents(self) -> Iterator[Incident]:
        """By day, then id; undated ones last."""
        return iter(sorted(self.connections.incidents, key=lambda incident: (incident.start or date.max, incident.id)))

    def events(self, incident: Incident) -> Iterator[tuple[Reading, Event]]:
        """The descriptions of an incident whose reports are at hand."""
        for at in incident.events:
            reading = self.readings.get(at.document)
            if reading is not None and at.event < len(reading.account.events):
                yield reading, reading.account.events[at.event]

    def claims(self, incident: Incident) -> Iterator[tuple[Version, Reading, int, Claim]]:
        """Each claim of an incident with the version it belongs to."""
        for version in incident.versions:
            for at in version.claims:
                reading = self.readings.get(at.document)
                if reading is not None and at.claim < len(reading.account.claims):
                    yield version, reading, at.claim, reading.account.claims[at.claim]


def leading(incident: Incident, field: str) -> Version | None:
    """The version of a field with most origins, then most reports; formats with one cell take it and say what else there is."""
    found = [version for version in incident.versions if version.field == field and version.certainty != "denied"]
    return max(found, key=lambda version: (len(version.origins), len(version.reports), version.value), default=None)


def others(incident: Incident, field: str) -> list[Version]:
    """The versions of a field that are not the leading one."""
    first = leading(incident, field)
    return [version for version in incident.versions if version.field == field and version is not first]


def origins_of(incident: Incident) -> list[Origin]:
    """Origins that count: nobody's word does not."""
    return [origin for origin in incident.origins if origin.counts]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody named as actor or target."""

    name: str
    key: Id | None = None
    kind: str = "unknown"
    country: str | None = None
    wikidata: str | None = None


def parties(collection: Collection, incident: Incident, role: str) -> list[Party]:
    """Those named in a role (`actor` or `target`), the most named first; the registry's name where it knows them."""
    tally: dict[str, int] = {}
    found: dict[str, Party] = {}
    for reading, event in collection.events(incident):
        for key in event.actor_ids if role == "actor" else event.target_ids:
            party = _party(reading.account, key)
            tally[party.name] = tally.get(party.name, 0) + 1
            found.setdefault(party.name, party)
    return [found[name] for name in sorted(tally, key=lambda name: (-tally[name], name))]


def _party(account: Account, key: Id) -> Party:
    actor = account.actor(key)
    row = find_actor(key)
    return Party(
        name=actor.name if actor else row.name if row else key,
        key=key,
        kind=actor.kind if actor else row.kind if row else "unknown",
        country=(actor.country if actor else None) or country_of(key),
        wikidata=actor.wikidata if actor else None,
    )


def country(collection: Collection, incident: Incident) -> str | None:
    """ISO code of the country in which the reports place it, the most named one."""
    tally: dict[str, int] = {}
    for reading, event in collection.events(incident):
        if event.place_at is not None:
            code = reading.account.places[event.place_at].country
            if code:
                tally[code] = tally.get(code, 0) + 1
    return max(tally, key=lambda code: (tally[code], code), default=None)


def days(incident: Incident) -> tuple[date | None, date | None]:
    """First and last day, both meant."""
    last = incident.end - timedelta(days=1) if incident.end else None
    return incident.start, max(last, incident.start) if last and incident.start else last


def edtf(incident: Incident) -> str:
    """The interval as ISO 8601-2 writes it; `..` where it is open."""
    first, last = days(incident)
    if first is None or last is None:
        return ".."
    return first.isoformat() if first == last else f"{first}/{last}"


def summary(collection: Collection, incident: Incident) -> str:
    """One sentence a version, with who stands behind it; never a verdict."""
    names = {origin.id: origin.name for origin in incident.origins}
    parts = [incident.title or incident.kind]
    for field in ("actor", "target", "killed", "injured"):
        for version in incident.versions:
            if version.field == field:
                behind = ", ".join(names.get(key, key) for key in version.origins) or "nobody named"
                parts.append(f"{field}: {version.value} ({behind})")
    return ". ".join(parts) + f". {counts(incident)}."


def plain(text: str) -> str:
    """On one line, without control characters, so that no cell breaks a table."""
    return " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in text).split())


def cell(text: str) -> str:
    """The same, safe in a spreadsheet: a cell that would be run as a formula begins with an apostrophe."""
    found = plain(text)
    runs = found[:1] in ("=", "@") or (found[:1] in ("+", "-") and not found[1:2].isdigit())
    return f"'{found}" if runs else found

"""The dossier as JSON: the keys that the benchmark's score.py reads, and all else that connecting found."""

from __future__ import annotations

from typing import Any

import msgspec

from rawi.model import (
    Connections,
    Drift,
    EventAt,
    Feature,
    Grade,
    Incident,
    Link,
    Origin,
    Quote,
    Renaming,
    ReportSummary,
    Version,
)

SCHEMA = "rawi.dossier/1"
_TIES = ("same_text", "translation", "revises", "cites")


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An origin by id and name."""

    id: str
    name: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an incident lies; coordinates are null where no place could be resolved."""

    latitude: float | None
    longitude: float | None
    radius_km: float | None
    name: str | None


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """The days of an incident, ISO 8601, the end exclusive; null where unknown."""

    start: str | None
    end: str | None


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one field with who stands behind it."""

    field: str
    value: str
    low: int | None
    high: int | None
    origins: tuple[Named, ...]
    reports: tuple[str, ...]
    denied_in: tuple[str, ...]
    denied_by: tuple[Named, ...]
    certainty: str
    quotes: tuple[Quote, ...]
    first_report: str | None
    first_seen: str | None
    revises: str | None


class DossierIncident(msgspec.Struct, frozen=True, kw_only=True):
    """One incident; `reports` are those whose main event it is."""

    id: str
    reports: tuple[str, ...]
    kind: str
    title: str
    when: Span
    where: Place
    facts: tuple[Fact, ...]
    mentioned_in: tuple[str, ...]
    origins: tuple[Origin, ...]
    related: tuple[str, ...]
    drifts: tuple[Drift, ...]
    grade: Grade | None
    reasons: tuple[Feature, ...]
    events: tuple[EventAt, ...]


class CitedSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source as the report names it."""

    name: str
    anonymous: bool
    kind: str | None


class DossierReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report's place among the others."""

    main_incident: str | None
    origins: tuple[Named, ...]
    sources: tuple[CitedSource, ...]
    mentions: tuple[str, ...]
    copies: tuple[str, ...]
    outlet: str | None
    language: str
    published: str | None
    title: str
    notes: tuple[str, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    schema: str
    incidents: tuple[DossierIncident, ...]
    links: tuple[Link, ...]
    reports: dict[str, DossierReport]
    history: tuple[Renaming, ...]
    notes: tuple[str, ...]


def dossier(connections: Connections) -> Dossier:
    """The dossier of a collection."""
    names = {origin.id: origin.name for incident in connections.incidents for origin in incident.origins}
    return Dossier(
        schema=SCHEMA,
        incidents=tuple(_incident(incident, names) for incident in connections.incidents),
        links=tuple(link for link in connections.links if link.kind in _TIES),
        reports={summary.id: _report(summary, names) for summary in connections.reports},
        history=connections.history,
        notes=connections.notes,
    )


def write_dossier(connections: Connections) -> bytes:
    """The dossier as JSON in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(dossier(connections)), indent=1)


def dossier_schema() -> dict[str, Any]:
    """The JSON Schema of the dossier."""
    return msgspec.json.schema(Dossier)


def _incident(incident: Incident, names: dict[str, str]) -> DossierIncident:
    return DossierIncident(
        id=incident.id,
        reports=incident.reports,
        kind=incident.kind,
        title=incident.title,
        when=Span(
            start=incident.start.isoformat() if incident.start is not None else None,
            end=incident.end.isoformat() if incident.end is not None else None,
        ),
        where=Place(
            latitude=incident.latitude,
            longitude=incident.longitude,
            radius_km=incident.radius_km,
            name=incident.place,
        ),
        facts=tuple(_fact(version, names) for version in incident.versions),
        mentioned_in=incident.mentioned_in,
        origins=incident.origins,
        related=incident.related,
        drifts=incident.drifts,
        grade=incident.grade,
        reasons=incident.reasons,
        events=incident.events,
    )


def _fact(version: Version, names: dict[str, str]) -> Fact:
    return Fact(
        field=version.field,
        value=version.value,
        low=version.low,
        high=version.high,
        origins=_named(version.origins, names),
        reports=version.reports,
        denied_in=version.denied_in,
        denied_by=_named(version.denied_by, names),
        certainty=version.certainty,
        quotes=version.quotes,
        first_report=version.first_report,
        first_seen=version.first_seen.isoformat() if version.first_seen is not None else None,
        revises=version.revises,
    )


def _report(summary: ReportSummary, names: dict[str, str]) -> DossierReport:
    return DossierReport(
        main_incident=summary.main_incident,
        origins=_named(summary.origins, names),
        sources=tuple(
            CitedSource(name=source.name, anonymous=source.anonymous, kind=source.kind) for source in summary.sources
        ),
        mentions=summary.mentions,
        copies=summary.copies,
        outlet=summary.outlet,
        language=summary.language,
        published=summary.published.isoformat() if summary.published is not None else None,
        title=summary.title,
        notes=summary.notes,
    )


def _named(ids: tuple[str, ...], names: dict[str, str]) -> tuple[Named, ...]:
    return tuple(Named(id=key, name=names.get(key, key)) for key in ids)

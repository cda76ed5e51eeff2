"""Incidents taken apart and joined by the reports that tell of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

import msgspec

from rawi.model import ClaimAt, Feature, Id, Incident, Origin, Version
from rawi.store.records import IncidentLine

Item = TypeVar("Item")


def line_of(incident: Incident) -> IncidentLine:
    """What a list or a map shows of the incident."""
    tolls = [version for version in incident.versions if version.field == "killed" and version.certainty != "denied"]
    lows = [version.low for version in tolls if version.low is not None]
    highs = [
        high for version in tolls if (high := version.high if version.high is not None else version.low) is not None
    ]
    return IncidentLine(
        id=incident.id,
        kind=incident.kind,
        title=incident.title,
        place=incident.place,
        start=incident.start,
        end=incident.end,
        latitude=incident.latitude,
        longitude=incident.longitude,
        radius_km=incident.radius_km,
        grade=incident.grade.name if incident.grade else None,
        reports=len(incident.reports),
        origins=len(incident.telling()),
        killed=(min([*lows, *highs]), max([*lows, *highs])) if lows or highs else None,
    )


def with_reports(incident: Incident, keep: Collection[Id], *, key: Id, why: Feature) -> Incident:
    """The part of the incident that these reports tell; its grade is no longer known."""
    versions = (_of_reports(version, keep) for version in incident.versions)
    origins = (_origin_of(origin, keep) for origin in incident.origins)
    return msgspec.structs.replace(
        incident,
        id=key,
        reports=tuple(one for one in incident.reports if one in keep),
        mentioned_in=tuple(one for one in incident.mentioned_in if one in keep),
        events=tuple(event for event in incident.events if event.document in keep),
        versions=tuple(version for version in versions if version.reports or version.claims),
        origins=tuple(origin for origin in origins if origin is not None),
        drifts=tuple(one for one in incident.drifts if one.source.document in keep and one.relay.document in keep),
        reasons=(*incident.reasons, why),
        grade=None,
    )


def _of_reports(version: Version, keep: Collection[Id]) -> Version:
    return msgspec.structs.replace(
        version,
        claims=_claims(version.claims, keep),
        reports=tuple(one for one in version.reports if one in keep),
        denied_in=tuple(one for one in version.denied_in if one in keep),
        quotes=tuple(quote for quote in version.quotes if quote.document in keep),
        first_report=version.first_report if version.first_report in keep else None,
    )


def _origin_of(origin: Origin, keep: Collection[Id]) -> Origin | None:
    claims = _claims(origin.claims, keep)
    return msgspec.structs.replace(origin, claims=claims) if claims or not origin.claims else None


def _claims(claims: Iterable[ClaimAt], keep: Collection[Id]) -> tuple[ClaimAt, ...]:
    return tuple(claim for claim in claims if claim.document in keep)


def without_origin(incident: Incident, origin: Id, *, why: Feature) -> Incident:
    """The incident with one origin no longer counted; its grade is no longer known."""
    versions = (
        msgspec.structs.replace(version, origins=tuple(one for one in version.origins if one != origin))
        for version in incident.versions
    )
    return msgspec.structs.replace(
        incident,
        versions=tuple(versions),
        origins=tuple(one for one in incident.origins if one.id != origin),
        reasons=(*incident.reasons, why),
        grade=None,
    )


def joined(left: Incident, right: Incident, *, why: Feature) -> Incident:
    """Both as one, under the left one's id; its grade is no longer known."""
    reports = _once(left.reports, right.reports)
    mentioned = tuple(one for one in _once(left.mentioned_in, right.mentioned_in) if one not in reports)
    return msgspec.structs.replace(
        left,
        title=left.title or right.title,
        start=_least(left.start, right.start),
        end=_most(left.end, right.end),
        place=left.place or right.place,
        latitude=left.latitude if left.latitude is not None else right.latitude,
        longitude=left.longitude if left.longitude is not None else right.longitude,
        radius_km=left.radius_km if left.radius_km is not None else right.radius_km,
        reports=reports,
        mentioned_in=mentioned,
        events=_once(left.events, right.events),
        versions=_join_versions(left.versions, right.versions),
        origins=_join_origins(left.origins, right.origins),
        drifts=_once(left.drifts, right.drifts),
        related=tuple(one for one in _once(left.related, right.related) if one not in (left.id, right.id)),
        reasons=(*left.reasons, *right.reasons, why),
        grade=None,
    )


def _once(left: tuple[Item, ...], right: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*left, *right)))


def _least(left: date | None, right: date | None) -> date | None:
    return min((one for one in (left, right) if one is not None), default=None)


def _most(left: date | None, right: date | None) -> date | None:
    return max((one for one in (left, right) if one is not None), default=None)


def _join_versions(left: tuple[Version, ...], right: tuple[Version, ...]) -> tuple[Version, ...]:
    """One value of one field is one version, whoever told it."""
    found: dict[tuple[str, str, str], Version] = {}
    for version in (*left, *right):
        key = (version.field, version.value, version.certainty)
        found[key] = _join_version(found[key], version) if key in found else version
    return tuple(found.values())


def _join_version(left: Version, right: Version) -> Version:
    dated = [one for one in (left, right) if one.first_seen is not None]
    first = min(dated, key=lambda one: one.first_seen or date.max, default=left)
    return msgspec.structs.replace(
        left,
        claims=_once(left.claims, right.claims),
        origins=_once(left.origins, right.origins),
        reports=_once(left.reports, right.reports),
        denied_in=_once(left.denied_in, right.denied_in),
        denied_by=_once(left.denied_by, right.denied_by),
        quotes=_once(left.quotes, right.quotes),
        first_report=first.first_report,
        first_seen=first.first_seen,
    )


def _join_origins(left: tuple[Origin, ...], right: tuple[Origin, ...]) -> tuple[Origin, ...]:
    found: dict[Id, Origin] = {}
    for origin in (*left, *right):
        before = found.get(origin.id)
        found[origin.id] = (
            origin
            if before is None
            else msgspec.structs.replace(
                before,
                claims=_once(before.claims, origin.claims),
                related=_once(before.related, origin.related),
                grounds=_once(before.grounds, origin.grounds),
            )
        )
    return tuple(found.values())

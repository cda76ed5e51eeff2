"""An incident prepared for showing: names instead of ids, drawings, anchors into the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec
from markupsafe import Markup

from rawi.model import (
    ClaimAt,
    Connections,
    Document,
    Feature,
    Incident,
    Link,
    Origin,
    Reading,
    ReportSummary,
    Span,
    Version,
)
from rawi.show import words
from rawi.show.drawings import Edge, Moment, Node, Reach, Spot, draw_graph, draw_map, draw_timeline
from rawi.show.marked import Mark, Segment, segments

FIELDS = ("occurred", "killed", "injured", "munitions", "vehicles", "actor", "target", "weapon", "place", "time")
SHOWN = 6
"""Versions of one field that are shown at once; the others are folded away."""
_WIDEST_KM = 120.0
"""A place wider than this is a country or a region: it says little on a map."""
COPIES = ("same_text", "translation", "revises")
_PROOFS = {"same_text": "copy", "translation": "translation", "revises": "revises", "cites": "cites"}


class Claimed(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one claim, with the place in the dossier where they are highlighted."""

    anchor: str
    report: str
    quote: str
    authority: str
    certainty: str
    basis: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A version with names for its ids."""

    version: Version
    value: str
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    denied_by: tuple[str, ...]
    claims: tuple[Claimed, ...]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Two passages that say the same, and what changed between them."""

    left: str
    right: str
    changes: tuple[str, ...]
    score: float


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports tied by a link, with their passages side by side."""

    link: Link
    left: str
    right: str
    left_language: str
    right_language: str
    passages: tuple[Passage, ...]


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text with the words that carry claims of the incident."""

    anchor: str
    name: str
    document: Document
    pieces: tuple[Segment, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All that a page or a terminal shows of an incident."""

    incident: Incident
    headline: str
    when: str
    where: str
    counts: str
    fields: tuple[tuple[str, tuple[Row, ...]], ...]
    copies: tuple[Copy, ...]
    texts: tuple[Text, ...]
    related: tuple[tuple[str, str], ...]
    map: Markup
    graph: Markup
    timeline: Markup


def largest(connections: Connections) -> Incident | None:
    """The incident with most reports, the first of equals."""
    return max(connections.incidents, key=lambda incident: len(incident.reports), default=None)


def prepare(incident: Incident, connections: Connections, readings: Mapping[str, Reading]) -> Dossier:
    """The dossier of one incident; `readings` by document id."""
    reports = {report.id: report for report in connections.reports}
    origins = {origin.id: origin for origin in incident.origins}
    own = [link for link in connections.links if {link.left, link.right} <= set(incident.reports)]
    rows = [_row(version, origins, reports, readings) for version in incident.versions]
    return Dossier(
        incident=incident,
        headline=incident.title or f"{incident.kind} {incident.place or ''}".strip(),
        when=when(incident),
        where=where(incident),
        counts=counts(incident),
        fields=tuple(
            (field, found) for field in FIELDS if (found := tuple(row for row in rows if row.version.field == field))
        ),
        copies=tuple(_copy(link, reports, readings) for link in own if link.kind in COPIES and link.pairs),
        texts=tuple(
            _text(readings[one], incident, reports)
            for one in (*incident.reports, *incident.mentioned_in)
            if one in readings
        ),
        related=tuple(
            (other.id, other.title or other.kind) for other in connections.incidents if other.id in incident.related
        ),
        map=_map(incident, readings),
        graph=_graph(incident, own, reports),
        timeline=_timeline(incident, own, reports, readings),
    )


def when(incident: Incident) -> str:
    """The days on which it can have happened."""
    if incident.start is None or incident.end is None:
        return "when is not known"
    last = incident.end - timedelta(days=1)
    return f"{incident.start}" if last <= incident.start else f"{incident.start} to {last}"


def where(incident: Incident) -> str:
    """The place with its uncertainty."""
    if incident.latitude is None or incident.longitude is None:
        return incident.place or "where is not known"
    point = f"{incident.latitude:.2f}, {incident.longitude:.2f}"
    return f"{incident.place or 'a place'} ({point} ± {incident.radius_km or 0:.0f} km)"


def counts(incident: Incident) -> str:
    """Reports against origins: the figure that keeps copies from counting as confirmation."""
    origins = sum(origin.kind not in ("unresolved", "media") for origin in incident.origins)
    reports = len(incident.reports)
    return f"{reports} report{'s' * (reports != 1)}, {origins} independent origin{'s' * (origins != 1)}"


def report_name(report: ReportSummary | None, key: str) -> str:
    """How a report is called: its outlet and its id."""
    return f"{report.outlet or 'report'} · {key}" if report else key


def anchor(claim: ClaimAt) -> str:
    """The name of a claim's highlighted words in the page."""
    return f"c-{claim.document}-{claim.claim}"


def _row(
    version: Version,
    origins: Mapping[str, Origin],
    reports: Mapping[str, ReportSummary],
    readings: Mapping[str, Reading],
) -> Row:
    def named(keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(origins[key].name if key in origins else key for key in keys)

    value = version.value
    if version.low is not None or version.high is not None:
        value = words.bounds(version.low, version.high)
    return Row(
        version=version,
        value=value,
        origins=named(version.origins),
        denied_by=named(version.denied_by),
        reports=tuple(report_name(reports.get(key), key) for key in version.reports),
        claims=tuple(
            _claimed(claim, readings[claim.document], reports) for claim in version.claims if claim.document in readings
        ),
    )


def _claimed(at: ClaimAt, reading: Reading, reports: Mapping[str, ReportSummary]) -> Claimed:
    claim = reading.account.claims[at.claim]
    return Claimed(
        anchor=anchor(at),
        report=report_name(reports.get(at.document), at.document),
        quote=words.quote(reading.document, (claim.span,), longest=140),
        authority=words.authority(reading, claim.attribution),
        certainty=claim.certainty,
        basis=claim.basis,
    )


def _copy(link: Link, reports: Mapping[str, ReportSummary], readings: Mapping[str, Reading]) -> Copy:
    left, right = (
        readings[key].document if key in readings else Document(id=key, text="", language="en")
        for key in (link.left, link.right)
    )
    passages = tuple(
        Passage(left=pair.left.of(left.text), right=pair.right.of(right.text), changes=pair.changes, score=pair.score)
        for pair in link.pairs
    )
    return Copy(
        link=link,
        left=report_name(reports.get(link.left), link.left),
        right=report_name(reports.get(link.right), link.right),
        left_language=left.language,
        right_language=right.language,
        passages=passages,
    )


def _text(reading: Reading, incident: Incident, reports: Mapping[str, ReportSummary]) -> Text:
    document = reading.document
    marks: dict[tuple[Span, str], Mark] = {}
    for version in incident.versions:
        for at in version.claims:
            if at.document == document.id and at.claim < len(reading.account.claims):
                claim = reading.account.claims[at.claim]
                label = f"{claim.field}: {words.claim_value(claim)} ({claim.certainty}; basis: {claim.basis})"
                marks[claim.span, anchor(at)] = Mark(span=claim.span, layer="claim", label=label, key=anchor(at))
    pieces = tuple(segments(document.text, marks.values()))
    return Text(
        anchor=f"r-{document.id}",
        name=report_name(reports.get(document.id), document.id),
        document=document,
        pieces=pieces,
    )


def _map(incident: Incident, readings: Mapping[str, Reading]) -> Markup:
    spots: dict[tuple[float, float], Spot] = {}
    for at in incident.events:
        account = readings[at.document].account if at.document in readings else None
        event = account.events[at.event] if account else None
        place = account.places[event.place_at] if account and event and event.place_at is not None else None
        if (
            place is not None
            and place.latitude is not None
            and place.longitude is not None
            and (place.radius_km or 0) <= _WIDEST_KM
        ):
            key = (round(place.latitude, 1), round(place.longitude, 1))
            spots.setdefault(
                key,
                Spot(
                    latitude=place.latitude,
                    longitude=place.longitude,
                    label=place.name,
                    radius_km=place.radius_km or 0,
                    bearing=place.bearing,
                    spread=place.spread,
                ),
            )
    found = list(spots.values())
    if incident.latitude is not None and incident.longitude is not None:
        found = [
            spot
            for spot in found
            if abs(spot.latitude - incident.latitude) + abs(spot.longitude - incident.longitude) < 8
        ]
        label = incident.place or "the incident"
        found.append(
            Spot(
                latitude=incident.latitude,
                longitude=incident.longitude,
                label=label,
                radius_km=incident.radius_km or 0,
                strong=True,
            )
        )
    return draw_map(found, title=f"Where the reports place it: {where(incident)}")


def _graph(incident: Incident, links: Sequence[Link], reports: Mapping[str, ReportSummary]) -> Markup:
    nodes = [
        Node(
            id=origin.id,
            label=origin.name,
            kind="anonymous" if origin.kind == "unnamed" else "origin",
            detail=f"{origin.kind}. {' '.join(origin.grounds)}",
        )
        for origin in incident.origins
        if origin.kind not in ("unresolved", "media")
    ]
    nodes += [
        Node(
            id=key,
            label=report_name(reports.get(key), key),
            detail=reports[key].title if key in reports else "",
            link=f"#r-{key}",
        )
        for key in incident.reports
    ]
    made = {found[1] for link in links if link.kind in COPIES and (found := _made_from(link))}
    edges = [
        Edge(source=origin.id, target=key, detail=f"{origin.name} is an origin of claims in {key}")
        for origin in incident.origins
        for key in dict.fromkeys(claim.document for claim in origin.claims)
        if key not in made
    ]
    for link in links:
        if link.kind in _PROOFS:
            source, target = _made_from(link) or (link.left, link.right)
            edges.append(
                Edge(
                    source=source,
                    target=target,
                    kind=_PROOFS[link.kind],
                    detail=f"{link.kind}, {link.score:.2f}: {reasons(link.reasons)}",
                )
            )
    return draw_graph(nodes, edges, title="Origins at the left, the reports that carry their words to the right")


def _made_from(link: Link) -> tuple[str, str] | None:
    """(source, what was made from it), where the direction is known."""
    return {"left_from_right": (link.right, link.left), "right_from_left": (link.left, link.right)}.get(link.direction)


def reasons(features: Sequence[Feature]) -> str:
    """The reasons of a score on one line."""
    return "; ".join(f"{feature.name}: {feature.detail or f'{feature.value:.2f}'}" for feature in features)


def _timeline(
    incident: Incident, links: Sequence[Link], reports: Mapping[str, ReportSummary], readings: Mapping[str, Reading]
) -> Markup:
    made = {found[1] for link in links if link.kind in COPIES and (found := _made_from(link))}
    denying = {key for version in incident.versions for key in version.denied_in}
    moments = []
    for key in incident.reports:
        published = readings[key].document.published if key in readings else None
        if published is not None and (published.end - published.start).days <= 31:
            kind = "copy" if key in made else "denial" if key in denying else "original"
            moments.append(
                Moment(
                    start=published.start,
                    end=published.end,
                    label=report_name(reports.get(key), key),
                    kind=kind,
                    link=f"#r-{key}",
                )
            )
    reaches = [
        Reach(
            day=version.first_seen,
            low=version.low,
            high=version.high,
            label=f"{version.field} by {', '.join(version.origins) or 'nobody named'}",
        )
        for version in incident.versions
        if version.field == "killed"
        and isinstance(version.first_seen, date)
        and (version.low is not None or version.high is not None)
    ]
    return draw_timeline(
        moments, reaches, title="When the reports appeared, and the numbers killed that they first gave"
    )

"""The drawings of an incident: where the reports place it, who relays whom, when they appeared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from rawi.connect.taken import COPIES
from rawi.model import Incident, Link, Reading, ReportSummary
from rawi.show.dossier.names import reasons, report_name, where
from rawi.show.drawings import Edge, Moment, Node, Reach, Spot, draw_graph, draw_map, draw_timeline

_PROOFS = {"same_text": "copy", "translation": "translation", "revises": "revises", "cites": "cites"}
_WIDEST_KM = 120.0
"""A place wider than this is a country or a region: it says little on a map."""


def draw_places(incident: Incident, readings: Mapping[str, Reading]) -> Markup:
    """The map of every place that the reports give, the incident's own strong."""
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


def draw_relays(incident: Incident, links: Sequence[Link], reports: Mapping[str, ReportSummary]) -> Markup:
    """Origins, the reports that carry their words, and what was made from these."""
    nodes = [
        Node(
            id=origin.id,
            label=origin.name,
            kind="anonymous" if origin.kind == "unnamed" else "origin",
            detail=f"{origin.kind}. {' '.join(origin.grounds)}",
        )
        for origin in incident.origins
        if origin.counts
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


def draw_days(
    incident: Incident, links: Sequence[Link], reports: Mapping[str, ReportSummary], readings: Mapping[str, Reading]
) -> Markup:
    """Reports on their days, with the numbers killed at their first appearance."""
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

"""How an incident's days, place, counts and reports are called: shared by its page, its drawings and the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from rawi.model import Feature, Incident, ReportSummary


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
    origins = len(incident.telling())
    reports = len(incident.reports)
    told = f"{reports} report{'s' * (reports != 1)}" if reports else f"told in passing by {len(incident.mentioned_in)}"
    return f"{told}, {origins} independent origin{'s say' if origins != 1 else ' says'} it happened"


def report_name(report: ReportSummary | None, key: str) -> str:
    """How a report is called: its outlet and its id."""
    return f"{report.outlet or 'report'} · {key}" if report else key


def reasons(features: Sequence[Feature]) -> str:
    """The reasons of a score on one line."""
    return "; ".join(f"{feature.name}: {feature.detail or f'{feature.value:.2f}'}" for feature in features)

"""Grades incidents that people changed, by the same rules as the connecting stage."""

from __future__ import annotations

from rawi.connect.grades import grade_of, grade_rules
from rawi.connect.versions import Denials
from rawi.model import Grade, Incident


def regrade(incident: Incident) -> Grade | None:
    """The grade that the rules give to the incident as it stands."""
    reports = {report for version in incident.versions for report in version.denied_in}
    origins = {origin for version in incident.versions for origin in version.denied_by}
    denials = Denials(tuple(sorted(reports)), tuple(sorted(origins)))
    return grade_of(incident.versions, incident.origins, denials, grade_rules())

"""Each report's place among the others, and what was odd in the input."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rawi.connect.profile import Profile
from rawi.connect.taken import COPIES
from rawi.model import Attribution, Id, Incident, Link, Reading, ReportSummary, SourceName


class Notes:
    """What was missing or odd, by report and for the whole."""

    def __init__(self) -> None:
        self._of: dict[Id, list[str]] = defaultdict(list)
        self._all: list[str] = []

    def distinct(self, readings: Sequence[Reading]) -> list[Reading]:
        """The readings with each id once; the first of an id is kept."""
        seen: dict[Id, Reading] = {}
        for reading in readings:
            key = reading.document.id
            if key in seen:
                self._all.append(f"{key}: given more than once; the first is used")
                continue
            seen[key] = reading
            if reading.document.published is None:
                self._of[key].append("no publication date")
            if reading.account.engine != readings[0].account.engine:
                self._of[key].append(f"read by another engine: {reading.account.engine}")
        return list(seen.values())

    def of(self, key: Id) -> tuple[str, ...]:
        """The notes on one report."""
        return tuple(self._of.get(key, ()))

    def add(self, key: Id, note: str) -> None:
        """Adds a note on one report."""
        self._of[key].append(note)

    def all(self) -> tuple[str, ...]:
        """Notes on the whole collection."""
        return tuple(self._all)


def summaries_of(
    profiles: Sequence[Profile], incidents: Sequence[Incident], links: Sequence[Link], notes: Notes
) -> tuple[ReportSummary, ...]:
    """One summary a report, in the order given."""
    main = {report: incident.id for incident in incidents for report in incident.reports}
    mentions: dict[Id, list[Id]] = defaultdict(list)
    origins: dict[Id, dict[Id, None]] = defaultdict(dict)
    for incident in incidents:
        for report in incident.mentioned_in:
            mentions[report].append(incident.id)
        for origin in incident.origins:
            for claim in origin.claims:
                origins[claim.document][origin.id] = None
        for version in incident.versions:
            for report in version.reports if len(version.origins) == 1 else ():
                origins[report][version.origins[0]] = None
    copies: dict[Id, list[Id]] = defaultdict(list)
    for link in links:
        if link.kind in COPIES:
            copies[link.left].append(link.right)
            copies[link.right].append(link.left)
    _note_circles(links, notes)
    return tuple(
        ReportSummary(
            id=profile.id,
            outlet=profile.reading.document.outlet,
            language=profile.language,
            published=profile.published,
            title=profile.reading.document.title or "",
            main_incident=main.get(profile.id),
            mentions=tuple(mentions.get(profile.id, ())),
            copies=tuple(sorted(copies.get(profile.id, ()))),
            origins=tuple(origins.get(profile.id, ())),
            sources=_sources(profile),
            notes=notes.of(profile.id),
        )
        for profile in profiles
    )


def _note_circles(links: Sequence[Link], notes: Notes) -> None:
    cited = {(link.left, link.right) for link in links if link.kind == "cites"}
    for left, right in sorted(cited):
        if (right, left) in cited:
            notes.add(left, f"cites {right}, which cites it")


def _sources(profile: Profile) -> tuple[SourceName, ...]:
    found: dict[str, SourceName] = {}
    for link in profile.reading.account.attributions:
        name = _name(profile, link)
        if name:
            found.setdefault(name, SourceName(name=name, anonymous=link.anonymous, kind=link.anonymous_kind))
    return tuple(found.values())


def _name(profile: Profile, link: Attribution) -> str:
    if link.source is None:
        return ""
    return " ".join(link.source.of(profile.text).split())

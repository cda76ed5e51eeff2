"""Each report's place among the others, and what was odd in the input."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rawi.connect.taken import COPIES
from rawi.model import Attribution, Id, Incident, Link, Reading, ReportSummary, SourceName


class Notes:
    """What was missing or odd, by report and for the whole."""

    def __init__(self) -> None:
        self._seen: set[Id] = set()
        self._engine: str | None = None
        self._of: dict[Id, list[str]] = defaultdict(list)
        self._all: list[str] = []

    def distinct(self, readings: Sequence[Reading]) -> list[Reading]:
        """The readings whose id was not given before, each id once; the first of an id is kept."""
        found: list[Reading] = []
        for reading in readings:
            key = reading.document.id
            if key in self._seen:
                self._all.append(f"{key}: given more than once; the first is used")
                continue
            self._seen.add(key)
            found.append(reading)
            if self._engine is None:
                self._engine = reading.account.engine
            if reading.document.published is None:
                self._of[key].append("no publication date")
            if reading.account.engine != self._engine:
                self._of[key].append(f"read by another engine: {reading.account.engine}")
        return found

    def of(self, key: Id) -> tuple[str, ...]:
        """The notes on one report."""
        return tuple(self._of.get(key, ()))

    def all(self) -> tuple[str, ...]:
        """Notes on the whole collection."""
        return tuple(self._all)


def summaries_of(
    readings: Sequence[Reading], incidents: Sequence[Incident], links: Sequence[Link], notes: Notes
) -> tuple[ReportSummary, ...]:
    """One summary a report, in the order given; the incidents and links are all that the reports have part in."""
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
    circles = _circles(links)
    return tuple(
        ReportSummary(
            id=key,
            outlet=document.outlet,
            language=document.language,
            published=document.published.start if document.published is not None else None,
            title=document.title or "",
            main_incident=main.get(key),
            mentions=tuple(mentions.get(key, ())),
            copies=tuple(sorted(copies.get(key, ()))),
            origins=tuple(origins.get(key, ())),
            sources=_sources(reading),
            notes=(*notes.of(key), *circles.get(key, ())),
        )
        for reading in readings
        for document, key in [(reading.document, reading.document.id)]
    )


def _circles(links: Sequence[Link]) -> dict[Id, list[str]]:
    """Notes on reports that cite one another."""
    cited = {(link.left, link.right) for link in links if link.kind == "cites"}
    found: dict[Id, list[str]] = defaultdict(list)
    for left, right in sorted(cited):
        if (right, left) in cited:
            found[left].append(f"cites {right}, which cites it")
    return found


def _sources(reading: Reading) -> tuple[SourceName, ...]:
    found: dict[str, SourceName] = {}
    for link in reading.account.attributions:
        name = _name(reading, link)
        if name:
            found.setdefault(name, SourceName(name=name, anonymous=link.anonymous, kind=link.anonymous_kind))
    return tuple(found.values())


def _name(reading: Reading, link: Attribution) -> str:
    if link.source is None:
        return ""
    return " ".join(link.source.of(reading.document.text).split())

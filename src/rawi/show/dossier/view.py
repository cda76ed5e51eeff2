"""An incident prepared for showing: names instead of ids, drawings, anchors into the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from markupsafe import Markup

from rawi.connect.taken import COPIES
from rawi.model import ClaimAt, Connections, Document, Incident, Link, Origin, Reading, ReportSummary, Span, Version
from rawi.show import words
from rawi.show.dossier.names import counts, report_name, when, where
from rawi.show.dossier.pictures import draw_days, draw_places, draw_relays
from rawi.show.marked import Mark, Segment, segments

FIELDS = ("occurred", "killed", "injured", "munitions", "vehicles", "actor", "target", "weapon", "place", "time")
SHOWN = 6
"""Versions of one field that are shown at once; the others are folded away."""


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
        map=draw_places(incident, readings),
        graph=draw_relays(incident, own, reports),
        timeline=draw_days(incident, own, reports, readings),
    )


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

"""Two reports side by side: passages that say the same in one row, the words that differ marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from rawi.connect.pipeline import connect
from rawi.model import AlignedPair, Claim, Link, Reading, Span
from rawi.show import words
from rawi.show.dossier import FIELDS
from rawi.show.web.views.differences import Piece, differences, whole
from rawi.show.web.views.report_view import title_of
from rawi.store.records import StoredReport

_ROWS = 400


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Passages that say the same, or one that only one report has."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    changes: tuple[str, ...] = ()
    score: float | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A value, and its bounds and certainty apart from it: the two may read in different directions."""

    value: str
    note: str = ""


class FieldRow(msgspec.Struct, frozen=True, kw_only=True):
    """What each report claims of its main event, by field."""

    field: str
    left: tuple[Said, ...]
    right: tuple[Said, ...]

    @property
    def differs(self) -> bool:
        """Both say something, and not the same."""
        return bool(self.left and self.right) and not set(self.left) & set(self.right)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two reports."""

    reading: Reading
    title: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page of two reports shows."""

    left: Side
    right: Side
    links: tuple[Link, ...]
    known: bool
    """The links are the store's; else they were found for this page."""
    rows: tuple[Row, ...]
    fields: tuple[FieldRow, ...]
    cut: bool
    """There are more rows than are shown."""


def view_comparison(left: StoredReport, right: StoredReport) -> Comparison:
    """The comparison of two reports of the store."""
    known = bool(_stored_links(left, right))
    turned = links_between(left, right)
    rows = list(_rows(left.reading, right.reading, _pairs(turned)))
    return Comparison(
        left=Side(reading=left.reading, title=title_of(left.reading)),
        right=Side(reading=right.reading, title=title_of(right.reading)),
        links=turned,
        known=known,
        rows=tuple(rows[:_ROWS]),
        fields=tuple(_fields(left.reading, right.reading)),
        cut=len(rows) > _ROWS,
    )


def links_between(left: StoredReport, right: StoredReport) -> tuple[Link, ...]:
    """The store's links of two reports, else those found now, each seen from the left one."""
    links = _stored_links(left, right) or connect([left.reading, right.reading]).links
    return tuple(link if link.left == left.document.id else turn(link) for link in links)


def _stored_links(left: StoredReport, right: StoredReport) -> tuple[Link, ...]:
    pair = {left.document.id, right.document.id}
    return tuple(link for link in left.links if {link.left, link.right} == pair)


_TURNED = {"left_from_right": "right_from_left", "right_from_left": "left_from_right"}


def turn(link: Link) -> Link:
    """The same link seen from its other side."""
    pairs = tuple(
        AlignedPair(left=pair.right, right=pair.left, score=pair.score, changes=pair.changes) for pair in link.pairs
    )
    direction = _TURNED.get(link.direction, link.direction)
    return msgspec.structs.replace(link, left=link.right, right=link.left, pairs=pairs, direction=direction)


def _pairs(links: Sequence[Link]) -> list[AlignedPair]:
    best = max(links, key=lambda link: len(link.pairs), default=None)
    return sorted(best.pairs, key=lambda pair: pair.left) if best else []


def _rows(left: Reading, right: Reading, pairs: Sequence[AlignedPair]) -> Iterator[Row]:
    """The left report in its order, with what only the right one has where it stands there."""
    lone_left = [span for span in left.account.sentences if not any(span.meets(pair.left) for pair in pairs)]
    waiting = [span for span in right.account.sentences if not any(span.meets(pair.right) for pair in pairs)]
    units: list[tuple[Span, AlignedPair | None]] = [(pair.left, pair) for pair in pairs]
    units += [(span, None) for span in lone_left]
    alike = left.document.language == right.document.language
    for span, pair in sorted(units, key=lambda unit: unit[0]):
        if pair is None:
            yield Row(left=whole(span.of(left.document.text)))
            continue
        while waiting and waiting[0].start < pair.right.start:
            yield Row(right=whole(waiting.pop(0).of(right.document.text)))
        one, other = pair.left.of(left.document.text), pair.right.of(right.document.text)
        marked = differences(one, other) if alike else (whole(one), whole(other))
        yield Row(left=marked[0], right=marked[1], changes=pair.changes, score=pair.score)
    for span in waiting:
        yield Row(right=whole(span.of(right.document.text)))


def _fields(left: Reading, right: Reading) -> Iterator[FieldRow]:
    one, other = _main_claims(left), _main_claims(right)
    for field in FIELDS:
        if field in one or field in other:
            yield FieldRow(field=field, left=one.get(field, ()), right=other.get(field, ()))


def _main_claims(reading: Reading) -> dict[str, tuple[Said, ...]]:
    found: dict[str, dict[Said, None]] = {}
    account = reading.account
    for claim in account.claims:
        if claim.event < len(account.events) and account.events[claim.event].main:
            found.setdefault(claim.field, {})[_said(claim)] = None
    return {field: tuple(values) for field, values in found.items()}


def _said(claim: Claim) -> Said:
    numbered = claim.low is not None or claim.high is not None
    notes = [words.bounds(claim.low, claim.high)] if numbered else []
    notes += [claim.certainty] if claim.certainty != "affirmed" else []
    return Said(value=claim.value, note=", ".join(notes))

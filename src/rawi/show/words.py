"""Short ways to say a finding: one place for the wording that terminal and pages share."""

from __future__ import annotations

from rawi.model import Account, Attribution, Claim, Document, Quantity, Reading, Span, TimeInterval

_LONGEST = 160


def quote(document: Document, spans: tuple[Span, ...], *, longest: int = _LONGEST) -> str:
    """The words of the spans on one line, cut at `longest` characters."""
    words = " […] ".join(" ".join(span.of(document.text).split()) for span in spans)
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def source_name(document: Document, attribution: Attribution) -> str:
    """Who speaks in this link, in the report's words."""
    if attribution.source is None:
        return "nobody named"
    name = quote(document, (attribution.source,), longest=90)
    return f"{name} ({attribution.anonymous_kind or 'unnamed'}, anonymous)" if attribution.anonymous else name


def publisher(document: Document) -> str:
    """Whose page it is: the outermost voice."""
    place = (document.origin or "").rsplit("/", 1)[-1]
    return document.outlet or document.url or place or "the report itself"


def authority(reading: Reading, attribution: int | None) -> str:
    """The chain behind a claim, from the innermost source outwards."""
    links = reading.account.chain(attribution)
    names = [source_name(reading.document, link) for link in links]
    return " ← ".join([*names, publisher(reading.document)])


def claim_value(claim: Claim) -> str:
    """The value of a claim; numbers with their bounds."""
    if claim.low is None and claim.high is None:
        return claim.value
    return f"{claim.value} [{bounds(claim.low, claim.high)}]"


def bounds(low: int | None, high: int | None) -> str:
    """A range as people write it: 3, 3 to 5, 12 and more, at most 9."""
    if low == high:
        return "?" if low is None else str(low)
    if high is None:
        return f"{low} and more"
    return f"at most {high}" if low is None else f"{low} to {high}"


def interval(time: TimeInterval) -> str:
    """The days of a time, both ends meant."""
    if time.start is None or time.end is None:
        return "unknown"
    days = (time.end - time.start).days
    return time.start.isoformat() if days <= 1 else f"{time.start} … {time.end} (end not included)"


def tolls(event_tolls: tuple[Quantity | None, ...]) -> str:
    """The numbers of an event on one line."""
    return ", ".join(f"{toll.unit} {bounds(toll.low, toll.high)}" for toll in event_tolls if toll is not None)


def roots(account: Account) -> list[int]:
    """Indices of the outermost attributions."""
    return [index for index, link in enumerate(account.attributions) if link.within is None]


def within(account: Account, index: int) -> list[int]:
    """Indices of the attributions directly inside one."""
    return [inner for inner, link in enumerate(account.attributions) if link.within == index and inner != index]

"""The versions of each field of an incident side by side: who stands behind each, who denies it, when it first appeared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rawi.connect.facts import TOLL_FIELDS, Fact
from rawi.connect.names import skeleton
from rawi.connect.origins import Origins
from rawi.connect.profile import Profile
from rawi.connect.signs import signs_of
from rawi.model import ClaimAt, Id, Quote, Version
from rawi.words.tokens import find_tokens

FIELDS = ("occurred", "actor", "target", "weapon", "place", "time", *TOLL_FIELDS)
_MOST_QUOTES = 12
_CERTAIN = ("affirmed", "hedged", "planned", "hypothetical", "denied")


class Denials(NamedTuple):
    """Reports of an incident that carry somebody's denial, and whose."""

    reports: tuple[Id, ...]
    origins: tuple[Id, ...]


def versions_of(
    facts: Sequence[Fact], profiles: Mapping[int, Profile], origins: Origins, denials: Denials
) -> tuple[Version, ...]:
    """Versions by field, the best supported first."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.field in FIELDS and not fact.denies:
            groups[fact.field, _value_key(fact, profiles[fact.report].language)].append(fact)
    found = [_version(field, group, profiles, origins, denials) for (field, _), group in sorted(groups.items())]
    if denials.reports and not any(version.field == "occurred" for version in found):
        found.append(_bare_denial(denials))
    found.sort(key=lambda v: (FIELDS.index(v.field), -len(v.origins), -len(v.reports), v.value))
    return tuple(_with_revisions(found, facts, profiles, origins))


def _value_key(fact: Fact, language: str) -> str:
    if fact.field in TOLL_FIELDS:
        if fact.low is None and fact.high is None:
            return "?"
        # "at least 9" and "9" are one version: their ranges meet in the number that both name.
        return f"{fact.low}" if fact.high in (None, fact.low) else f"{fact.low}-{fact.high}"
    if fact.field in ("occurred", "time", "place"):
        return "" if fact.field == "occurred" else fact.value
    if fact.ids:
        return " ".join(sorted(fact.ids))
    signs = {sign for token in find_tokens(fact.value) for sign in signs_of(token, language)[:1]}
    return " ".join(sorted(signs)) or skeleton(fact.value) or fact.value


def _version(
    field: str, group: list[Fact], profiles: Mapping[int, Profile], origins: Origins, denials: Denials
) -> Version:
    ordered = sorted(group, key=lambda fact: _when(profiles[fact.report], fact))
    first = profiles[ordered[0].report]
    low = ordered[0].low
    high = None if any(fact.high is None for fact in ordered) else ordered[0].high
    certainties = {fact.certainty for fact in group}
    return Version(
        field=field,
        value=_value(field, ordered[0], low, high, about=all(fact.about for fact in group)),
        low=low if field in TOLL_FIELDS else None,
        high=high if field in TOLL_FIELDS else None,
        claims=tuple(ClaimAt(profiles[f.report].id, f.claim) for f in ordered if f.claim is not None),
        origins=origins.behind(group),
        reports=tuple(dict.fromkeys(profiles[fact.report].id for fact in ordered)),
        denied_in=denials.reports if field == "occurred" else (),
        denied_by=denials.origins if field == "occurred" else (),
        quotes=tuple(_quote(profiles[fact.report], fact) for fact in ordered[:_MOST_QUOTES]),
        first_report=first.id,
        first_seen=_first_day(ordered, profiles),
        certainty=next(name for name in (*_CERTAIN, *sorted(certainties)) if name in certainties),
    )


def _first_day(facts: Sequence[Fact], profiles: Mapping[int, Profile]) -> date | None:
    """The earliest day on which a report dated by day gives it; a month or a year names no day."""
    datings = [profiles[fact.report].reading.document.published for fact in facts]
    return min((dating.start for dating in datings if dating is not None and dating.grain == "day"), default=None)


def _value(field: str, first: Fact, low: int | None, high: int | None, *, about: bool) -> str:
    if field not in TOLL_FIELDS or (low is None and high is None):
        return first.value
    if low == high:
        return f"about {low}" if about else str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _bare_denial(denials: Denials) -> Version:
    return Version(field="occurred", value="denied", denied_in=denials.reports, denied_by=denials.origins)


def _quote(profile: Profile, fact: Fact) -> Quote:
    return Quote(document=profile.id, span=fact.span, text=fact.span.of(profile.text))


def _when(profile: Profile, fact: Fact) -> tuple[str, str, int]:
    return (str(profile.published or "9999"), profile.id, fact.span.start)


def _with_revisions(
    versions: list[Version], facts: Sequence[Fact], profiles: Mapping[int, Profile], origins: Origins
) -> list[Version]:
    """A later number of the same origin replaces its earlier one: a revision, not a contradiction."""
    latest: dict[tuple[str, Id], Version] = {}
    revised: dict[int, str] = {}
    numbers = [(i, v) for i, v in enumerate(versions) if v.field in TOLL_FIELDS and v.first_seen is not None]
    for index, version in sorted(numbers, key=lambda item: (str(item[1].first_seen), item[0])):
        for origin in version.origins:
            before = latest.get((version.field, origin))
            if before is not None and not agree(before, version) and before.first_seen != version.first_seen:
                revised[index] = before.value
            latest[version.field, origin] = version
    return [_revising(version, revised.get(index)) for index, version in enumerate(versions)]


def _revising(version: Version, before: str | None) -> Version:
    if before is None:
        return version
    return Version(
        **{name: getattr(version, name) for name in version.__struct_fields__ if name != "revises"}, revises=before
    )


def agree(left: Version, right: Version) -> bool:
    """Two numbers agree when their ranges overlap."""
    low = max(left.low or 0, right.low or 0)
    highs = [high for high in (left.high, right.high) if high is not None]
    return not highs or low <= min(highs)

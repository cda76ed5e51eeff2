"""Which reports of an incident carry somebody's denial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rawi.connect.facts import Fact
from rawi.connect.origins import Origins
from rawi.connect.profile import Profile
from rawi.connect.signs import Line
from rawi.connect.sources import source_of
from rawi.connect.versions import Denials
from rawi.knowledge.relay_words import is_one_of
from rawi.model import Attribution
from rawi.words.tokens import find_tokens

_DENY = "=deny"
_ACTS = frozenset({"=strike", "=attack", "=bombard", "=carry_out", "=shoot"})
_CLAIMING = frozenset({"=claim", "=casualty", "=wound", "=damage"})
_UNKNOWN = frozenset({"=identity", "=know", "=identify", "=anonymous"})
_REACH = 5
"""Words after a negation within which an act is the one negated."""
_SAYING = frozenset({"states", "confirms", "denies"})


def denials_of(
    mains: Sequence[Profile], roots: Mapping[int, int], profiles: Sequence[Profile], origins: Origins
) -> Denials:
    """Reports whose attributions or events deny, and the origins of those denials that are known."""
    reports: list[str] = []
    denying: set[str] = set()
    for profile in mains:
        found = list(_denying(profile))
        if found or _rejects(profile):
            reports.append(profile.id)
        for index in found:
            origin = origins.of_source(source_of(profile, index, profiles[roots[profile.place]]))
            if origin is not None:
                denying.add(origin)
    return Denials(tuple(sorted(reports)), tuple(sorted(denying)))


def denials_in(facts: Sequence[Fact], profiles: Sequence[Profile], origins: Origins) -> Denials:
    """The denials among facts, for a happening that reports tell of in passing."""
    denied = [fact for fact in facts if fact.denies and fact.field == "occurred"]
    known = {origin for fact in denied if (origin := origins.of_source(fact.source)) is not None}
    return Denials(tuple(sorted({profiles[fact.report].id for fact in denied})), tuple(sorted(known)))


def _rejects(profile: Profile) -> bool:
    """An event of rejecting whose words deny; resistance to an attack is none."""
    account = profile.reading.account
    triggers = [event.trigger for event in account.events if event.kind == "REJECT"]
    return any(
        _DENY in said.signs and any(trigger.start <= said.start < trigger.end for trigger in triggers)
        for line in profile.lines
        for said in line.said
    )


def _denying(profile: Profile) -> Iterator[int]:
    """Attributions that deny: by their own verb, by a denied event in their content, by the words "no", "not" before an act."""
    account = profile.reading.account
    denied = {
        event.attribution for event in account.events if event.status == "denied" and event.kind.startswith("ASSAULT")
    }
    for index, link in enumerate(account.attributions):
        if link.stance == "denies":
            yield index
        elif link.stance in _SAYING and link.source is not None and _speaks_for_a_party(link):
            lines = [line for line in profile.lines if any(line.span.meets(content) for content in link.content)][:1]
            harmless = any(line.signs & _CLAIMING for line in lines)
            if (index in denied and not harmless) or any(_negates_an_act(line, profile) for line in lines):
                yield index


def _speaks_for_a_party(link: Attribution) -> bool:
    return not link.anonymous or link.anonymous_kind in ("military", "official")


def _negates_an_act(line: Line, profile: Profile) -> bool:
    if line.signs & _CLAIMING:
        return False
    tokens = [token for token in find_tokens(line.span.of(profile.text)) if token.kind == "word"]
    signs = {said.start - line.span.start: said.signs for said in line.said}
    for place, token in enumerate(tokens):
        if not is_one_of(token.folded, "negation", profile.language):
            continue
        for other in tokens[place + 1 : place + 1 + _REACH]:
            unclear = is_one_of(other.folded, "unclear", profile.language)
            if unclear or _UNKNOWN.intersection(signs.get(other.start, ())):
                break
            act = _ACTS.intersection(signs.get(other.start, ()))
            if act or is_one_of(other.folded, "involvement", profile.language):
                return True
    return False

"""Distinct origins of an incident: one body counts once, however many names, languages and pages repeat its word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rawi.connect.bodies import STATE_ORGANS, groups_of
from rawi.connect.facts import Fact
from rawi.connect.profile import Profile
from rawi.connect.roots import Ties, is_headed
from rawi.connect.sources import CITED_OUTLET, ITS_CORRESPONDENT, Source, signs_in, speaks_for_itself
from rawi.knowledge.media import media, related
from rawi.knowledge.relay_words import relay_words
from rawi.model import ClaimAt, Id, Origin, make_id
from rawi.words.fold import is_arabic
from rawi.words.tokens import find_tokens

_HARDNESS = {"outlet": 0, "agency": 0, "media": 0, "unnamed": 1, "witness": 1}
_FIRM = 2
_REGISTERED = 3
_WEAKEST = 1
_MANY = 4
_PLENTY = 4
_SOME = 2
_HEADLINE = 2
_IN_OFFICE = frozenset({"?official", "?military", "?diplomatic"})
"""Unnamed officials may speak for the party that is named elsewhere."""
_ANYBODY = "?unnamed"
"""A source of which no more is said than that it has no name."""
_ARTICLE = "ال"
_ITS = ("ها", "هم", "هما")
_RANKS = frozenset({"=leader", "=officer", "=spokesman"})
_HIDDEN = frozenset({"unnamed", "witness"})
_COULD_BE_ANYBODY = _HIDDEN | {"official", "unresolved"}
"""An unnamed source can be the official or the person whom another passage names."""
_BODIES = frozenset(
    "=" + word
    for word in (
        *("association", "committee", "company", "group", "institute", "council", "union", "party", "emergency_room"),
        *("room", "ministry", "police", "headquarters", "hospital", "government"),
    )
)
"""Words for bodies: a committee of which no more is said is somebody all the same."""
_ARMED = frozenset({"=group", "=party", "=government"})
"""Words for bodies that reports use for a side of the conflict which they named before."""
_PRIVATE = frozenset({"=association", "=company", "=group", "=institute", "=network", "=union", "=party"})


class Origins:
    """The origins behind an incident's facts; `ties` say which statements hang together."""

    def __init__(self, facts: Sequence[Fact], profiles: Mapping[int, Profile], ties: Ties) -> None:
        self._profiles = profiles
        self._houses = {profile.houses.own for profile in profiles.values()}
        self._speakers = {profile.houses.own for profile in profiles.values() if speaks_for_itself(profile)}
        self._ties = ties
        self._group_of = groups_of([fact.source for fact in facts])
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        self._known_as: dict[str, frozenset[str]] = defaultdict(frozenset)
        for fact in facts:
            self._known_as[self._group_of[fact.source.key]] |= fact.source.signs
            self._facts[self._group_of[fact.source.key]].append(fact)

    def behind(self, facts: Iterable[Fact]) -> tuple[Id, ...]:
        """Ids of the distinct origins of facts that state one value; those that may be another's echo are left out."""
        by_group: dict[str, list[Fact]] = defaultdict(list)
        listed = [fact for fact in facts if fact.source.key]
        listed = [fact for fact in listed if not fact.reckoned] or listed
        direct = [fact for fact in listed if not fact.inherited]
        for fact in direct or listed[:1]:
            if fact.source.key:
                by_group[self._group_of[fact.source.key]].append(fact)
        first_hand = {group: own for group, own in by_group.items() if not all(_is_relay(f.source) for f in own)}
        by_group = defaultdict(list, first_hand or by_group)  # a relay has its number from one of those who speak
        ranked = sorted(by_group, key=lambda group: (-self._hardness(by_group[group]), -len(by_group[group]), group))
        least = _WEAKEST
        if all(fact.low == 1 for facts in by_group.values() for fact in facts):
            least = _REGISTERED  # one is said by chance more often than by two who know
        elif all(fact.low == 0 for facts in by_group.values() for fact in facts):
            least = _FIRM
        sources = sum(self._hardness(facts) >= _WEAKEST for facts in by_group.values())
        kept: list[str] = []
        for group in ranked:
            own = by_group[group]
            apart = all(self._independent(own, by_group[other], least) for other in kept)
            second = len(kept) == 1 and sources >= _PLENTY
            if apart or (second and self._another(own, by_group[kept[0]], least)):
                kept.append(group)
        return tuple(sorted(_id(group) for group in kept))

    def _tied(self, left: Sequence[Fact], right: Sequence[Fact]) -> bool:
        """The statements hang together; those whose own source is not known for certain do where their reports do."""
        return any(
            self._ties.tied(a.report, a.span, b.report, b.span)
            or (not (self._is_own(a) and self._is_own(b)) and self._ties.reports_tied(a.report, b.report))
            for a in left
            for b in right
        )

    def _is_own(self, fact: Fact) -> bool:
        """The words say whose statement it is: by name, or as an official of a party that they name."""
        of_a_party = any(sign[0] == "!" for sign in fact.source.signs)
        return not fact.inherited and (of_a_party or self._one_hardness(fact.source) >= _FIRM)

    def of_source(self, source: Source) -> Id | None:
        """The id of the origin that a source belongs to."""
        group = self._group_of.get(source.key)
        return _id(group) if group else None

    def listed(self) -> tuple[Origin, ...]:
        """Every origin, with the claims that go back to it and the grounds."""
        found = [self._origin(group, facts) for group, facts in sorted(self._facts.items()) if group]
        return tuple(_related(found, {_id(group): group for group in self._facts}))

    def _origin(self, group: str, facts: list[Fact]) -> Origin:
        sources = [fact.source for fact in facts]
        best = min(
            sources, key=lambda source: (source.kind == "unresolved", -len(source.signs), len(source.name), source.name)
        )
        return Origin(
            id=_id(group),
            name=" ".join(best.name.split()),
            kind=best.kind,
            side=best.side,
            claims=tuple(ClaimAt(self._profiles[f.report].id, f.claim) for f in facts if f.claim is not None),
            grounds=tuple(sorted({source.ground for source in sources})),
        )

    def _independent(self, weaker: Sequence[Fact], stronger: Sequence[Fact], least: int) -> bool:
        """Two origins of one value: firm enough, unlike, and told apart by one report or in reports that do not hang together."""
        if self._one(weaker, stronger) and not self._told_apart(weaker, stronger):
            return False
        left, right = {fact.report for fact in weaker}, {fact.report for fact in stronger}
        if left & right:
            if any(self._one_place(a, b) for a in weaker for b in stronger):
                return False  # one number in one place, read as two sources' word
            return self._hardness(weaker) >= (least if weaker[0].low in (0, 1) else _WEAKEST)
        if len(left) == 1 and self._ties.families(right) >= _MANY:
            return False  # one report against many is likelier to name the wrong source than to have its own
        return self._hardness(weaker) >= least and not self._tied(weaker, stronger)

    def _told_apart(self, left: Sequence[Fact], right: Sequence[Fact]) -> bool:
        """A report gives the number twice as two sources' word, and each source's word stands in another report too."""
        given = ({fact.report for fact in facts if not fact.inherited} for facts in (left, right))
        if any(self._ties.families(reports) < _SOME for reports in given):
            return False  # one text alone, with its copies, may name one source in two ways
        return any(
            a.report == b.report
            and not self._one_place(a, b)
            and not (a.inherited or b.inherited or a.source.signs & b.source.signs)
            for a in left
            for b in right
        )

    def _one_place(self, left: Fact, right: Fact) -> bool:
        """The same words, or the headline and the sentence that it sums up."""
        if left.report != right.report:
            return False
        profile = self._profiles[left.report]
        top = profile.lines[:_HEADLINE]
        return left.span.meets(right.span) or (
            is_headed(profile) and all(any(line.span.holds(fact.span) for line in top) for fact in (left, right))
        )

    def _another(self, weaker: Sequence[Fact], stronger: Sequence[Fact], least: int) -> bool:
        """Where many sources give one number not all can be one, whatever passages their reports share."""
        few = len({fact.report for fact in weaker}) < _SOME <= len({fact.report for fact in stronger})
        known = self._hardness(weaker) >= _WEAKEST and least < _REGISTERED
        return known and not few and not self._one(weaker, stronger)

    def _one(self, left: Sequence[Fact], right: Sequence[Fact]) -> bool:
        if any(self._only_points(facts) for facts in (left, right)):
            return True
        if any(_may_be_one(a.source, b.source) for a in left for b in right):
            return True
        return _could_be_that_body(*(self._known_as[self._group_of[facts[0].source.key]] for facts in (left, right)))

    def _only_points(self, facts: Sequence[Fact]) -> bool:
        """Nowhere in the incident is the source told by more than a word that points at it."""
        return all(_only_points(fact.source) for fact in self._facts[self._group_of[facts[0].source.key]])

    def _hardness(self, facts: Sequence[Fact]) -> int:
        """How firmly the source is known: 3 registered, 2 named, 1 unnamed or an outlet of which no report is at hand, 0 else."""
        return max(self._one_hardness(fact.source) for fact in facts)

    def _one_hardness(self, source: Source) -> int:
        if source.key in self._speakers:
            return _REGISTERED  # a statement at hand is its publisher's word for certain
        if source.ground == ITS_CORRESPONDENT or (source.ground == CITED_OUTLET and _takes_a_side(source)):
            return _FIRM
        if source.ground == CITED_OUTLET:
            return 0 if source.key in self._houses else _WEAKEST
        if source.kind == "unresolved" and _as_house(source) in self._houses:
            return 0
        return _HARDNESS.get(source.kind, 2 if source.key.startswith("source ") else 3)


def _may_be_one(left: Source, right: Source) -> bool:
    """The two could be one body under two names: a state and its army, an official and an unnamed official, a group unnamed."""
    if left.signs & right.signs:
        return True
    if _could_serve(left, right):
        return True
    for one, other in ((left, right), (right, left)):
        if one.kind == "unresolved" and not _has_name(one):
            return not one.signs & _BODIES or other.kind == "unnamed"
    kinds = {left.kind, right.kind}
    if kinds <= {"official", "party"}:
        return any(source.signs & STATE_ORGANS for source in (left, right)) and len(kinds) == 2
    if kinds == {"unnamed", "party"}:
        hidden = left if left.kind == "unnamed" else right
        return _ANYBODY in hidden.signs or (
            bool(hidden.signs & _IN_OFFICE) and not any(sign[0] == "!" for sign in hidden.signs)
        )
    if kinds <= _COULD_BE_ANYBODY and not (kinds & {"witness"} and (left.signs | right.signs) & _BODIES):
        return bool(kinds & _HIDDEN) or not (_has_name(left) and _has_name(right))
    return False


def _only_points(source: Source) -> bool:
    """`The director`, `the group`: whom it means is said elsewhere."""
    words = [token.folded for token in find_tokens(source.name) if token.kind == "word"]
    if source.kind not in ("unresolved", "official") or not words:
        return False
    if len(words) == 1 and is_arabic(words[0]) and (words[0].startswith(_ARTICLE) or words[0].endswith(_ITS)):
        return True
    if _has_name(source) or len(source.signs) > 1:
        return False
    if source.signs & _BODIES and not source.signs & _ARMED:
        return False
    return words[0] in relay_words("pointing") or (is_arabic(words[0]) and words[0].startswith(_ARTICLE))


def _could_serve(left: Source, right: Source) -> bool:
    """An officer of whom no body is told, and an army, police or ministry that no list knows."""
    if not {left.kind, right.kind} <= {"official", "unresolved"}:
        return False
    organs = [bool(source.signs & STATE_ORGANS) for source in (left, right)]
    officer = right if organs[0] else left
    return sum(organs) == 1 and bool(officer.signs & _RANKS) and not officer.signs & _BODIES


def _could_be_that_body(left: frozenset[str], right: frozenset[str]) -> bool:
    """`A rights group` may be the network that another report names."""
    nameless = [all(sign[0] != "@" for sign in signs) for signs in (left, right)]
    return any(nameless) and bool(left & _PRIVATE) and bool(right & _PRIVATE)


def _is_relay(source: Source) -> bool:
    """An outlet or agency of which no source is known."""
    if "=journalist" in signs_in(source.name, "") or _has_its_own(source):
        return False  # a correspondent was there
    return source.ground == CITED_OUTLET or (source.kind == "unresolved" and "=agency" in source.signs)


def _has_its_own(source: Source) -> bool:
    """A known outlet that is no agency: what it is cited for is its own reporting, or the word of those who run it."""
    medium = media().get(source.key)
    return medium is not None and medium.kind != "agency"


def _takes_a_side(source: Source) -> bool:
    """The outlet belongs to a party or stands close to one: what is said there is said by somebody."""
    medium = media().get(source.key)
    return medium is not None and _has_its_own(source) and (medium.control == "party" or bool(medium.affiliation))


def _as_house(source: Source) -> str:
    """The key that an outlet of this name has, which a report spells as it pleases."""
    return "outlet " + " ".join(sorted(sign[1:] for sign in source.signs))


def _has_name(source: Source) -> bool:
    return any(sign[0] == "@" for sign in source.signs)


def _id(group: str) -> Id:
    return make_id("origin", group)


def _related(origins: list[Origin], groups: Mapping[Id, str]) -> list[Origin]:
    found: list[Origin] = []
    for origin in origins:
        ties = tuple(
            other.id
            for other in origins
            if other.id != origin.id and related(groups[origin.id], groups[other.id]) is not None
        )
        found.append(
            Origin(
                **{name: getattr(origin, name) for name in origin.__struct_fields__ if name != "related"}, related=ties
            )
        )
    return found

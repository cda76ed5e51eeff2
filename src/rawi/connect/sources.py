"""Who a statement goes back to: the chain of attributions walked from the inside out to the first that is more than a relay."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rawi.connect.anaphora import spoken_by
from rawi.connect.names import skeleton
from rawi.connect.profile import Profile
from rawi.connect.signs import signs_of
from rawi.connect.source_houses import house_of, is_a_correspondent, outer_house
from rawi.knowledge.actors import body_of, find_actor, states
from rawi.knowledge.bridge import concepts_of
from rawi.knowledge.media import media
from rawi.knowledge.numbers import number_at
from rawi.knowledge.relay_words import is_one_of, relay_words
from rawi.model import Attribution
from rawi.words.fold import fold, is_arabic, number_forms, stems
from rawi.words.tokens import find_tokens

_NOBODY = frozenset({"media", "unnamed"})
CITED_OUTLET = "named as the only source"
OWN_VOICE = "the report's own voice"
ITS_CORRESPONDENT = "its own correspondent"
_EVERYBODY = frozenset({"=source", "=official", "=say", "=statement", "=spokesman", "=report", "=phone", "=local"})
_PARTIES = frozenset({"state", "force", "armed_group", "coalition", "alliance", "party"})
_SPEAKERS = frozenset({"=witness", "=doctor", "=resident", "=claim", "=leader", "=soldier", "=worker", "=expert"})
_CONDEMN = "=condemn"
_THINGS = frozenset({"=drone", "=missile", "=shell", "=vehicle", "=bomb", "=aircraft", "=helicopter", "=video"})
"""What is fired and driven says nothing, whatever stands before the verb."""
_PEOPLES = frozenset({"state", "group"})
_CIVIL = frozenset(
    "=" + word
    for word in (
        *("group", "association", "network", "company", "institute", "hospital"),
        *("doctor", "resident", "witness", "worker", "expert", "journalist"),
    )
)
_FULL_NAME = 2
_KINDS = {
    **dict.fromkeys(_PARTIES, "party"),
    "office": "official",
    "monitor": "monitor",
    "international": "monitor",
    "agency": "agency",
    "outlet": "outlet",
}


class Source(NamedTuple):
    """The first party of a chain that is more than a relay."""

    key: str
    """The same for one body in every report; empty where nobody's word is cited."""
    name: str
    kind: str
    """party, official, monitor, agency, outlet, witness, media, unnamed or unresolved."""
    signs: frozenset[str]
    """Signs of the source's words, by which one unregistered source is known again in another language."""
    side: str | None
    ground: str


def source_of(profile: Profile, attribution: int | None, root: Profile) -> Source:
    """The origin of what stands under the attribution; `root` is the report that this one was copied from, or itself."""
    relay: Attribution | None = None
    for said in profile.reading.account.chain(attribution):
        if _only_condemns(profile, said):
            continue
        link = spoken_by(profile, said)
        if house_of(profile, link) is not None:
            relay = relay or link
            continue
        found = _party(profile, link)
        if found is not None and found.kind in ("unnamed", "witness"):
            via = outer_house(profile, attribution, link) or root.houses.own
            return found._replace(key=f"{found.key} via {via}", ground=f"{found.ground}, reached by {via}")
        if found is not None:
            return found
    if relay is not None:
        words = relay.source.of(profile.text) if relay.source is not None else ""
        return _outlet(house_of(profile, relay) or words, words, CITED_OUTLET, profile.language)
    if root.id != profile.id:
        return _outlet(root.houses.own, root.reading.document.outlet or "", f"copied from {root.id}", root.language)
    return _outlet(profile.houses.own, profile.reading.document.outlet or "", OWN_VOICE, profile.language)


def _outlet(house: str, name: str, ground: str, language: str) -> Source:
    medium = media().get(house)
    body = find_actor(house) if medium is None else None
    if body is not None:
        signs = source_signs(body.name, "en") | {"!" + body_of(house)}
        return Source(body_of(house), body.name, _KINDS.get(body.kind, "official"), signs, None, ground)
    kind = "agency" if medium is not None and medium.kind == "agency" else "outlet"
    signs = source_signs(name, language) if medium is None else frozenset()
    return Source(house, medium.name if medium is not None else name or house, kind, signs, None, ground)


def _only_condemns(profile: Profile, link: Attribution) -> bool:
    """Who condemns or mourns speaks of what is known already."""
    return link.cue is not None and _CONDEMN in signs_in(link.cue.of(profile.text), profile.language)


def _party(profile: Profile, link: Attribution) -> Source | None:
    words = link.source.of(profile.text) if link.source is not None else ""
    words = words.partition(":")[0]  # a headline that calls itself a statement is none
    tokens = [token.folded for token in find_tokens(words) if token.kind == "word"]
    if tokens and is_one_of(tokens[0], "nobody", profile.language):
        return None
    if not link.anonymous and not link.sources and _counts_people(words, profile.language):
        return None
    if link.anonymous or not words:
        return _hidden(profile, link, words)
    if any(is_one_of(token, "hearsay", profile.language) for token in tokens):
        return None
    signs = source_signs(words, profile.language)
    known = [actor for key in link.sources if (actor := profile.reading.account.actor(key)) is not None]
    for key in link.sources:
        row = find_actor(key)
        if row is not None and not (row.kind in _PEOPLES and _is_one_of_a_people(profile, link, signs)):
            body = body_of(key)
            top = find_actor(body) or row
            side = body if top.kind in _PARTIES else None
            named = signs | source_signs(top.name, "en") | {"!" + body}
            return Source(body, top.name, _KINDS.get(top.kind, "official"), named, side, "registry")
    for actor in known:
        if not (actor.resolved and signs & _CIVIL):
            signs |= source_signs(actor.name, profile.language)
    if is_a_correspondent(profile, link):
        return _of_its_house(profile, link)
    if signs <= _THINGS or _begins_with_a_thing(words, profile.language):
        return None
    name = max((words, *(actor.name for actor in known)), key=len)
    return Source("source " + " ".join(sorted(signs)), name, _kind_of(name, profile.language), signs, None, "named")


def _is_one_of_a_people(profile: Profile, link: Attribution, signs: frozenset[str]) -> bool:
    """`A Haitian rights group`, `an Iraqi doctor`, a person whose name is that of a state: none of them is the state."""
    if signs & _CIVIL:
        return True
    words = find_tokens(link.source.of(profile.text)) if link.source is not None else ()
    named = [word for word in words if word.kind == "word"]
    return (
        len(named) == _FULL_NAME
        and all(is_arabic(word.folded) or (word.text[0].isupper() and not word.text.isupper()) for word in named)
        and not any(sign[0] == "=" for sign in signs_of(named[0], profile.language))
        and named[0].folded not in _peoples()
    )


def _of_its_house(profile: Profile, link: Attribution) -> Source:
    """A correspondent's word is that of the house which his title names, else of the one that publishes the report."""
    named = [one.house for one in profile.named if link.source is not None and link.source.holds(one.span)]
    if named:
        return _outlet(named[0], named[0], CITED_OUTLET, profile.language)
    return _outlet(profile.houses.own, profile.reading.document.outlet or "", ITS_CORRESPONDENT, profile.language)


def _begins_with_a_thing(words: str, language: str) -> bool:
    """The Arabic or French noun that all else describes is a drone, a vehicle, a film: it says nothing."""
    if language == "en":
        return False  # there the noun comes last: the drone operators
    tokens = (token.folded for token in find_tokens(words) if token.kind == "word")
    head = next((token for token in tokens if token not in relay_words("pointing")), "")
    return bool(head) and bool(_THINGS.intersection(concepts_of(head, language)))


def _counts_people(words: str, language: str) -> bool:
    """`five others at the clinic` are those of whom something is said."""
    tokens = find_tokens(words)
    if not tokens or number_at(tokens, 0, language) is None:
        return False
    return not any(
        is_one_of(stem.text, "office", language) for token in tokens for stem in stems(token.folded)
    ) and not (source_signs(words, language) & _SPEAKERS)


def _hidden(profile: Profile, link: Attribution, words: str) -> Source | None:
    kind = link.anonymous_kind or "unnamed"
    if kind == "media" or (not words and not link.anonymous):
        return None
    signs = source_signs(words, profile.language) | {f"?{kind}"} | _bodies_of(profile, link)
    sort = "witness" if kind in ("witness", "local", "rescue", "medical") else "unnamed"
    return Source(f"unnamed {kind}", words or kind, sort, signs, None, "unnamed source")


def _bodies_of(profile: Profile, link: Attribution) -> frozenset[str]:
    """Signs of the registered bodies and states that the source's words name: whose official it is."""
    inside = profile.reading.account.actors_in(link.source) if link.source is not None else ()
    rows = [(key, find_actor(key)) for key in dict.fromkeys((*link.sources, *inside))]
    named = {"!" + body_of(key) for key, row in rows if row is not None and row.kind in _PARTIES}
    words = find_tokens(link.source.of(profile.text)) if link.source is not None else ()
    forms = {form for token in words if token.kind == "word" for form in number_forms(token.folded)}
    return frozenset(named | {"!" + state for form in forms if (state := _peoples().get(form)) is not None})


@lru_cache
def _peoples() -> dict[str, str]:
    """Adjectives of peoples, one word each, to the state."""
    return {
        fold(name): key
        for key, state in states().items()
        for name in (*state.french_people, *state.english_people, *state.arabic_people)
        if " " not in name
    }


def speaks_for_itself(profile: Profile) -> bool:
    """The outlet line calls the text a communiqué: its publisher is the source."""
    return "=statement" in signs_in(profile.reading.document.outlet or "", profile.language)


def signs_in(words: str, language: str) -> frozenset[str]:
    """Every sign of the words."""
    return frozenset(sign for token in find_tokens(words) if token.kind == "word" for sign in signs_of(token, language))


def source_signs(words: str, language: str) -> frozenset[str]:
    """The signs of a source's words, without those of any source at all; names in Latin letters keep their key."""
    found: set[str] = set()
    for token in find_tokens(words):
        if token.kind != "word" or token.folded in _peoples():
            continue
        signs = signs_of(token, language)
        known = any(sign[0] == "=" for sign in signs)
        for sign in signs:
            if sign[0] == "=" or (sign[0] == "@" and not known):
                found.add(sign)
            elif sign[0] == "~" and token.text[0].isupper():
                found.add("@" + skeleton(token.folded))
    return frozenset(found - _EVERYBODY)


def _kind_of(words: str, language: str) -> str:
    tokens = find_tokens(words)
    if any(is_one_of(token.folded, "office", language) for token in tokens):
        return "official"
    return "unresolved"

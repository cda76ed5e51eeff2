"""Which house a source's words name: an agency, an outlet, or the one for which a correspondent speaks."""

from __future__ import annotations

from rawi.connect.outlets import house_key
from rawi.connect.profile import Profile
from rawi.knowledge.actors import find_actor
from rawi.knowledge.bridge import concepts_of
from rawi.knowledge.media import medium_of_name
from rawi.knowledge.relay_words import is_one_of, relay_words
from rawi.model import Attribution
from rawi.words.fold import is_arabic, stems
from rawi.words.tokens import find_tokens

RELAYS = frozenset({"agency", "outlet"})


def house_of(profile: Profile, link: Attribution) -> str | None:
    """The house that the link names, where its source is an agency or outlet and nothing more."""
    account = profile.reading.account
    for key in link.sources:
        row = find_actor(key)
        actor = account.actor(key)
        if row is not None and row.kind in RELAYS:
            return key
        if row is None and actor is not None and actor.kind in RELAYS:
            return house_key(actor.name) or key
    if link.source is not None and not link.anonymous and not is_a_correspondent(profile, link):
        unknown = _unknown_house(link.source.of(profile.text))
        if unknown is not None:
            return unknown
    if link.source is None:
        return None
    named = [one for one in profile.named if link.source.holds(one.span)]
    if named and len(link.source) < len(named[0].span) + 25 and not link.anonymous:
        return named[0].house
    words = link.source.of(profile.text)
    if _is_common_word(words):
        return None
    medium = medium_of_name(words)
    return medium.key if medium is not None else None


def _is_common_word(words: str) -> bool:
    """One Arabic word that is a word of the language too: the drone, the statement."""
    tokens = [token for token in find_tokens(words) if token.kind == "word"]
    return len(tokens) == 1 and is_arabic(tokens[0].folded) and concepts_of(tokens[0].folded, "ar")[0][0] == "="


def _unknown_house(words: str) -> str | None:
    """A house that no list knows, where the words call it an agency, a newspaper, a channel."""
    tokens = [token for token in find_tokens(words) if token.kind == "word"]
    if not any(stem.text in relay_words("house") for token in tokens for stem in stems(token.folded)):
        return None
    return house_key(words) or None


def outer_house(profile: Profile, attribution: int | None, inner: Attribution) -> str | None:
    """The house through which the inner link is told: of an outer link, else one that its sentence names."""
    seen = False
    for link in profile.reading.account.chain(attribution):
        if seen:
            house = house_of(profile, link)
            if house is not None:
                return house
        seen = seen or link is inner
    if inner.source is None:
        return None
    line = next((line for line in profile.lines if line.span.holds(inner.source)), None)
    if line is None:
        return None
    named = [one.house for one in profile.named if line.span.holds(one.span)]
    return named[0] if named else None


def is_a_correspondent(profile: Profile, link: Attribution) -> bool:
    """`The channel's correspondent Husam Zaid`."""
    words = find_tokens(link.source.of(profile.text)) if link.source is not None else ()
    return any(is_one_of(word.folded, "correspondent", profile.language) for word in words)

"""What a passage of a relay altered: a hedge or a bound dropped, a source made better or lost, a word taken in another sense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rawi.connect.copies.changes import has_word, numbers_of
from rawi.connect.drift_relays import Relay
from rawi.connect.profile import Profile
from rawi.connect.signs import Line
from rawi.model import Attribution

_CONDITIONAL = re.compile("dr(?:ait|aient)$")
_STATING = frozenset({"states", "confirms"})
_UNABLE = frozenset({"could", "may", "might"})
_NOBODY = "#0"
_ACCUSED = "=accuse"
_DONE = frozenset(
    {"=attack", "=strike", "=bombard", "=kill", "=die", "=shoot", "=burn", "=destroy", "=abduct", "=capture"}
)


def changes_in(relay: Relay, before: Line, after: Line) -> Iterator[str]:
    """Names of what the relay altered in a passage that both tell."""
    source, target = relay.source, relay.relay
    same_deed = after.signs & before.signs & _DONE
    one_event = relay.copied or same_deed
    if one_event and _is_hedged(source, before) and not _is_hedged(target, after):
        yield "hedge_dropped"
    if not relay.copied and numbers_of(before) & numbers_of(after) and _loses(relay, before, after, "bound"):
        yield "bound_dropped"
    hidden = has_word(source, before, "anonymous") and not has_word(source, before, "office")
    if not relay.copied and hidden and has_word(target, after, "office"):
        yield "source_sharpened"
    if _takes_credit(relay, before, after):
        yield "credit_taken"
    if not relay.copied and _ACCUSED in before.signs and _ACCUSED not in after.signs and same_deed:
        yield "accusation_became_fact"
    if not relay.copied:
        for group, change in (("confirm", "confirmation_added"), ("admit", "admission_added")):
            if has_word(target, after, group) and not any(has_word(source, line, group) for line in source.lines):
                yield change


def loses_source(relay: Relay, before: Line, after: Line) -> bool:
    """The source says who states it; the relay tells it in its own voice and names that one nowhere."""
    told = _statements_in(relay.source, before)
    if not told or _statements_in(relay.relay, after):
        return False
    givers = _givers(relay.source, told)
    others = [link for link in relay.relay.reading.account.attributions if link.source is not None]
    if _NOBODY in givers:
        return False
    words = {sign for sign in givers if sign[0] in "@="}
    return not givers & _givers(relay.relay, others) and not any(words & line.signs for line in relay.relay.lines)


def _statements_in(profile: Profile, line: Line) -> list[Attribution]:
    """What somebody is said to state in the passage."""
    return [
        link
        for link in profile.reading.account.attributions
        if link.source is not None
        and link.stance in _STATING
        and not link.credit
        and any(span.start < line.span.end and line.span.start < span.end for span in (*link.content, link.source))
    ]


def _givers(profile: Profile, links: Sequence[Attribution]) -> set[str]:
    """Who the sources are, by actor and in the signs of their words."""
    spans = [link.source for link in links if link.source is not None]
    said = (one for line in profile.lines for one in line.said)
    signs = {sign for one in said if any(span.start <= one.start < span.end for span in spans) for sign in one.signs}
    return signs | {actor for link in links for actor in link.sources}


def _takes_credit(relay: Relay, before: Line, after: Line) -> bool:
    """What the source found out itself, a copy has found out, and the source is not named."""
    if not relay.copied or relay.source.language != relay.relay.language:
        return False
    house = relay.source.houses.own
    named = any(one.house == house and before.span.holds(one.span) for one in relay.source.named)
    learned = has_word(relay.source, before, "learned") and has_word(relay.relay, after, "learned")
    return named and learned and not any(one.house == house for one in relay.relay.named)


def _is_hedged(profile: Profile, line: Line) -> bool:
    """A word that leaves the passage open, or a conditional; not what could not be done, nor the month of May."""
    words = line.words
    if profile.language == "fr" and any(_CONDITIONAL.search(word) for word in words):
        return True
    if profile.language == "ar" and any(one == "قد" and other[0] in "يت" for one, other in pairwise(words)):
        return True
    if profile.language == "en" and any(
        one in _UNABLE and (other == "not" or other.isdecimal()) for one, other in pairwise(words)
    ):
        return False
    return has_word(profile, line, "hedge")


def _loses(relay: Relay, before: Line, after: Line, group: str) -> bool:
    return has_word(relay.source, before, group) and not has_word(relay.relay, after, group)

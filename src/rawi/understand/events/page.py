"""A document as the steps of events see it: tokens by sentence, and where verbs, times and weapons stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from rawi.knowledge.counted import Weapon, weapons
from rawi.knowledge.event_words import LANGUAGES
from rawi.model import Attribution, Document, Place, Quantity, Span, TimeInterval
from rawi.understand.events.closed_words import AUXILIARIES
from rawi.understand.events.triggers import Trigger
from rawi.understand.named import Named
from rawi.understand.tools import Tags
from rawi.words.phrases import Match
from rawi.words.tokens import Token


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What the roles of events are read from."""

    document: Document
    language: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    """The first character of each token."""
    bounds: tuple[tuple[int, int], ...]
    """First and last (exclusive) token of each sentence."""
    verbs: frozenset[int]
    """Tokens that are verbs: auxiliaries, event verbs and cues of saying."""
    triggers: tuple[Trigger, ...]
    weapons: tuple[Match[list[Weapon]], ...]
    named: Named
    places: tuple[Place, ...]
    times: tuple[TimeInterval, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    blocked: frozenset[int]
    """Tokens of times: no name of a party goes past them."""

    def token_at(self, offset: int) -> int:
        """The token that holds the character, or the next one."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """First and last (exclusive) token of a span."""
        return self.token_at(span.start), bisect_left(self.starts, span.end)

    def sentence_of(self, span: Span) -> int:
        """The sentence in which a span begins."""
        token = self.token_at(span.start)
        return next((i for i, (first, last) in enumerate(self.bounds) if first <= token < last), 0)

    def span(self, first: int, last: int) -> Span:
        """The characters of a run of tokens."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def open_page(
    document: Document,
    tags: Tags,
    named: Named,
    places: tuple[Place, ...],
    times: tuple[TimeInterval, ...],
    quantities: tuple[Quantity, ...],
    attributions: tuple[Attribution, ...],
    triggers: Sequence[Trigger],
) -> Page:
    """Lays the findings of the steps above beside the tokens."""
    starts = tuple(token.start for token in tags.tokens)
    bounds = tuple((bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in tags.sentences)
    # A model may see events in a language without lists of ours; English ones bound its names best of the three.
    language = document.language if document.language in LANGUAGES else "en"
    blocked = [
        i for time in times for i in range(bisect_left(starts, time.span.start), bisect_left(starts, time.span.end))
    ]
    return Page(
        document=document,
        language=language,
        tokens=tags.tokens,
        starts=starts,
        bounds=bounds,
        verbs=_verbs(tags.tokens, starts, triggers, attributions, language),
        triggers=tuple(triggers),
        weapons=tuple(weapons(language).find(tags.tokens, clitics=language == "ar")),
        named=named,
        places=places,
        times=times,
        quantities=quantities,
        attributions=attributions,
        blocked=frozenset(blocked),
    )


def _verbs(
    tokens: Sequence[Token],
    starts: Sequence[int],
    triggers: Sequence[Trigger],
    attributions: Sequence[Attribution],
    language: str,
) -> frozenset[int]:
    helpers = AUXILIARIES.get(language, frozenset())
    found = {index for index, token in enumerate(tokens) if token.folded in helpers}
    for trigger in triggers:
        if trigger.word.form == "finite" or (
            trigger.word.form in {"participle", "infinitive", "gerund"} and trigger.helped
        ):
            found.add(trigger.first)
    for attribution in attributions:
        if attribution.cue is not None:
            first = max(0, bisect_right(starts, attribution.cue.start) - 1)
            found.update(range(first, bisect_left(starts, attribution.cue.end)))
    return frozenset(found)

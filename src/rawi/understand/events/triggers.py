"""Words of a text that may name a happening, before anything is judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from rawi.knowledge.event_words import EventWord, event_words
from rawi.knowledge.event_words_grammar import closed_class
from rawi.model import Span
from rawi.words.tokens import Token

_FRENCH_AUXILIARIES = closed_class("auxiliaries_of_triggers", "fr")
_ENGLISH_AUXILIARIES = closed_class("auxiliaries_of_triggers", "en")
_ENGLISH_NOUN_BEFORE = closed_class("before_nouns", "en")
_ENGLISH_VERB_BEFORE = closed_class("before_verbs", "en")


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens `first` to `last` (exclusive) of sentence `sentence` read as an event word."""

    first: int
    last: int
    span: Span
    sentence: int
    word: EventWord
    helped: bool
    """An auxiliary stands before it."""

    @property
    def type(self) -> str:
        """The PLOVER type without its mode."""
        return self.word.kind.partition("/")[0]


def find_triggers(tokens: Sequence[Token], sentences: Sequence[Span], language: str) -> list[Trigger]:
    """Every event word of the text, a word of several types as often as it has types."""
    starts = [sentence.start for sentence in sentences]
    found: list[Trigger] = []
    for match in event_words(language).find(tokens, clitics=language == "ar"):
        sentence = bisect_right(starts, match.span.start) - 1
        written = _written(tokens, match.first, match.last)
        helped = _helped(tokens, match.first, language)
        for word in _readings(match.value, written, tokens, match.first, language):
            if word.kind == "NONE" or (word.reflexive and not _reflexive(tokens, match.first)):
                continue
            last = max(match.first + 1, match.last - word.context)
            found.append(
                Trigger(
                    first=match.first,
                    last=last,
                    span=Span(match.span.start, tokens[last - 1].end),
                    sentence=sentence,
                    word=word,
                    helped=helped,
                )
            )
    return found


def _written(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.text.lower().replace("’", "'") for token in tokens[first:last])


def _readings(
    words: Sequence[EventWord], written: str, tokens: Sequence[Token], first: int, language: str
) -> list[EventWord]:
    """One word a type: the one that is written so, in the form that its neighbours ask for."""
    same = [word for word in words if word.written.replace("-", " ").replace("'", "' ") == written.replace("'", "' ")]
    exact = [word for word in same or words if word.written == written] or same or list(words)
    wanted = _wanted(tokens, first, language)
    by_type: dict[str, EventWord] = {}
    for word in sorted(exact, key=lambda each: (each.weak, each.form not in wanted if wanted else False)):
        by_type.setdefault(word.kind.partition("/")[0], word)
    return list(by_type.values())


def _wanted(tokens: Sequence[Token], first: int, language: str) -> frozenset[str]:
    """The forms that the word before allows; empty where it says nothing."""
    if language != "en" or first == 0:
        return frozenset()
    before = tokens[first - 1].folded
    if before in _ENGLISH_VERB_BEFORE:
        return frozenset(["infinitive"])
    if before in _ENGLISH_AUXILIARIES:
        return frozenset(["participle", "gerund"])
    if before in _ENGLISH_NOUN_BEFORE:
        return frozenset(["noun", "phrase"])
    return frozenset(["finite", "noun", "phrase"])


def _helped(tokens: Sequence[Token], first: int, language: str) -> bool:
    """An auxiliary stands before the word, perhaps with adverbs between: `ont clairement et ouvertement soutenu`."""
    helpers = {"fr": _FRENCH_AUXILIARIES, "en": _ENGLISH_AUXILIARIES}.get(language, frozenset())
    for at in range(first - 1, max(-1, first - 6), -1):
        folded = tokens[at].folded
        if folded in helpers:
            return True
        if not folded.endswith(("ment", "ly")) and folded not in _BETWEEN:
            return False
    return False


_BETWEEN = frozenset(["donc", "et", "and", "bien", "ainsi"])


def _reflexive(tokens: Sequence[Token], first: int) -> bool:
    return any(token.folded in _REFLEXIVES for token in tokens[max(0, first - 4) : first])


_REFLEXIVES = frozenset(["se", "s'", "nous", "vous", "me", "m'", "t'", "te"])

"""A document's tokens with the words that are already taken by a mention."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from rawi.knowledge.cues import Cues, load_cues
from rawi.model import Document
from rawi.understand.tools import Tags
from rawi.words.fold import is_arabic
from rawi.words.tokens import Token


class Candidate(NamedTuple):
    """Tokens `first` to `last` (exclusive) that name or point at an actor."""

    first: int
    last: int
    start: int
    end: int
    form: str
    """name, acronym, demonym, country, capital, office, person, group, description, pronoun or source."""
    key: str | None = None
    """The registry's key, where it knows the actor."""
    name: str = ""
    kind: str = "unknown"
    body: str | None = None
    """Key of the body that an unregistered person or office belongs to."""
    common: bool = False
    """The words are also common words, or a town's: the text must show that they act."""


class Layout:
    """The document's tokens, and which of them a mention holds."""

    def __init__(self, document: Document, tags: Tags) -> None:
        self.text = document.text
        self.document = document.id
        self.language = document.language if document.language in ("fr", "en", "ar") else "en"
        self.tokens: tuple[Token, ...] = tags.tokens
        self.sentences = tags.sentences
        self.taken = bytearray(len(self.tokens))
        self.candidates: list[Candidate] = []
        self.cues: Cues = load_cues(self.language)
        self._starts = [sentence.start for sentence in tags.sentences]
        self._token_starts = [token.start for token in tags.tokens]

    def take(self, candidate: Candidate) -> None:
        """Keeps a candidate and its tokens."""
        self.candidates.append(candidate)
        self.taken[candidate.first : candidate.last] = b"\x01" * (candidate.last - candidate.first)

    def absorb(self, first: int, last: int) -> bool:
        """Frees these tokens where only countries' names stand in them; False where another mention does."""
        inner = [candidate for candidate in self.candidates if candidate.first < last and first < candidate.last]
        if any(candidate.form not in ("country", "demonym") or candidate.first < first for candidate in inner):
            return False
        if inner:
            self.candidates = [candidate for candidate in self.candidates if candidate not in inner]
        return True

    def free(self, first: int, last: int) -> bool:
        """No mention holds any of these tokens."""
        return not any(self.taken[first:last])

    def folded(self, index: int) -> str:
        """The folded word at a place, empty outside the text."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def sentence_of(self, offset: int) -> int:
        """Index of the sentence at an offset; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def opens_sentence(self, index: int) -> bool:
        """The token is the first word of its sentence."""
        sentence = self.sentence_of(self.tokens[index].start)
        return self.token_at(self.sentences[sentence].start) >= index - 1 if sentence >= 0 else False

    def token_at(self, offset: int) -> int:
        """Index of the last token that begins at or before the offset; -1 before the first."""
        return bisect_right(self._token_starts, offset) - 1

    def before(self, index: int) -> int:
        """The place before the token, over a French or English article."""
        index -= 1
        while index >= 0 and self.tokens[index].folded in _ARTICLES:
            index -= 1
        return index

    def has_article(self, start: int) -> bool:
        """The Arabic article stands before these characters: `التحالف` is no `تحالف`."""
        return self.text.startswith("ال", max(start - 2, 0)) or self.text.startswith("لل", max(start - 2, 0))

    def is_said(self, index: int) -> bool:
        """The word can be a verb of saying."""
        if not 0 <= index < len(self.tokens):
            return False
        text = self.tokens[index].text
        forms = self.cues.forms(text)
        if not forms and is_arabic(text) and text[0] in "وف":
            forms = self.cues.forms(text[1:])
        return any(form.cue.kind == "verb" and form.shape in _FINITE for form in forms)


_ARTICLES = frozenset(["l'", "le", "la", "les", "the"])
_FINITE = frozenset(["finite", "past"])

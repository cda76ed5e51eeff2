"""The tokens of a document with the place words among them, shared by the parts of this step."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.knowledge.gazetteer.words import PlaceWord, peoples, place_words, unlikely
from rawi.model import Document, Span
from rawi.understand.named import Named
from rawi.understand.tools import Tags
from rawi.words.fold import stems
from rawi.words.phrases import Match
from rawi.words.tokens import Token

ARTICLES = frozenset(
    [
        "al",
        "el",
        "as",
        "ash",
        "ad",
        "an",
        "ar",
        "at",
        "az",
        "ez",
        "es",
        "ed",
        "er",
        "ul",
        "ou",
        "uz",
        "us",
        "ath",
        "adh",
    ]
)


class Surface:
    """What the parts look at: tokens, which of them belong to persons, and the words beside place names."""

    def __init__(self, document: Document, tags: Tags, named: Named) -> None:
        self.text = document.text
        self.language = document.language if document.language in {"fr", "en", "ar"} else "en"
        self.tokens: Sequence[Token] = tags.tokens
        self.arabic = self.language == "ar"
        self.unlikely = unlikely(self.language)
        self.peoples = peoples(self.language)
        frames = tags.frames.mentions if tags.frames is not None else ()
        self.proposals = [frame for frame in frames if frame.kind == "place"]
        words = place_words(self.language)
        self.beside: list[Match[list[PlaceWord]]] = words.find(self.tokens, clitics=True)
        self.ends = {match.last: match for match in self.beside}
        self.starts = {match.first: match for match in self.beside}
        self.lower = frozenset() if self.arabic else frozenset(t.folded for t in self.tokens if t.text.islower())
        people = {actor.id for actor in named.actors if actor.kind == "person"}
        self._named = [m.span for m in named.mentions if m.kind in {"name", "acronym", "title"}]
        outlets = {actor.id for actor in named.actors if actor.kind in {"outlet", "agency"}}
        self._outlets = [m.span for m in named.mentions if m.actor in outlets and m.kind in {"name", "acronym"}]
        self._persons = [m.span for m in named.mentions if m.actor in people and m.kind == "name"]

    def before(self, index: int) -> frozenset[str]:
        """Kinds of the place words that end just before the token, over an article."""
        match = self.ends.get(index)
        if match is None and index > 0 and self.tokens[index - 1].folded in {"l'", "la", "le", "les", "the"}:
            match = self.ends.get(index - 1)
        return frozenset(word.kind for word in match.value) if match is not None else frozenset()

    def after(self, index: int) -> Match[list[PlaceWord]] | None:
        """The place word that begins at the token."""
        return self.starts.get(index)

    def is_person(self, span: Span) -> bool:
        """The span lies in a person's name."""
        return any(person.meets(span) for person in self._persons)

    def is_named(self, span: Span) -> bool:
        """The span meets the name of a person or a body."""
        return any(mention.meets(span) for mention in self._named)

    def is_outlet(self, span: Span) -> bool:
        """The span lies in the name of an outlet or an agency."""
        return any(outlet.holds(span) for outlet in self._outlets)

    def people_of(self, token: Token) -> str | None:
        """The country whose adjective the token is."""
        readings = stems(token.folded) if self.arabic else ((token.folded, 0),)
        return next((self.peoples[text] for text, _ in readings if text in self.peoples), None)

    def capital(self, index: int) -> bool:
        """The token is a word that begins with a capital."""
        return (
            0 <= index < len(self.tokens) and self.tokens[index].kind == "word" and self.tokens[index].text[0].isupper()
        )

    def opens(self, index: int) -> bool:
        """The token opens a sentence, a line or a quotation."""
        if index == 0:
            return True
        token, before = self.tokens[index], self.tokens[index - 1]
        return before.text in '.!?«“"»:؟•' or "\n" in self.text[before.end : token.start]

    def joined(self, left: int, right: int) -> bool:
        """Nothing but one space, hyphen or apostrophe stands between two tokens."""
        between = self.text[self.tokens[left].end : self.tokens[right].start]
        return len(between) <= 1 and "\n" not in between

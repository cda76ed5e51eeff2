"""Tokens and sentences by rule, with a model's proposals where there is a model."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.model import Document
from rawi.understand.tools import Reader, Tags
from rawi.words.sentences import find_sentences
from rawi.words.tokens import find_tokens


class RuleTagger:
    """Cuts texts by rule; carries a Reader's frames along where one is given."""

    def __init__(self, reader: Reader | None = None) -> None:
        self._reader = reader
        self.name = "rules" if reader is None else reader.name

    def tag(self, documents: Sequence[Document]) -> list[Tags]:
        """One Tags a document, in the same order."""
        texts = [document.text for document in documents]
        frames = self._reader.read(texts) if self._reader is not None else [None] * len(texts)
        return [
            Tags(tokens=find_tokens(text), sentences=find_sentences(text), frames=proposed)
            for text, proposed in zip(texts, frames, strict=True)
        ]

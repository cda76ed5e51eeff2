"""The seams of the reading stage: what a step may consult, each a protocol with as few methods as can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from rawi.model import Document, Span
from rawi.words.tokens import Token


class AttributionFrame(msgspec.Struct, frozen=True, kw_only=True):
    """What a model proposes as one act of saying."""

    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    whole: bool = False
    """The content is the whole text (a credit)."""
    stance: str = "states"
    voice: str = "indirect"
    anonymous: bool = False
    parent: int | None = None
    """Index of the enclosing frame in `Frames.attributions`."""
    score: float = 1.0


MODES = (
    "aerial",
    "drone",
    "explosives",
    "suicide-attack",
    "heavy-weapons",
    "firearms",
    "targeted",
    "abduct",
    "torture",
    "sexual",
    "destroy",
    "unconventional",
)
"""PLOVER's modes of an assault, in the order that the reader model gives their chances."""


class EventFrame(msgspec.Struct, frozen=True, kw_only=True):
    """What a model proposes as one description of a happening."""

    trigger: Span
    kind: str
    modes: tuple[float, ...] = ()  # log chances of a plain ASSAULT and of each mode, in the order of `labels.KINDS`
    status: str = "happened"
    main: float = 0.0
    actor: Span | None = None
    target: Span | None = None
    place: Span | None = None
    time: Span | None = None
    weapon: Span | None = None
    killed: Span | None = None
    injured: Span | None = None
    munitions: Span | None = None
    vehicles: Span | None = None
    score: float = 1.0


class MentionFrame(msgspec.Struct, frozen=True, kw_only=True):
    """What a model proposes as a name: person, group, place, weapon or time."""

    span: Span
    kind: str
    score: float = 1.0


class Frames(msgspec.Struct, frozen=True, kw_only=True):
    """All that a model proposes in one text."""

    attributions: tuple[AttributionFrame, ...] = ()
    events: tuple[EventFrame, ...] = ()
    mentions: tuple[MentionFrame, ...] = ()


class Tags(msgspec.Struct, frozen=True, kw_only=True):
    """The layers under the findings: tokens, sentences and, where a model read the text, its proposals."""

    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    frames: Frames | None = None


class Tagger(Protocol):
    """Cuts texts and proposes frames."""

    name: str

    def tag(self, documents: Sequence[Document]) -> list[Tags]:
        """One Tags a document, in the same order."""
        ...


class Reader(Protocol):
    """A model that proposes frames for texts."""

    name: str

    def read(self, texts: Sequence[str]) -> list[Frames]:
        """One Frames a text, in the same order; deterministic."""
        ...

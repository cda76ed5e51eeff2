"""One description for each clause and speaker."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rawi.model import Document, Event
from rawi.understand.pipeline import understand
from rawi.understand.tagger import RuleTagger
from rawi.understand.tools import AttributionFrame, EventFrame, Frames
from tests.pins import article, pin


class Fixed:
    """A reader that always proposes the same frames."""

    name = "fixed"

    def __init__(self, frames: Frames) -> None:
        self.frames = frames

    def read(self, texts: Sequence[str]) -> list[Frames]:
        return [self.frames for _ in texts]


def events_of(text: str, language: str = "en") -> tuple[Document, tuple[Event, ...]]:
    document = article(text, language=language)
    return document, understand(document, RuleTagger()).events


@pytest.mark.parametrize(
    ("language", "text", "trigger", "low"),
    [
        ("en", "An air strike killed seven fighters near the town on Monday.", "air strike", 7),
        ("fr", "Un raid aérien a tué sept combattants lundi près de la ville.", "raid aérien", 7),
        ("ar", "قتل سبعة مدنيين في غارة جوية على المدينة.", "غارة جوية", 7),
    ],
)
def test_an_effect_goes_to_the_deed_of_its_clause(language: str, text: str, trigger: str, low: int) -> None:
    document, (event,) = events_of(text, language)
    assert document.quote(event.trigger) in trigger
    assert event.killed is not None
    assert event.killed.low == low


def test_another_sentence_describes_anew() -> None:
    document, events = events_of("An air strike hit the town on Monday. Seven civilians were killed.")
    assert [document.quote(event.trigger) for event in events][-1].endswith("killed")
    assert len(events) == 2


def test_another_speaker_describes_anew() -> None:
    army, others = (
        "[The army|a] [said|b] [an air [strike|one] hit rebels|c]",
        "[locals|d] [said|e] [19 were [killed|two]|f]",
    )
    text, spans = pin(f"{army}; {others}.")
    document = article(text, language="en")
    said = tuple(AttributionFrame(cue=spans[b], source=spans[a], content=(spans[c],)) for a, b, c in ("abc", "def"))
    done = tuple(EventFrame(trigger=spans[name], kind="ASSAULT/aerial") for name in ("one", "two"))
    events = understand(document, RuleTagger(Fixed(Frames(attributions=said, events=done)))).events
    assert len([event for event in events if event.kind.startswith("ASSAULT")]) == 2
    assert len({event.attribution for event in events}) == 2


def test_a_deed_comes_before_who_carried_it() -> None:
    document, (event,) = events_of("A suicide bomber blew himself up at the gate.")
    assert document.quote(event.trigger) == "blew himself up"

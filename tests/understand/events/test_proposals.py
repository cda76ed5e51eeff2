"""A model's frames beside the rules."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from rawi.model import Event
from rawi.understand.events import proposals
from rawi.understand.pipeline import understand
from rawi.understand.tagger import RuleTagger
from rawi.understand.tools import EventFrame, Frames
from tests.pins import article, pin


class Fixed:
    """A reader that always proposes the same frames."""

    name = "fixed"

    def __init__(self, *events: EventFrame) -> None:
        self.events = events

    def read(self, texts: Sequence[str]) -> list[Frames]:
        return [Frames(events=self.events) for _ in texts]


def events_of(text: str, *frames: EventFrame, language: str = "en") -> tuple[Event, ...]:
    return understand(article(text, language=language), RuleTagger(Fixed(*frames))).events


@pytest.fixture(autouse=True)
def _even_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested is the weighing, not the fitted weights."""
    for name, weight in {"BIAS": 0.0, "RULES": 0.5, "RULES_ABSENT": -0.6, "MODEL": 1.0, "MODEL_ABSENT": -1.0}.items():
        monkeypatch.setattr(proposals, name, weight)


def test_a_frame_beyond_the_lists_is_kept_where_the_model_is_sure() -> None:
    text, spans = pin("The garrison was [put to flight|trigger] at dawn.")
    (event,) = events_of(text, EventFrame(trigger=spans["trigger"], kind="ASSAULT", score=0.9))
    assert event.trigger == spans["trigger"]
    assert events_of(text, EventFrame(trigger=spans["trigger"], kind="ASSAULT", score=0.3)) == ()


def test_the_rules_lift_a_frame_that_they_know() -> None:
    text, spans = pin("Gunmen [attacked|trigger] the village on Monday.")
    frame = EventFrame(trigger=spans["trigger"], kind="ASSAULT", score=0.4)
    assert proposals.fused(0.9, 0.4) > proposals.fused(None, 0.4)
    assert [event.trigger for event in events_of(text, frame)] == [spans["trigger"]]


def test_the_words_of_a_toll_become_a_range() -> None:
    text, spans = pin("The blast [killed|trigger] [at least 12 people|killed] and wounded [30|injured].")
    frame = EventFrame(
        trigger=spans["trigger"], kind="ASSAULT", killed=spans["killed"], injured=spans["injured"], score=0.95
    )
    event = next(e for e in events_of(text, frame) if e.trigger == spans["trigger"])
    assert event.killed is not None
    assert event.injured is not None
    assert (event.killed.low, event.killed.high) == (12, None)
    assert (event.injured.low, event.injured.high) == (30, 30)


@pytest.mark.parametrize(
    ("language", "marked", "low", "high"),
    [
        ("en", "The blast [killed|trigger] [a nurse, a driver and a guard|killed].", 3, 3),
        ("en", "The blast [killed|trigger] [no civilians|killed].", 0, 0),
        ("fr", "La frappe [a tué|trigger] [un imam et son fils|killed].", 2, 2),
        ("ar", "الانفجار [قتل|trigger] [ثلاثة جنود ومتعاقدا مدنيا|killed].", 4, 4),
        ("ar", "الانفجار [قتل|trigger] [جنديا وممرضا|killed].", 2, 2),
    ],
)
def test_people_named_one_by_one_add_up(language: str, marked: str, low: int, high: int) -> None:
    text, spans = pin(marked)
    frame = EventFrame(trigger=spans["trigger"], kind="ASSAULT", killed=spans["killed"], score=0.99)
    event = next(e for e in events_of(text, frame, language=language) if e.trigger.meets(spans["trigger"]))
    assert event.killed is not None
    assert (event.killed.low, event.killed.high) == (low, high)


def test_what_no_number_counts_is_left_to_the_model() -> None:
    text, spans = pin("[A rocket|arms] [hit|trigger] the depot.")
    frame = EventFrame(trigger=spans["trigger"], kind="ASSAULT", score=0.99)
    (silent,) = events_of(text, frame)
    assert silent.munitions is None
    (told,) = events_of(text, msgspec.structs.replace(frame, munitions=spans["arms"]))
    assert told.munitions is not None


def test_frames_keep_their_roles() -> None:
    text, spans = pin("[The Front|actor] [shelled|trigger] [a market|target] in the town.")
    frame = EventFrame(
        trigger=spans["trigger"],
        kind="ASSAULT/heavy-weapons",
        actor=spans["actor"],
        target=spans["target"],
        score=0.95,
    )
    event = next(e for e in events_of(text, frame) if e.trigger == spans["trigger"])
    assert (event.actor, event.target) == (spans["actor"], spans["target"])


def test_the_model_tells_what_the_report_is_about() -> None:
    text, spans = pin("Rockets [hit|one] the base. Years ago gunmen [attacked|two] the town.")
    frames = (
        EventFrame(trigger=spans["one"], kind="ASSAULT", main=0.9, score=0.95),
        EventFrame(trigger=spans["two"], kind="ASSAULT", main=0.1, score=0.95),
    )
    mains = {event.trigger: event.main for event in events_of(text, *frames)}
    assert (mains[spans["one"]], mains[spans["two"]]) == (True, False)


def test_the_dead_of_a_list_add_up() -> None:
    text, spans = pin("The raid [killed|trigger] [eight Iraqis and two Syrians|killed] at dawn.")
    frame = EventFrame(trigger=spans["trigger"], kind="ASSAULT", killed=spans["killed"], score=0.95)
    event = next(e for e in events_of(text, frame) if e.killed is not None)
    assert event.killed is not None
    assert (event.killed.low, event.killed.high) == (10, 10)


def test_frames_of_a_language_without_lists_are_taken_as_they_are() -> None:
    text, spans = pin("[Die Armee|actor] [griff|one] das Dorf an und [tötete|two] [zwei Menschen|killed].")
    frames = (
        EventFrame(trigger=spans["one"], kind="ASSAULT", actor=spans["actor"], score=0.99),
        EventFrame(trigger=spans["two"], kind="ASSAULT", killed=spans["killed"], score=0.99),
    )
    assert [event.trigger for event in events_of(text, *frames, language="de")] == [spans["one"], spans["two"]]

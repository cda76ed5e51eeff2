"""The mode of an assault weighed from all that the report tells: its word, the weapons near it, the other descriptions.

A softmax over PLOVER's modes; its weights are a readable file, fitted by `training/event_modes.py` on our own reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from rawi.knowledge.acled import acled_type
from rawi.model import Event
from rawi.understand.events.page import Page
from rawi.understand.events.triggers import Trigger
from rawi.understand.tools import MODES, EventFrame

MODEL = 0.5
"""What the model's log chance of a mode weighs beside the rules' reasons; chosen on reports that the model was not trained on."""
LEAST = -6.0
"""No log chance of the model counts for less: below, it knows nothing."""
CHOICES = ("none", *MODES)


def judge_modes(page: Page, events: Sequence[Event], frames: Sequence[EventFrame] = ()) -> tuple[Event, ...]:
    """The events, each assault with its likeliest mode."""
    judged: list[Event] = []
    for event, reasons in zip(events, mode_reasons(page, events), strict=True):
        totals = _totals(reasons, event, frames)
        if not totals:
            judged.append(event)
            continue
        mode = max(sorted(totals), key=lambda each: totals[each])
        kind = f"ASSAULT/{mode}" if mode != "none" else "ASSAULT"
        judged.append(msgspec.structs.replace(event, kind=kind, acled=acled_type(kind)))
    return tuple(judged)


def _totals(reasons: Sequence[str], event: Event, frames: Sequence[EventFrame]) -> dict[str, float]:
    """The weight of each mode for one assault; nothing for other events."""
    if not reasons:
        return {}
    weights, totals = _weights(), dict.fromkeys(CHOICES, 0.0)
    for reason in reasons:
        for mode, weight in weights.get(reason, {}).items():
            totals[mode] += weight
    frame = next((f for f in frames if f.kind.startswith("ASSAULT") and f.trigger.meets(event.trigger)), None)
    for mode, chance in zip(CHOICES, frame.modes if frame is not None else (), strict=False):
        totals[mode] += MODEL * max(LEAST, chance)
    return totals


def mode_reasons(page: Page, events: Sequence[Event]) -> Iterator[list[str]]:
    """What is weighed for each event, as words; nothing for events that are no assaults."""
    words = {trigger.last: trigger for trigger in page.triggers if trigger.type == "ASSAULT"}
    told = Counter(_mode(event) for event in events if event.kind.startswith("ASSAULT/"))
    carried = Counter(match.value[0].mode for match in page.weapons)
    for event in events:
        if not event.kind.startswith("ASSAULT"):
            yield []
            continue
        trigger = words.get(page.tokens_of(event.trigger)[1])
        yield [
            "bias",
            f"rules {_mode(event)}",
            *_of_word(page, trigger),
            *_of_weapons(page, event),
            *_of_roles(page, event),
            *(f"report tells {mode}" for mode, _ in told.most_common(1)),
            *(f"report carries {mode}" for mode in carried),
            *(f"rules {_mode(event)} report carries {mode}" for mode in carried),
            *(f"rules {_mode(event)} report tells {mode}" for mode, _ in told.most_common(1)),
            f"tolls {event.killed is not None} rules {_mode(event)}",
            f"status {event.status}",
        ]


def _mode(event: Event) -> str:
    return event.kind.partition("/")[2] or "none"


def _of_word(page: Page, trigger: Trigger | None) -> Iterator[str]:
    if trigger is None:
        return
    listed = trigger.word.kind.partition("/")[2] or "none"
    yield f"listed {listed}"
    yield f"{page.language} word {trigger.word.base}"
    if trigger.word.counts:
        yield "counts"


def _of_roles(page: Page, event: Event) -> Iterator[str]:
    """Weapons named in the roles themselves: `a US drone had fired four missiles` is a drone's, whatever it fired."""
    seen: set[str] = set()
    for name in ("actor", "weapon", "target"):
        span = getattr(event, name)
        for match in page.weapons if span is not None else ():
            if match.span.meets(span):
                seen.add(f"{name} {match.value[0].mode} {match.value[0].sort}")
    yield from sorted(seen)


def _of_weapons(page: Page, event: Event) -> Iterator[str]:
    """Weapons of the sentence, near and far, munition or carrier, before or behind."""
    first, last = page.bounds[page.sentence_of(event.trigger)]
    start, end = page.tokens_of(event.trigger)
    seen: set[str] = set()
    for match in page.weapons:
        if match.last <= first or match.first >= last:
            continue
        weapon = match.value[0]
        away = max(match.first - end, start - match.last, 0)
        for reason in (
            f"sentence {weapon.mode} {weapon.sort}",
            f"near {weapon.mode} {weapon.sort} {'close' if away <= 6 else 'far'}",
        ):
            if reason not in seen:
                seen.add(reason)
                yield reason
                yield f"{reason} rules {_mode(event)}"


@lru_cache
def _weights() -> dict[str, dict[str, float]]:
    text = files("rawi.knowledge").joinpath("event_words_modes.tsv").read_text("utf-8")
    table: dict[str, dict[str, float]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            reason, mode, weight = line.split("\t")
            table.setdefault(reason, {})[mode] = float(weight)
    return table

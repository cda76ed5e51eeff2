"""Annotated texts from every source, in one form: frames of character spans."""

import json
import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypedDict, cast

from rawi.evaluate.gold import kept_aside as kept_aside
from rawi.evaluate.gold import locate as locate_span

Place = tuple[int, int]  # half-open, in characters


class Toll(TypedDict):
    text: str


class GoldAttribution(TypedDict):
    source: str | None
    cue: str | None
    content: list[str]
    voice: str
    stance: str
    anonymous: bool
    within: int | None


class GoldEvent(TypedDict):
    trigger: str
    kind: str
    status: str
    main: bool
    actor: str | None
    target: str | None
    place: str | None
    time: str | None
    weapon: str | None
    killed: Toll | None
    injured: Toll | None
    munitions: Toll | None
    vehicles: Toll | None


class GoldReport(TypedDict):
    id: str
    lang: str
    text: str
    attributions: list[GoldAttribution]
    events: list[GoldEvent]


@dataclass(frozen=True)
class SaidFrame:
    """One attribution: `cue` is the pseudo-cue where the gold has none."""

    cue: Place
    source: Place | None
    content: tuple[Place, ...]
    whole: bool = False
    stance: str = "states"
    voice: str = "indirect"
    anonymous: bool = False
    parent: int | None = None


@dataclass(frozen=True)
class DoneFrame:
    """One event with its roles by name."""

    trigger: Place
    kind: str
    status: str
    main: bool
    roles: dict[str, Place]


@dataclass(frozen=True)
class Example:
    """One text; `own` tells our conventions from PolNeAR's."""

    id: str
    language: str
    text: str
    own: bool
    said: tuple[SaidFrame, ...]
    done: tuple[DoneFrame, ...] = ()
    flat: tuple[tuple[int, int, str], ...] = field(default=())


def locate(text: str, string: str | None) -> Place | None:
    """The characters of a gold string; `x@2` is its second occurrence."""
    found = locate_span(text, string)
    return (found.start, found.end) if found is not None else None


def read_reports(path: pathlib.Path) -> Iterator[Example]:
    """Our own annotation, one JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield example_of(cast("GoldReport", json.loads(line)))


def example_of(report: GoldReport) -> Example:
    """A report's strings become spans; what cannot be found is left out."""
    text = report["text"]
    said, kept = [], {}
    for index, gold in enumerate(report["attributions"]):
        frame = _said(text, gold)
        if frame is not None:
            kept[index] = len(said)
            said.append((frame, gold["within"]))
    frames = tuple(_with_parent(frame, kept.get(within) if within is not None else None) for frame, within in said)
    done = tuple(frame for frame in (_done(text, event) for event in report["events"]) if frame is not None)
    return Example(report["id"], report["lang"], text, True, frames, done)


def _with_parent(frame: SaidFrame, parent: int | None) -> SaidFrame:
    return SaidFrame(
        frame.cue, frame.source, frame.content, frame.whole, frame.stance, frame.voice, frame.anonymous, parent
    )


def _said(text: str, gold: GoldAttribution) -> SaidFrame | None:
    whole = gold["content"] == ["*"]
    content = tuple(sorted(place for place in (locate(text, c) for c in gold["content"]) if place)) if not whole else ()
    source = locate(text, gold["source"])
    cue = locate(text, gold["cue"]) or pseudo_cue(text, source, content)
    if cue is None:
        return None
    return SaidFrame(cue, source, content, whole, gold["stance"], gold["voice"], bool(gold["anonymous"]))


def pseudo_cue(text: str, source: Place | None, content: tuple[Place, ...]) -> Place | None:
    """Where no word says: the colon after the source, else the dash or mark before the content, else the source's end."""
    if source is not None:
        mark = re.match(r"[^\w\n]{0,3}?([:：–—-])", text[source[1] : source[1] + 6])
        if mark:
            return (source[1] + mark.start(1), source[1] + mark.end(1))
        start = max(text.rfind(" ", source[0], source[1]) + 1, source[0])
        return (start, source[1])
    if content:
        start = content[0][0]
        mark = re.search(r"([«“\"'‘„:–—-])\s*$", text[max(0, start - 3) : start])
        if mark:
            return (max(0, start - 3) + mark.start(1), max(0, start - 3) + mark.end(1))
    return None


def _done(text: str, gold: GoldEvent) -> DoneFrame | None:
    trigger = locate(text, gold["trigger"])
    if trigger is None:
        return None
    strings: dict[str, str | None] = {
        "actor": gold["actor"],
        "target": gold["target"],
        "place": gold["place"],
        "time": gold["time"],
        "weapon": gold["weapon"],
    }
    for name, toll in (
        ("killed", gold["killed"]),
        ("injured", gold["injured"]),
        ("munitions", gold["munitions"]),
        ("vehicles", gold["vehicles"]),
    ):
        strings[name] = toll["text"] if toll else None
    places = {role: locate(text, string) for role, string in strings.items()}
    roles = {role: place for role, place in places.items() if place is not None}
    return DoneFrame(trigger, gold["kind"], gold["status"], bool(gold["main"]), roles)


BRAT = re.compile(r"^T(\d+)\t(Source|Cue|Content) ([\d; ]+)\t")


def read_polnear(folder: pathlib.Path) -> Iterator[Example]:
    """PolNeAR's brat files, cut into passages of up to about 900 characters at line ends."""
    for path in sorted((folder / "text").glob("*.txt")):
        found = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        if not found:
            continue
        text = path.read_bytes().decode("utf-8")
        notes = found[0].read_text(encoding="utf-8").splitlines()
        spans: dict[str, tuple[str, tuple[Place, ...]]] = {}
        for note in notes:
            match = BRAT.match(note)
            if match:
                places = tuple((int(a), int(b)) for a, b in (p.split() for p in match[3].split(";")))
                spans[f"T{match[1]}"] = (match[2], places)
        frames = []
        for note in notes:
            if note.startswith("E"):
                parts = [p.split(":")[1] for p in note.split("\t")[1].split()]
                frames.append([spans[p] for p in parts if p in spans])
        yield from _passages(path.stem, text, list(spans.values()), frames)


Layer = tuple[str, tuple[Place, ...]]


def _passages(name: str, text: str, spans: list[Layer], frames: list[list[Layer]]) -> Iterator[Example]:
    ends = [m.end() for m in re.finditer(r"\n+|$", text)]
    start, number = 0, 0
    for index, end in enumerate(ends):
        following = ends[index + 1] if index + 1 < len(ends) else None
        limit = (260, 900, 900, 1400)[number % 4]  # short ones too: CofeNet's instances are about one paragraph
        if following is None or following - start > limit:
            if end - start > 20:
                yield _passage(f"{name}#{number}", text, start, end, spans, frames)
                number += 1
            start = end


def _passage(name: str, text: str, start: int, end: int, spans: list[Layer], frames: list[list[Layer]]) -> Example:
    def inside(places: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple((max(a, start) - start, min(b, end) - start) for a, b in places if a < end and b > start)

    flat = [(a, b, kind.lower()) for kind, places in spans for a, b in inside(places)]
    said = []
    for frame in frames:
        parts = {kind: inside(places) for kind, places in frame}
        if parts.get("Cue"):
            cue = (parts["Cue"][0][0], parts["Cue"][-1][1] if len(parts["Cue"]) == 1 else parts["Cue"][0][1])
            source = parts.get("Source", ())
            said.append(SaidFrame(cue, source[0] if source else None, tuple(sorted(parts.get("Content", ())))))
    return Example(name, "en", text[start:end], False, tuple(said), (), tuple(sorted(flat)))

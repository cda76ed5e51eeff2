"""Scores of one window become frames of character spans."""

from __future__ import annotations

from typing import Protocol

import msgspec
import numpy as np
from msgspec import Struct

from rawi.model import Span
from rawi.understand.neural import labels
from rawi.understand.neural.paths import (
    Floats,
    Integers,
    Pair,
    best_edges,
    best_paths,
    forbid_orphans,
    log_softmax,
    runs,
)
from rawi.understand.neural.tidy import joined, whole_words
from rawi.understand.neural.windows import Window, characters
from rawi.understand.tools import AttributionFrame, EventFrame


class Leanings(Struct, frozen=True, kw_only=True):
    """How readily something is found; tuned on the reports kept aside from training, written beside the weights."""

    cue: float = 0.0
    """Added to the scores of every tag but O."""
    trigger: float = 0.0
    source: float = 0.0
    roles: dict[str, float] = {}
    """Added for each role to a span against none: what few events have is told too seldom without."""
    parent: float = 0.0
    """Added to the score of an enclosing attribution whose content holds this one."""


class SaidScores(Struct, frozen=True, kw_only=True):
    """For P cues in T tokens: source [P, 2, T+1], content [P, 2, T], parent [P, P+1], facts [P, 12]."""

    source: Floats
    content: Floats
    parent: Floats
    facts: Floats


class DoneScores(Struct, frozen=True, kw_only=True):
    """For E triggers: roles [E, 18, T+1], facts [E, kinds + statuses + 1]."""

    roles: Floats
    facts: Floats


class Scorer(Protocol):
    """The frame heads of a trained model."""

    content_moves: Floats

    def said(self, states: Floats, first: Integers, last: Integers) -> SaidScores:
        """The frames of cues, given the first and the last token of each."""
        ...

    def done(self, states: Floats, first: Integers, last: Integers) -> DoneScores:
        """The frames of triggers, likewise."""
        ...


class Said(Struct, frozen=True, kw_only=True):
    """An attribution of one window; `at` is its cue's place among the text's characters."""

    at: int
    owned: bool
    frame: AttributionFrame


def find_tokens(scores: Floats, leaning: float) -> list[tuple[int, int, float]]:
    """First and last token of each tagged span in [T, 3], with the probability of its first tag."""
    likely = log_softmax(scores)
    leaned = likely.copy()
    leaned[:, 1:] += np.float32(leaning)
    leaned[[0, -1], 1:] = -100.0
    path = best_paths(leaned[None], forbid_orphans(np.zeros((3, 3), dtype=np.float32), 3))[0]
    return [(first, last, float(np.exp(likely[first, 1:].max()))) for _, first, last in runs(path)]


def read_said(text: str, window: Window, states: Floats, tags: Floats, scorer: Scorer, lean: Leanings) -> list[Said]:
    """The attributions of one window; a parent is an index in this list."""
    cues = find_tokens(tags, lean.cue)
    if not cues:
        return []
    first, last = (np.array([cue[edge] for cue in cues], dtype=np.int64) for edge in (0, 1))
    scores = scorer.said(states, first, last)
    emissions = np.concatenate([np.zeros_like(scores.content[:, :1]), scores.content], axis=1).transpose(0, 2, 1)
    emissions[:, [0, -1], 1:] = -100.0
    paths = best_paths(emissions, forbid_orphans(scorer.content_moves, 3))
    sources = [_span(text, window, best_edges(edges, lean.source)[0]) for edges in scores.source]
    places = [_span(text, window, (begin, finish)) for begin, finish, _ in cues]
    contents = [
        joined(_contents(text, window, path), [piece for piece in (cue, source) if piece])
        for path, cue, source in zip(paths, places, sources, strict=True)
    ]
    stances, voices = len(labels.STANCES), len(labels.VOICES)
    whole = scores.facts[:, stances + voices + 1] > 0
    parents = _parents(scores.parent, contents, whole.tolist(), lean.parent)
    found = []
    for index, (begin, _, score) in enumerate(cues):
        facts = scores.facts[index]
        frame = AttributionFrame(
            cue=places[index],
            source=sources[index],
            content=() if whole[index] else contents[index],
            whole=bool(whole[index]),
            stance=labels.STANCES[int(facts[:stances].argmax())],
            voice=labels.VOICES[int(facts[stances : stances + voices].argmax())],
            anonymous=bool(facts[stances + voices] > 0),
            parent=parents[index],
            score=score,
        )
        found.append(Said(at=window.edges[begin][0], owned=window.owned[0] <= begin < window.owned[1], frame=frame))
    return found


def _span(text: str, window: Window, tokens: Pair | None) -> Span | None:
    if tokens is None:
        return None
    first, last = max(tokens[0], 1), min(tokens[1], len(window.edges) - 2)
    place = characters(text, window.edges, first, last) if first <= last else None
    return whole_words(text, Span(*place)) if place else None


def _contents(text: str, window: Window, path: Integers) -> tuple[Span, ...]:
    spans = (_span(text, window, (first, last)) for _, first, last in runs(path))
    return tuple(span for span in spans if span is not None)


def _share_held(inner: tuple[Span, ...], outer: tuple[Span, ...]) -> float:
    """How much of the inner spans lies in the outer ones."""
    size = sum(len(span) for span in inner)
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in inner for b in outer)
    return both / size if size else 0.0


def _parents(scores: Floats, contents: list[tuple[Span, ...]], whole: list[bool], leaning: float) -> list[int | None]:
    """The enclosing attribution of each, or None; only one whose content holds this one can enclose it."""
    chosen: list[int | None] = []
    for index in range(len(contents)):
        best, value = None, float(scores[index, -1])
        for other in range(len(contents)):
            holds = whole[other] or _share_held(contents[index], contents[other]) >= 0.5
            loop = other == index or (other < index and chosen[other] == index)
            if holds and not loop and float(scores[index, other]) + leaning > value:
                best, value = other, float(scores[index, other]) + leaning
        chosen.append(best)
    return chosen


TOLLS = frozenset(["killed", "injured", "munitions", "vehicles"])
"""Roles whose words may hold the trigger: `19 dead civilians`."""


def read_done(
    text: str, window: Window, states: Floats, tags: Floats, scorer: Scorer, lean: Leanings
) -> list[tuple[bool, EventFrame]]:
    """The events of one window, and whether the window owns them."""
    triggers = find_tokens(tags, lean.trigger)
    if not triggers:
        return []
    first, last = (np.array([trigger[edge] for trigger in triggers], dtype=np.int64) for edge in (0, 1))
    scores = scorer.done(states, first, last)
    kinds, statuses = len(labels.KINDS), len(labels.STATUSES)
    found = []
    for index, (begin, finish, score) in enumerate(triggers):
        trigger = _span(text, window, (begin, finish))
        if trigger is None:
            continue
        edges = scores.roles[index].reshape(len(labels.ROLES), 2, -1)
        spans: dict[str, Span | None] = {}
        for at, role in enumerate(labels.ROLES):
            around = None if role in TOLLS else (begin, finish)
            spans[role] = _span(text, window, best_edges(edges[at], lean.roles.get(role, 0.0), around)[0])
        facts = scores.facts[index]
        frame = EventFrame(
            trigger=trigger,
            kind=labels.KINDS[int(facts[:kinds].argmax())],
            modes=_log_chances(facts[: 1 + len(labels.MODES)]),
            status=labels.STATUSES[int(facts[kinds : kinds + statuses].argmax())],
            main=float(1 / (1 + np.exp(-facts[-1]))),
            score=score,
            **spans,
        )
        found.append((window.owned[0] <= begin < window.owned[1], frame))
    return found


def _log_chances(scores: Floats) -> tuple[float, ...]:
    """Scores as logarithms of chances, to two decimals: they are weighed against others, and must not hang on the last bit."""
    raised = scores - scores.max()
    return tuple(round(float(value), 2) for value in raised - np.log(np.exp(raised).sum()))


def merged(windows: list[list[Said]]) -> tuple[AttributionFrame, ...]:
    """The attributions that the windows of one text own, parents counted through all of them."""
    owned = [(local, one) for local in windows for one in local if one.owned]
    index = {one.at: position for position, (_, one) in reversed(list(enumerate(owned)))}
    return tuple(_rooted(one.frame, local, index) for local, one in owned)


def _rooted(frame: AttributionFrame, local: list[Said], index: dict[int, int]) -> AttributionFrame:
    if frame.parent is None:
        return frame
    return msgspec.structs.replace(frame, parent=index.get(local[frame.parent].at))

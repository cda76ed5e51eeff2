"""Reads texts with the shipped model: long texts in overlapping windows, the same result in any company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from rawi.understand.neural.decode import Leanings, Said, Scorer, merged, read_done, read_said
from rawi.understand.neural.labels import FLAT
from rawi.understand.neural.paths import Floats, best_paths, forbid_orphans, runs
from rawi.understand.neural.windows import Window, cut_windows
from rawi.understand.tools import EventFrame, Frames


class Engine(Scorer, Protocol):
    """A trained model, however it is run."""

    name: str
    flat_moves: Floats

    def encode(self, ids: npt.NDArray[np.int64], mask: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """States, scores of cue tags, of trigger tags and of PolNeAR's flat tags, for [B, T] tokens."""
        ...


class NeuralReader:
    """The reader of texts; holds the model and its tokenizer."""

    def __init__(self, engine: Engine, tokenizer: Tokenizer, leanings: Leanings) -> None:
        self.name = engine.name
        self.engine, self.tokenizer, self.leanings = engine, tokenizer, leanings

    def read(self, texts: Sequence[str]) -> list[Frames]:
        """One Frames a text, in the same order."""
        said: list[list[list[Said]]] = [[] for _ in texts]
        events: list[list[EventFrame]] = [[] for _ in texts]
        for window in self._windows(texts):
            text = texts[window.text]
            states, cues, triggers, _ = self._encode(window)
            said[window.text].append(read_said(text, window, states, cues, self.engine, self.leanings))
            done = read_done(text, window, states, triggers, self.engine, self.leanings)
            events[window.text].extend(frame for owned, frame in done if owned)
        return [
            Frames(attributions=merged(attributions), events=tuple(happenings))
            for attributions, happenings in zip(said, events, strict=True)
        ]

    def tag_polnear(self, texts: Sequence[str]) -> list[list[tuple[str, int, int]]]:
        """Sources, cues and contents by PolNeAR's conventions (flat, quotation marks inside), for comparison only."""
        found: list[list[tuple[str, int, int]]] = [[] for _ in texts]
        for window in self._windows(texts):
            scores = self._encode(window)[3][None].copy()
            scores[:, [0, -1], 1:] = -100.0
            path = best_paths(scores, forbid_orphans(self.engine.flat_moves, len(FLAT)))[0]
            for kind, first, last in runs(path):
                if window.owned[0] <= first < window.owned[1]:
                    name = FLAT[2 * kind + 1].removeprefix("B-")
                    found[window.text].append((name, window.edges[first][0], window.edges[last][1]))
        return found

    def _encode(self, window: Window) -> tuple[Floats, Floats, Floats, Floats]:
        # One window a run: in int8 the scale of activations is taken over all that is read together, so that a text's
        # reading would depend on its company; on one core it is also faster (8,400 words/s against 7,300 in batches).
        ids = np.array([window.ids], dtype=np.int64)
        states, cues, triggers, flat = self.engine.encode(ids, np.ones(ids.shape, dtype=np.float32))
        return states[0], cues[0], triggers[0], flat[0]

    def _windows(self, texts: Sequence[str]) -> Iterator[Window]:
        for index, text in enumerate(texts):
            encoding = self.tokenizer.encode(text, add_special_tokens=False)
            if encoding.ids:
                yield from cut_windows(index, text, encoding)

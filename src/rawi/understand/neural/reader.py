"""Reads texts with the shipped model: batches by length, long texts in overlapping windows, the same result every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from rawi.understand.neural.decode import Leanings, Said, Scorer, merged, read_done, read_said
from rawi.understand.neural.labels import FLAT
from rawi.understand.neural.paths import Floats, best_paths, forbid_orphans, runs
from rawi.understand.neural.windows import Window, cut_windows, pad
from rawi.understand.tools import EventFrame, Frames

BATCH_TOKENS = 3072
"""Padded tokens in one run of the encoder: larger batches gain nothing on a processor and cost memory."""


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
        windows = self._windows(texts)
        said: dict[int, list[Said]] = {}
        done: dict[int, list[tuple[bool, EventFrame]]] = {}
        for positions in batches([len(window.ids) for window in windows]):
            batch = [windows[position] for position in positions]
            states, cues, triggers, _ = self.engine.encode(*pad(batch))
            for row, (position, window) in enumerate(zip(positions, batch, strict=True)):
                size, text = len(window.ids), texts[window.text]
                here = states[row, :size]
                said[position] = read_said(text, window, here, cues[row, :size], self.engine, self.leanings)
                done[position] = read_done(text, window, here, triggers[row, :size], self.engine, self.leanings)
        return [self._joined(index, windows, said, done) for index in range(len(texts))]

    def tag_polnear(self, texts: Sequence[str]) -> list[list[tuple[str, int, int]]]:
        """Sources, cues and contents by PolNeAR's conventions (flat, quotation marks inside), for comparison only."""
        windows = self._windows(texts)
        found: list[list[tuple[str, int, int]]] = [[] for _ in texts]
        for positions in batches([len(window.ids) for window in windows]):
            batch = [windows[position] for position in positions]
            scores = self.engine.encode(*pad(batch))[3]
            for row, window in enumerate(batch):
                own = scores[row : row + 1, : len(window.ids)].copy()
                own[:, [0, -1], 1:] = -100.0
                path = best_paths(own, forbid_orphans(self.engine.flat_moves, len(FLAT)))[0]
                for kind, first, last in runs(path):
                    if window.owned[0] <= first < window.owned[1]:
                        name = FLAT[2 * kind + 1].removeprefix("B-")
                        found[window.text].append((name, window.edges[first][0], window.edges[last][1]))
        return found

    def _windows(self, texts: Sequence[str]) -> list[Window]:
        encodings = self.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [
            window
            for index, (text, encoding) in enumerate(zip(texts, encodings, strict=True))
            if encoding.ids
            for window in cut_windows(index, text, encoding)
        ]

    def _joined(
        self,
        index: int,
        windows: list[Window],
        said: dict[int, list[Said]],
        done: dict[int, list[tuple[bool, EventFrame]]],
    ) -> Frames:
        mine = [position for position, window in enumerate(windows) if window.text == index]
        events = tuple(frame for position in mine for owned, frame in done[position] if owned)
        return Frames(attributions=merged([said[position] for position in mine]), events=events)


def batches(lengths: list[int]) -> Iterator[list[int]]:
    """Positions of windows of like length, at most BATCH_TOKENS padded tokens together."""
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda at: (lengths[at], at)):
        if batch and lengths[position] * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch

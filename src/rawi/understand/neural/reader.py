"""Reads texts with the shipped model: batches by length, long texts in overlapping windows, the same result every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from rawi.understand.neural.decode import Leanings, Said, Scorer, merged, read_done, read_said
from rawi.understand.neural.paths import Floats
from rawi.understand.neural.windows import Window, cut_windows, pad
from rawi.understand.tools import EventFrame, Frames

BATCH_TOKENS = 3072
"""Padded tokens in one run of the encoder: larger batches gain nothing on a processor and cost memory."""


class Engine(Scorer, Protocol):
    """A trained model, however it is run."""

    name: str

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
        encodings = self.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        windows = [
            window
            for index, (text, encoding) in enumerate(zip(texts, encodings, strict=True))
            if encoding.ids
            for window in cut_windows(index, text, encoding)
        ]
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

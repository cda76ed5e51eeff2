"""A reader whose model is three lines of rules: words alone decide its scores."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer, models, pre_tokenizers

from rawi.understand.neural.decode import DoneScores, Leanings, SaidScores
from rawi.understand.neural.labels import KINDS, ROLES, STANCES, STATUSES, VOICES
from rawi.understand.neural.paths import Floats, Integers
from rawi.understand.neural.reader import NeuralReader

WORDS = ["<s>", "<pad>", "</s>", "<unk>", "said", "struck", "the", "army", "that", "rebels", "town", "."]


def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


class WordEngine:
    """'said' is a cue whose source is the two words before and whose content is what follows; 'struck' is a trigger."""

    name = "words"
    content_moves = np.zeros((3, 3), dtype=np.float32)
    flat_moves = np.zeros((7, 7), dtype=np.float32)

    def encode(self, ids: npt.NDArray[np.int64], mask: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        states = np.repeat(ids[:, :, None], 2, axis=2).astype(np.float32)
        tags = np.zeros((*ids.shape, 3), dtype=np.float32)
        cues, triggers = tags.copy(), tags.copy()
        cues[..., 1] = np.where(ids == WORDS.index("said"), 9, -9)
        cues[..., 2] = triggers[..., 2] = -9
        triggers[..., 1] = np.where(ids == WORDS.index("struck"), 9, -9)
        flat = np.zeros((*ids.shape, 7), dtype=np.float32)
        flat[..., 3] = np.where(ids == WORDS.index("said"), 9, -9)
        flat[..., [1, 2, 4, 5, 6]] = -9
        return states, cues, triggers, flat

    def said(self, states: Floats, first: Integers, last: Integers) -> SaidScores:
        count, length = len(first), len(states)
        source = np.zeros((count, 2, length + 1), dtype=np.float32)
        content = np.full((count, 2, length), -9, dtype=np.float32)
        for row, at in enumerate(first.tolist()):
            source[row, 0, at - 2] = source[row, 1, at - 1] = 9
            content[row, 0, at + 1] = content[row, 1, at + 2 : length - 1] = 9
        facts = np.full((count, len(STANCES) + len(VOICES) + 2), -9, dtype=np.float32)
        return SaidScores(source=source, content=content, parent=np.eye(count, count + 1, -1, np.float32), facts=facts)

    def done(self, states: Floats, first: Integers, last: Integers) -> DoneScores:
        count, length = len(first), len(states)
        roles = np.zeros((count, 2 * len(ROLES), length + 1), dtype=np.float32)
        roles[:, :, -1] = 9
        for row, at in enumerate(first.tolist()):
            roles[row, 0, at - 1] = roles[row, 1, at - 1] = 20
        return DoneScores(roles=roles, facts=np.zeros((count, len(KINDS) + len(STATUSES) + 1), dtype=np.float32))


def reader() -> NeuralReader:
    return NeuralReader(WordEngine(), tokenizer(), Leanings())

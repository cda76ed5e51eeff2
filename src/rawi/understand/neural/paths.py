"""The likeliest tag sequences and span edges, given a model's scores."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Pair = tuple[int, int]

NEVER = np.float32(-1e4)
LONGEST = 48  # tokens in a source or a role; the longest in our reports is 41


def best_paths(scores: Floats, moves: Floats) -> Integers:
    """Viterbi over [N, T, tags] with one transition table [tags, tags]; gives [N, T]."""
    count, length, tags = scores.shape
    if ((moves == 0) | (moves == NEVER)).all():
        # Where no move is preferred, the best tag of each token is the best path, as long as it makes no move that is forbidden.
        greedy: Integers = np.asarray(scores.argmax(axis=2), dtype=np.int64)
        if (moves[greedy[:, :-1], greedy[:, 1:]] == 0).all():
            return greedy
    back = np.zeros((length, count, tags), dtype=np.int64)
    total = scores[:, 0]
    for step in range(1, length):
        through = total[:, :, None] + moves[None]
        back[step] = through.argmax(axis=1)
        total = through.max(axis=1) + scores[:, step]
    path = np.zeros((count, length), dtype=np.int64)
    path[:, -1] = total.argmax(axis=1)
    rows = np.arange(count)
    for step in range(length - 1, 0, -1):
        path[:, step - 1] = back[step, rows, path[:, step]]
    return path


def forbid_orphans(moves: Floats, tags: int) -> Floats:
    """The same transitions, with I only after B or I of its own kind (tags in the order O, B, I, B, I, ...)."""
    strict = moves.copy()
    for inside in range(2, tags, 2):
        for before in range(tags):
            if before not in (inside, inside - 1):
                strict[before, inside] = NEVER
    return strict


def runs(path: Integers) -> list[tuple[int, int, int]]:
    """(kind, first, last) of each B I* run in one path, kinds counted from 0."""
    found: list[tuple[int, int, int]] = []
    for at, tag in enumerate(path.tolist()):
        if tag == 0:
            continue
        kind, begins = (tag - 1) // 2, tag % 2 == 1
        if not begins and found and found[-1][0] == kind and found[-1][2] == at - 1:
            found[-1] = (kind, found[-1][1], at)
        else:
            found.append((kind, at, at))
    return found


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def best_edges(scores: Floats, leniency: float = 0.0, around: Pair | None = None) -> tuple[Pair | None, float]:
    """Start and end [2, T+1] as one span, or None where 'none' (the last column) is likelier; with its log probability.

    A span that begins before and ends after the tokens `around` is not taken: a role does not hold its own trigger
    (32 of 28,000 in our reports do).
    """
    likely = log_softmax(scores)
    nothing = float(likely[0, -1] + likely[1, -1])
    start, end = likely[0, :-1], likely[1, :-1]
    firsts = np.argsort(-start)[:4]  # the best span starts at one of the best starts
    best, where = -np.inf, (0, 0)
    for first in firsts.tolist():
        reach = end[first : first + LONGEST]
        if around is not None and first < around[0]:
            reach = reach[: around[1] + 1 - first]
        last = int(reach.argmax())
        if start[first] + reach[last] > best:
            best, where = float(start[first] + reach[last]), (first, first + last)
    if nothing >= best + leniency:
        return None, nothing
    return where, best

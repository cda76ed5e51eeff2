from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rawi.understand.neural.paths import best_edges, best_paths, forbid_orphans, runs


def test_the_best_path_is_the_best_of_all_paths() -> None:
    chance = np.random.default_rng(3)
    scores = chance.normal(size=(4, 5, 3)).astype(np.float32)
    moves = chance.normal(size=(3, 3)).astype(np.float32)
    found = best_paths(scores, moves)
    for row in range(4):

        def value(path: tuple[int, ...], row: int = row) -> float:
            own = sum(scores[row, at, tag] for at, tag in enumerate(path))
            return float(own + sum(moves[a, b] for a, b in pairwise(path)))

        best = max(product(range(3), repeat=5), key=value)
        assert tuple(found[row].tolist()) == best


def test_inside_follows_only_its_own_kind() -> None:
    strict = forbid_orphans(np.zeros((5, 5), dtype=np.float32), 5)
    assert strict[0, 2] < -1000
    assert strict[1, 2] == strict[2, 2] == 0
    assert strict[3, 2] < -1000
    assert strict[1, 3] == 0


def test_runs_are_the_spans_of_a_path() -> None:
    assert runs(np.array([0, 1, 2, 1, 0, 3, 4, 4])) == [(0, 1, 2), (0, 3, 3), (1, 5, 7)]


@given(st.lists(st.integers(0, 4), max_size=12))
def test_runs_cover_every_tagged_token_once(tags: list[int]) -> None:
    covered = [at for _, first, last in runs(np.array(tags, dtype=np.int64)) for at in range(first, last + 1)]
    assert covered == [at for at, tag in enumerate(tags) if tag]


def test_edges_are_none_where_nothing_is_likelier() -> None:
    scores = np.zeros((2, 6), dtype=np.float32)
    scores[:, -1] = 5
    assert best_edges(scores)[0] is None
    scores[0, 2], scores[1, 4] = 9, 9
    assert best_edges(scores)[0] == (2, 4)


def test_an_end_never_lies_before_its_start() -> None:
    scores = np.zeros((2, 6), dtype=np.float32)
    scores[0, 4], scores[1, 1] = 9, 9
    found, _ = best_edges(scores)
    assert found is not None
    assert found[0] <= found[1]

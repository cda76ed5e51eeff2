from __future__ import annotations

import numpy as np
from training.connecting import f_score, fit


def test_the_fit_finds_the_feature_that_tells_and_repeats() -> None:
    values = np.array([[x / 10, float(x % 3)] for x in range(-30, 31)])
    truth = (values[:, 0] > 0.55).astype(float)
    found = fit(values, truth, np.ones(len(truth)), ridge=1.0)
    odds = values @ found[:-1] + found[-1]
    assert found[0] > 10 * abs(found[1])
    assert f_score(odds > 0, truth) > 95
    assert np.array_equal(found, fit(values, truth, np.ones(len(truth)), ridge=1.0))


def test_weights_of_nought_leave_rows_out() -> None:
    values = np.array([[0.0], [1.0], [2.0], [3.0], [9.0]])
    truth = np.array([0.0, 0.0, 1.0, 1.0, 0.0])
    kept = np.array([1.0, 1.0, 1.0, 1.0, 0.0])
    assert np.allclose(
        fit(values[:4], truth[:4], kept[:4], ridge=0.5)[0] > 0, fit(values, truth, kept, ridge=0.5)[0] > 0
    )


def test_f_score_without_any_pair_is_nought() -> None:
    assert f_score(np.array([False, False]), np.array([0.0, 0.0])) == 0.0

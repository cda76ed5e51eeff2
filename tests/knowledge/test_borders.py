"""Outlines and borders."""

from __future__ import annotations

import pytest

from rawi.knowledge.borders import border_middle, nearest_on_border, neighbours, outline, shared_border
from rawi.knowledge.distance import Point


def test_neighbours_share_a_line() -> None:
    assert {"IQ", "TR", "JO", "LB"} <= set(neighbours("SY"))
    assert shared_border("SY", "IQ") == shared_border("IQ", "SY")
    assert shared_border("SY", "FR") == ()


def test_abu_kamal_lies_near_the_border() -> None:
    found = nearest_on_border("SY", "IQ", Point(34.45, 40.92))
    assert found is not None
    assert found[1] < 12


def test_a_border_has_a_middle() -> None:
    found = border_middle("SY", "IQ")
    assert found is not None
    assert found[1] > 100
    assert border_middle("SY", "FR") is None


@pytest.mark.parametrize("country", ["SY", "ML", "UA", "YE", "SD"])
def test_outlines_are_closed(country: str) -> None:
    for ring in outline(country):
        assert ring[0] == ring[-1]


def test_a_move_is_as_far_as_it_says() -> None:
    start = Point(35.0, 40.0)
    assert start.moved(90.0, 50.0).kilometres(start) == pytest.approx(50.0, rel=0.02)

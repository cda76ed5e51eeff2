"""Which of two reports was made from the other."""

from __future__ import annotations

import pytest

from rawi.connect.profile import profiles_of
from rawi.connect.taken import copy_and_source, nearest_first
from rawi.model import AlignedPair, Link, Span
from tests.connect.readings import reading


@pytest.mark.parametrize(("direction", "copy"), [("left_from_right", "a"), ("right_from_left", "b"), ("unknown", "b")])
def test_direction_decides_else_the_earlier_is_the_source(direction: str, copy: str) -> None:
    (left, right), _ = profiles_of([reading("a", "One text."), reading("b", "One text.")])
    link = Link(id="l", left="a", right="b", kind="same_text", score=0.9, direction=direction)
    made, source = copy_and_source(link, left, right)
    assert (made.id, {made.id, source.id}) == (copy, {"a", "b"})


def test_the_original_is_the_report_with_most_of_the_text() -> None:
    pair = AlignedPair(left=Span(0, 9), right=Span(0, 9), score=0.9)
    sure = Link(id="sure", left="a", right="b", kind="same_text", score=0.99, pairs=(pair,))
    near = Link(id="near", left="a", right="c", kind="same_text", score=0.8, pairs=(pair, pair))
    assert [link.id for link in nearest_first([sure, near])] == ["near", "sure"]

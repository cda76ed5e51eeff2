"""Which of two reports was made from the other."""

from __future__ import annotations

import pytest

from rawi.connect.profile import profiles_of
from rawi.connect.taken import copy_and_source
from rawi.model import Link
from tests.connect.readings import reading


@pytest.mark.parametrize(("direction", "copy"), [("left_from_right", "a"), ("right_from_left", "b"), ("unknown", "b")])
def test_direction_decides_else_the_earlier_is_the_source(direction: str, copy: str) -> None:
    (left, right), _ = profiles_of([reading("a", "One text."), reading("b", "One text.")])
    link = Link(id="l", left="a", right="b", kind="same_text", score=0.9, direction=direction)
    made, source = copy_and_source(link, left, right)
    assert (made.id, {made.id, source.id}) == (copy, {"a", "b"})

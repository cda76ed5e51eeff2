from hypothesis import given
from hypothesis import strategies as st

from rawi.show.web.views.differences import differences

WORDS = st.lists(st.sampled_from(["three", "dozens", "killed", "قتل", "،", "12", "l'armée", "  ", "."])).map(" ".join)


def test_what_changed_is_marked() -> None:
    left, right = differences("he said 12 were killed", "he said dozens were killed")
    assert [piece.text for piece in left if piece.changed] == ["12"]
    assert [piece.text for piece in right if piece.changed] == ["dozens"]


@given(WORDS, WORDS)
def test_the_pieces_are_the_passages(left: str, right: str) -> None:
    one, other = differences(left, right)
    assert "".join(piece.text for piece in one) == left
    assert "".join(piece.text for piece in other) == right
    assert [piece.text for piece in one if not piece.changed] == [piece.text for piece in other if not piece.changed]


def test_a_passage_that_is_too_long_is_left_whole() -> None:
    left, right = differences("a " * 5000, "b " * 5000)
    assert [piece.changed for piece in (*left, *right)] == [False, False]

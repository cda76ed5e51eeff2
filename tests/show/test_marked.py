from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Span
from rawi.show.marked import Mark, segments

TEXT = "Three soldiers were killed near the border 😀 قال"
SPANS = st.builds(
    lambda start, size: Span(start, min(len(TEXT), start + size)), st.integers(0, len(TEXT) - 1), st.integers(1, 20)
)


@given(st.lists(SPANS, max_size=8))
def test_segments_are_the_text_and_hold_their_marks(spans: list[Span]) -> None:
    marks = [Mark(span=span, layer="event", label="", key=str(index)) for index, span in enumerate(spans)]
    pieces = list(segments(TEXT, marks))
    assert "".join(piece.text for piece in pieces) == TEXT
    start = 0
    for piece in pieces:
        here = Span(start, start + len(piece.text))
        assert {mark.key for mark in piece.marks} == {mark.key for mark in marks if mark.span.meets(here)}
        start = here.end

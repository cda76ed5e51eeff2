import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Document, Run, Span, cover, make_id


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (5, 4)])
def test_a_span_needs_an_order(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_is_written_as_its_two_ends() -> None:
    assert msgspec.json.encode(Span(2, 5)) == b"[2,5]"
    assert msgspec.json.decode(b"[2,5]", type=Span) == Span(2, 5)


def test_spans_hold_and_meet() -> None:
    assert Span(0, 5).holds(Span(1, 5))
    assert not Span(0, 4).holds(Span(1, 5))
    assert Span(0, 4).meets(Span(3, 5))
    assert not Span(0, 3).meets(Span(3, 5))
    assert cover([Span(3, 5), Span(0, 1)]) == Span(0, 5)
    with pytest.raises(ValueError, match="no span"):
        cover([])


@given(st.lists(st.text(max_size=8), max_size=4))
def test_ids_repeat(parts: list[str]) -> None:
    assert make_id(*parts) == make_id(*parts)
    assert len(make_id(*parts)) == 16
    assert make_id("ab", "c") != make_id("a", "bc")


def test_the_map_to_the_source() -> None:
    document = Document(id="d", text="abcdef", language="en", runs=(Run(2, 10), Run(4, 20)))
    assert [document.source_offset(index) for index in range(6)] == [0, 1, 10, 11, 20, 21]

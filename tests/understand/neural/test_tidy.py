import itertools

from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Span
from rawi.understand.neural.tidy import joined, whole_words
from tests.pins import pin


def test_a_cut_word_is_taken_in_whole() -> None:
    text = "En représailles, l'aviation"
    assert whole_words(text, Span(0, 9)).of(text) == "En représailles"
    assert whole_words(text, Span(5, 15)).of(text) == "représailles"


def test_an_arabic_word_may_begin_after_its_proclitics() -> None:
    text = "وقال الناطق"
    assert whole_words(text, Span(1, 3)).of(text) == "قال"


def test_contents_are_several_only_around_their_cue() -> None:
    _text, spans = pin("[Trade|one], [the minister|who] [said|cue], [is growing|two]")
    assert joined([spans["one"], spans["two"]], [spans["cue"], spans["who"]]) == (spans["one"], spans["two"])


def test_a_short_gap_closes_and_a_stray_passage_goes() -> None:
    assert joined([Span(0, 20), Span(30, 50)], []) == (Span(0, 50),)
    assert joined([Span(0, 20), Span(300, 305)], []) == (Span(0, 20),)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 50)), max_size=5))
def test_joined_contents_lie_in_order_and_apart(pairs: list[tuple[int, int]]) -> None:
    spans, at = [], 0
    for gap, size in pairs:
        spans.append(Span(at + gap, at + gap + size))
        at = spans[-1].end
    found = joined(spans, [])
    assert len(found) <= 1 or all(a.end <= b.start for a, b in itertools.pairwise(found))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.words.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("M. Ban a parlé. Il est parti.", 2),
        ("Le gén. Dupont a dit non.", 1),
        ("The U.S. said so. It left.", 2),
        ("« Ils ont tiré. » Puis rien.", 2),
        ("“Stop!” he said.", 1),
        ("قال المتحدث ذلك. وأضاف أن الوضع هادئ؟ نعم.", 3),
        ("Titre\nUne phrase", 2),
        ("La frontière.Le passage", 2),
        ("Il y a 1.200 morts.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(find_sentences(text)) == count


@given(st.text(max_size=120))
def test_every_visible_character_lies_in_one_sentence(text: str) -> None:
    spans = find_sentences(text)
    covered = [index for span in spans for index in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {index for index, char in enumerate(text) if not char.isspace()} <= set(covered)

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from rawi.model import Document
from rawi.reading.normalise import normalise

TEXTS = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("e\u0301\u0327a\r\n\t\u202e\u200fا\u0654\u0653ﬁ😀")),
    max_size=60,
)


def document(source: str) -> tuple[Document, str]:
    text, runs = normalise(source)
    return Document(id="d", text=text, language="en", runs=runs), source


def test_a_clean_text_stays_and_needs_no_map() -> None:
    assert normalise("Frappe près d’Erbil 😀\n") == ("Frappe près d’Erbil 😀\n", ())


def test_newlines_controls_and_marks() -> None:
    made, source = document("a\r\nb\u202e\u200fc e\u0301d\x00f")
    assert made.text == "a\nbc éd" + "f"
    assert [source[made.source_offset(i)] for i in (0, 2, 3, 6)] == ["a", "b", "c", "d"]


@given(TEXTS)
def test_normalised_once_is_normalised(source: str) -> None:
    text, _ = normalise(source)
    assert normalise(text) == (text, ())
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\u202e" not in text


@given(TEXTS)
def test_the_map_leads_to_the_characters_source(source: str) -> None:
    made, _ = document(source)
    offsets = [made.source_offset(index) for index in range(len(made.text))]
    assert offsets == sorted(offsets)
    for index, offset in enumerate(offsets):
        char = made.text[index]
        assert 0 <= offset < len(source)
        if char.isascii() and char not in " \n":
            assert unicodedata.normalize("NFD", source[offset])[:1] == char or source[offset] == char

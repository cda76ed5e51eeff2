import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.words.fold import fold, number_forms, stems


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Téhéran", "teheran"),
        ("أحمد", "احمد"),
        ("الأنبار", "الانبار"),
        ("حماة", "حماه"),
        ("مُسيّرة", "مسيره"),
        ("cœur", "coeur"),
        ("ىمن", "يمن"),
    ],
)
def test_spellings_of_one_word(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("word", "stem", "skipped"),
    [
        ("وبالحشد", "حشد", 4),
        ("للحشد", "الحشد", 0),
        ("وبغداد", "بغداد", 1),
        ("ببغداد", "بغداد", 1),
        ("القصف", "قصف", 2),
        ("strike", "strike", 0),
    ],
)
def test_clitics_come_off(word: str, stem: str, skipped: int) -> None:
    assert (stem, skipped) in [(found.text, found.skipped) for found in stems(word)]


@pytest.mark.parametrize(
    ("word", "shortest", "forms"),
    [
        ("officials", 0, ["officials"]),
        ("مسوولان", 0, ["مسوولان", "مسوول"]),
        ("المسوولين", 0, ["المسوولين", "مسوولين", "المسوول", "مسوول"]),
        ("ابان", 5, ["ابان"]),
    ],
)
def test_number_forms_take_off_the_endings_of_two_and_of_many(word: str, shortest: int, forms: list[str]) -> None:
    assert list(number_forms(word, shortest=shortest)) == forms

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rawi.knowledge.misread import Misreading, misreadings


def test_a_word_in_its_other_sense_is_found_in_another_language() -> None:
    source = ("the", "tanker", "was", "damaged", "by", "a", "drone")
    assert list(misreadings(source, "en", ("الدبابه", "تضررت"), "ar")) == [Misreading("tanker", "الدبابه")]
    assert list(misreadings(source, "en", ("le", "bourdon", "a", "frappe"), "fr")) == [Misreading("drone", "bourdon")]


def test_the_right_sense_is_no_misreading() -> None:
    source = ("the", "tanker", "was", "damaged", "by", "a", "drone")
    assert not list(misreadings(source, "en", ("le", "petrolier", "endommage", "par", "un", "drone"), "fr"))


def test_a_wrong_sense_that_another_word_has_by_right_does_not_count() -> None:
    assert list(misreadings(("an", "officer", "said"), "en", ("le", "bureau", "a", "dit"), "fr"))
    assert not list(
        misreadings(("an", "officer", "at", "headquarters"), "en", ("un", "policier", "du", "bureau"), "fr")
    )


@given(st.lists(st.text(max_size=8), max_size=6), st.sampled_from(["en", "fr", "ar", "", "de"]))
def test_one_language_or_an_unknown_one_has_none(words: list[str], language: str) -> None:
    assert not list(misreadings(words, language, words, language))
    assert not list(misreadings(words, language, words, "es"))

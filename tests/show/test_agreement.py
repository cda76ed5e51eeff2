import pytest

from rawi.show.agreement import nominal_alpha


def units(*judges: str) -> list[list[str]]:
    """Columns of a table of judges by units; a dot is a missing value."""
    return [[value for value in column if value != "."] for column in zip(*judges, strict=True)]


# the worked examples of Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", sections A, B and C
def test_two_judges_and_two_values() -> None:
    found = nominal_alpha(units("0100000010", "1110010000"))
    assert found.alpha == pytest.approx(0.095, abs=5e-4)
    assert (found.units, found.values) == (10, 20)


def test_two_judges_and_many_values() -> None:
    found = nominal_alpha(units("aabbdcccedda", "babbbcccdddd".replace("dddd", "eddd")))
    assert found.alpha == pytest.approx(0.692, abs=5e-4)


def test_four_judges_and_missing_values() -> None:
    found = nominal_alpha(units("123321412...", "1233224125.3", ".3332342251.", "1233244125 1.".replace(" ", "")))
    assert found.alpha == pytest.approx(0.743, abs=5e-4)
    assert (found.units, found.values) == (11, 40)


def test_perfect_and_undecidable_agreement() -> None:
    assert nominal_alpha([("a", "a"), ("b", "b")]).alpha == 1
    assert nominal_alpha([("a", "a"), ("a", "a")]).alpha is None
    assert nominal_alpha([("a",), ()]).alpha is None

"""Numbers with what they count, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.understand.quantities import find_quantities
from rawi.understand.tagger import RuleTagger
from tests.pins import article


def counted(text: str, language: str) -> set[tuple[str, int | None, int | None]]:
    document = article(text, language=language)
    (tags,) = RuleTagger().tag([document])
    return {(q.unit, q.low, q.high) for q in find_quantities(document, tags)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La frappe a fait au moins 12 morts et 30 blessés.", {("killed", 12, None), ("injured", 30, 30)}),
        ("fr", "Une dizaine de civils ont été tués.", {("killed", 8, 12)}),
        ("fr", "L'attaque n'a fait aucune victime.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("fr", "Entre 5 et 7 roquettes ont été tirées.", {("munitions", 5, 7)}),
        ("fr", "Un soldat a été tué et trois autres ont été blessés.", {("killed", 1, 1), ("injured", 3, 3)}),
        (
            "en",
            "At least four people were killed and 14 others were wounded.",
            {("killed", 4, None), ("injured", 14, 14)},
        ),
        ("en", "Dozens of civilians died.", {("killed", 24, None)}),
        ("en", "He confirmed it without casualty figures.", set()),
        ("en", "There were no casualties.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("en", "More than 20 rockets fell on the base.", {("munitions", 21, None)}),
        ("en", "The militants executed nineteen women.", {("killed", 19, 19)}),
        ("en", "They fired 18 107 mm rockets.", {("munitions", 18, 18)}),
        ("en", "About a dozen people were wounded.", {("injured", 10, 14)}),
        ("en", "Several dozen militants were killed.", {("killed", 36, None)}),
        ("en", "Twenty-three terrorists were put out of combat.", {("killed", 23, 23)}),
        ("en", "All eight militants were sent to hell.", {("killed", 8, 8)}),
        ("fr", "Trois terroristes ont été mis hors d'état de nuire.", {("killed", 3, 3)}),
        ("fr", "Le bilan dépasse 80 morts.", {("killed", 81, None)}),
        ("ar", "ولم تُعلن خسائر في الأرواح.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("ar", "وقع القصف من دون أنباء عن قتلى أو جرحى.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("ar", "قتل خمسة مدنيين وأصيب ثلاثة آخرون بجروح.", {("killed", 5, 5), ("injured", 3, 3)}),
        ("ar", "سقط قتيلان في القصف.", {("killed", 2, 2)}),
        ("ar", "لم تقع إصابات في الهجوم.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("ar", "أطلقوا صاروخين على المطار.", {("munitions", 2, 2)}),
    ],
)
def test_the_range_and_the_unit_are_told(
    language: str, text: str, expected: set[tuple[str, int | None, int | None]]
) -> None:
    assert expected <= counted(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The base lies 12 km from the town."),
        ("fr", "Un garçon de 5 ans jouait."),
        ("en", "He was born in 1994."),
    ],
)
def test_measures_ages_and_years_are_no_tolls(language: str, text: str) -> None:
    assert not {unit for unit, _, _ in counted(text, language)} & {"killed", "injured", "munitions", "vehicles"}


def test_a_part_of_the_dead_is_not_a_toll_of_its_own() -> None:
    assert ("killed", 3, 3) not in counted("Douze personnes ont été tuées, dont trois enfants.", "fr")


def test_spans_hold_the_words_of_the_number() -> None:
    document = article("Ils ont tué plus de 20 civils.", language="fr")
    (tags,) = RuleTagger().tag([document])
    assert [document.quote(q.span) for q in find_quantities(document, tags) if q.unit == "killed"] == ["plus de 20"]


@given(st.text(alphabet="0123456789 ,.«»abcéن قتلet-", max_size=60), st.sampled_from(["fr", "en", "ar", "de"]))
def test_any_text_gives_ranges_inside_it(text: str, language: str) -> None:
    document = article(text, language=language)
    (tags,) = RuleTagger().tag([document])
    for quantity in find_quantities(document, tags):
        assert quantity.span.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high

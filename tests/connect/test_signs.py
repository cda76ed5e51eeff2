from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.connect.names import skeleton
from rawi.connect.signs import Weights, lines_of
from rawi.knowledge.bridge import concepts_of
from tests.connect.readings import reading


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Boukamal", "بوكمال"),
        ("Bukamal", "بوكمال"),
        ("Tiguirwane", "تيغيروان"),
        ("Dukhaira", "دخيرة"),
        ("Halyard", "هاليارد"),
        ("Hashd", "حشد"),
    ],
)
def test_spellings_of_a_name_share_a_key(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right)


@given(st.text(max_size=30))
def test_a_key_is_made_of_consonants(word: str) -> None:
    assert set(skeleton(word)) <= set("bcdfgklmnrstz")


@pytest.mark.parametrize(
    ("concept", "words"),
    [
        ("=kill", [("killed", "en"), ("tués", "fr"), ("قتلوا", "ar")]),
        ("=depot", [("warehouse", "en"), ("entrepot", "fr"), ("مستودع", "ar")]),
        ("=convoy", [("convoys", "en"), ("convoi", "fr"), ("قافله", "ar")]),
    ],
)
def test_one_concept_in_three_languages(concept: str, words: list[tuple[str, str]]) -> None:
    for word, language in words:
        assert concept in concepts_of(word.replace("é", "e"), language)


def test_an_unknown_word_keeps_a_stem_of_its_own() -> None:
    assert concepts_of("zorbifications", "en") == concepts_of("zorbification", "en")
    assert concepts_of("zorbification", "en")[0].startswith("~")


def test_numbers_meet_across_languages() -> None:
    lines = [
        lines_of(reading("a", "Seventeen soldiers died.")),
        lines_of(reading("b", "Dix-sept soldats sont morts.", language="fr")),
        lines_of(reading("c", "قتل 17 جنديا.", language="ar")),
    ]
    assert all("#17" in found[0].signs for found in lines)


def test_rare_signs_weigh_more_and_a_small_collection_does_not_explode() -> None:
    lines = [lines_of(reading(str(n), f"Rockets hit Town{n} and killed people.")) for n in range(20)]
    weights = Weights(lines)
    assert weights("=kill") < weights("~town3")
    assert Weights([])("=kill") > 0


def test_an_empty_text_has_no_lines() -> None:
    assert lines_of(reading("a", " \n ")) == ()

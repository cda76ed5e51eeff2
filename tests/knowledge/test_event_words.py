"""The lists of event words and what is made of them."""

from __future__ import annotations

import pytest

from rawi.knowledge.acled import acled_type
from rawi.knowledge.counted import counted_things, weapons
from rawi.knowledge.event_words import LANGUAGES, event_words, listed_words
from rawi.knowledge.event_words_forms import arabic_verb, english_verb, french_noun, french_verb
from rawi.words.tokens import find_tokens


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_lists_four_hundred_words(language: str) -> None:
    assert len(listed_words(language)) >= 400


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("frapper", {"frappe", "frappé", "frappées", "frappaient", "frappant", "frapperont"}),
        ("abattre", {"abattu", "abattent", "abat", "abattrait"}),
        ("détruire", {"détruit", "détruisent", "détruites"}),
        ("enlever", {"enlève", "enlevés", "enlèvera"}),
        ("envahir", {"envahi", "envahissent", "envahit"}),
        ("mourir", {"mort", "mortes", "meurent"}),
    ],
)
def test_french_verbs_are_inflected(infinitive: str, forms: set[str]) -> None:
    assert forms <= {form for form, _ in french_verb(infinitive)}


def test_french_plurals_reach_to_the_preposition() -> None:
    assert {form for form, _ in french_noun("frappe aérienne")} == {
        "frappe aérienne",
        "frappes aérienne",
        "frappes aériennes",
    }
    assert "attentats à la bombe" in {form for form, _ in french_noun("attentat à la bombe")}


def test_english_verbs_are_inflected() -> None:
    assert {form for form, _ in english_verb("shoot down")} == {
        "shoot down",
        "shoots down",
        "shooting down",
        "shot down",
    }
    assert {"stabbed", "stabbing", "stabs"} <= {form for form, _ in english_verb("stab")}


def test_arabic_verbs_are_inflected() -> None:
    assert {"قصف", "قصفت", "قصفوا", "يقصف", "تقصف", "يقصفون"} <= {form for form, _ in arabic_verb("قصف/يقصف")}
    assert {"ألقى", "ألقت", "ألقوا"} <= {form for form, _ in arabic_verb("ألقى/يلقي")}


def test_words_are_found_with_arabic_clitics() -> None:
    (match,) = event_words("ar").find(find_tokens("والقصف"))
    assert match.value[0].kind == "ASSAULT"


def test_things_and_weapons_know_their_unit_and_mode() -> None:
    (thing,) = counted_things("en").find(find_tokens("rockets"))
    (weapon,) = weapons("fr").find(find_tokens("drones kamikazes"))
    assert thing.value == ["munitions"]
    assert weapon.value[0].mode == "drone"


def test_every_kind_maps_to_acled() -> None:
    for language in LANGUAGES:
        for word in listed_words(language):
            match = event_words(language).match_at(find_tokens(word.split("/")[0]), 0)
            assert match is None or match.value[0].kind == "NONE" or acled_type(match.value[0].kind) is not None
    assert acled_type("ASSAULT/new-mode") == ("Violence against civilians", "Attack")
    assert acled_type("OTHER") is None

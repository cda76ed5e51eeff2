from __future__ import annotations

import pytest

from rawi.knowledge.actor_names import arabic_forms, find_key, french_forms, names, skeleton, spellings
from rawi.knowledge.actors import actors


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("syrien", {"syrien", "syriens", "syrienne", "syriennes"}),
        ("français", {"français", "française", "françaises"}),
        ("turc/turque", {"turc", "turcs", "turque", "turques"}),
        ("russe", {"russe", "russes"}),
        ("nord-coréen", {"nord-coréen", "nord-coréens", "nord-coréenne", "nord-coréennes"}),
    ],
)
def test_french_adjectives_agree(word: str, forms: set[str]) -> None:
    assert set(french_forms(word)) == forms


def test_arabic_relative_adjectives_agree() -> None:
    assert {"سوري", "سورية", "سوريون", "سوريين"} <= set(arabic_forms("سوري"))
    assert "كورية الشمالية" in set(arabic_forms("كوري شمالي"))
    assert list(arabic_forms("أتراك")) == ["أتراك"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("al-Hachd al-chaabi", "popular-mobilization-forces"),
        ("Hashed el Shaabi", "popular-mobilization-forces"),
        ("the Syrian Observatory for Human Rights", "sohr"),
        ("Rami Abd al-Rahman", "rami-abdel-rahman"),
        ("البنتاغون", "US/defence-ministry"),
        ("l’AFP", "afp"),
        ("Washington", "US"),
        ("Hama", None),
        ("Nice", None),
        ("a man from Hamas", None),
        ("", None),
    ],
)
def test_a_whole_name_leads_to_its_actor(name: str, key: str | None) -> None:
    assert find_key(name) == key


def test_spellings_of_one_sound_have_one_skeleton() -> None:
    assert skeleton("chaabi") == skeleton("shaabi")
    assert skeleton("hizballah") == skeleton("hezbollah")
    assert skeleton("kassem") == skeleton("qasim")
    assert skeleton("al") == ""


def test_every_actor_can_be_found_by_name() -> None:
    named = {spelling.key for spelling in spellings()}
    assert named >= set(actors())
    assert names().starts("hamas")

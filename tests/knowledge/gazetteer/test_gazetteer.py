"""Places by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.knowledge.gazetteer import by_consonants, by_name, curated
from rawi.knowledge.gazetteer.compiled import database
from rawi.knowledge.gazetteer.spelling import name_key, skeleton
from rawi.words.tokens import find_tokens


def test_spellings_of_one_name_meet() -> None:
    spellings = ["Boukamal", "al-Bukamal", "Abu Kamal", "البوكمال", "Albu Kamal"]
    keys = {skeleton(name_key(spelling)) for spelling in spellings[:-1]}
    assert len(keys) == 1


def test_the_largest_place_of_a_name_comes_first() -> None:
    assert by_name("Kaboul")[0].country == "AF"
    assert by_name("صنعاء")[0].country == "YE"
    assert by_name("qwertyuiop") == ()


def test_consonants_find_a_transliteration() -> None:
    assert any(site.country == "SY" for site in by_consonants("Deyr ez-Zaour"))


def test_our_own_places_are_many_and_sound() -> None:
    sites = [match for name in ("Tanf", "Bab al-Hawa", "التاجي") for match in curated().find(find_tokens(name))]
    assert len(sites) == 3
    assert all(match.value[0].own for match in sites)


def test_a_cache_that_cannot_be_written_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    monkeypatch.setenv("RAWI_CACHE", str(blocked / "inside"))
    assert database().exists()

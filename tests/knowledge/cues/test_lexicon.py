from __future__ import annotations

import pytest

from rawi.knowledge.cues import load_cues, load_grammar, load_grounds, load_stances
from rawi.knowledge.cues.lexicon import _read


@pytest.mark.parametrize("name", ["english.tsv", "french.tsv", "arabic.tsv"])
def test_each_language_has_250_cues(name: str) -> None:
    assert len({cue.base for cue in _read(name)}) >= 250


@pytest.mark.parametrize(
    ("language", "word", "base", "shape"),
    [
        ("en", "denies", "deny", "finite"),
        ("en", "denied", "deny", "past"),
        ("en", "admitted", "admit", "past"),
        ("en", "wrote", "write", "past"),
        ("en", "written", "write", "perfect"),
        ("en", "saying", "say", "gerund"),
        ("fr", "annoncé", "annoncer", "perfect"),
        ("fr", "annonçait", "annoncer", "finite"),
        ("fr", "révèle", "révéler", "finite"),
        ("fr", "rejette", "rejeter", "finite"),
        ("fr", "démentent", "démentir", "finite"),
        ("fr", "soutient", "soutenir", "finite"),
        ("fr", "reconnaît", "reconnaître", "finite"),
        ("fr", "affirmèrent", "affirmer", "finite"),
        ("fr", "promettait", "promettre", "finite"),
        ("fr", "avertissent", "avertir", "finite"),
        ("ar", "قالت", "قال يقول قائلا", "finite"),
        ("ar", "نفت", "نفى ينفي نافيا", "finite"),
        ("ar", "ينفيه", "نفى ينفي نافيا", "finite"),
        ("ar", "مضيفة", "أضاف يضيف مضيفا", "gerund"),
    ],
)
def test_a_form_belongs_to_its_cue(language: str, word: str, base: str, shape: str) -> None:
    forms = load_cues(language).forms(word)
    assert any(form.cue.base == base and form.shape == shape for form in forms)


def test_accents_tell_forms_apart_and_may_be_missing() -> None:
    cues = load_cues("fr")
    assert {form.shape for form in cues.forms("estime")} == {"finite"}
    assert {form.shape for form in cues.forms("estimé")} == {"perfect"}
    assert any(form.cue.base == "révéler" for form in cues.forms("revele"))


def test_other_languages_read_as_english() -> None:
    assert load_cues("de").language == "en"
    assert "and" in load_grammar("de").coordinators


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_grounds_and_stances_exist_in_each_language(language: str) -> None:
    assert load_grounds(language) is load_grounds(language)
    assert load_stances(language) is load_stances(language)

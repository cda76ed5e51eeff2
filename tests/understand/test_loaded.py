from __future__ import annotations

import pytest

from rawi.knowledge.loaded import lexicon_size, loaded_words
from rawi.understand.loaded import find_loaded_words
from rawi.understand.tagger import RuleTagger
from tests.pins import article, pin


@pytest.mark.parametrize(
    ("language", "marked", "senses"),
    [
        ("fr", "L’[agression|a] des groupes [takfiri|b] veut imposer son [hégémonie|c].", ("attack", "actor", "rule")),
        ("fr", "Les [terroristes|a] ont été [neutralisés|b].", ("actor", "death")),
        ("en", "The [cowardly attack|a] by [terrorists|b] killed two [martyrs|c].", ("attack", "actor", "death")),
        ("ar", "أدان بيان ال[عدوان|a] وقال إن ال[شهداء|b] سقطوا", ("attack", "death")),
        ("en", "The army hit a town.", ()),
        ("en", "A counter-terrorism unit left.", ()),
        ("ar", "قال جهاز مكافحة الإرهاب", ()),
    ],
)
def test_loaded_words_are_found_with_their_sense(language: str, marked: str, senses: tuple[str, ...]) -> None:
    text, spans = pin(marked)
    document = article(text, language=language)
    found = find_loaded_words(document, RuleTagger().tag([document])[0])
    assert tuple(word.sense for word in found) == senses
    assert tuple(word.span for word in found) == tuple(spans.values())


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_lexicon_is_as_broad_as_promised(language: str) -> None:
    assert lexicon_size(language) >= 120


def test_a_language_that_is_not_served_has_no_loaded_words() -> None:
    document = article("terrorist", language="de")
    assert find_loaded_words(document, RuleTagger().tag([document])[0]) == ()
    assert not loaded_words("de").starts("terrorist")

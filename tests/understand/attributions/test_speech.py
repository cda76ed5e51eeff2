from __future__ import annotations

import pytest

from tests.understand.attributions.reading import read

# language, marked text (who, cue, what and more pieces what2 ...), stance, voice
EXAMPLES = [
    ("en", "[The ministry|who] [said|cue] [12 people were killed|what].", "states", "indirect"),
    (
        "en",
        "[A spokesman for the army|who] [told|cue] reporters [that the toll could rise|what].",
        "states",
        "indirect",
    ),
    ("en", '"[We hit the convoy|what]," [the commander|who] [said|cue].', "states", "direct"),
    ("en", '"[We hit the convoy|what]," [said|cue] [Amal Haddad, the commander|who].', "states", "direct"),
    ("en", '"[We hit it|what]," [he|who] [said|cue], "[and we left|what2]."', "states", "direct"),
    ("en", "[Two drones hit the base|what], [according to|cue] [a security source|who].", "states", "indirect"),
    ("en", "[According to|cue] [the governor|who], [two drones hit the base|what].", "states", "indirect"),
    (
        "en",
        "[The militia|who], which holds the town, [denied|cue] [any role in the attack|what].",
        "denies",
        "indirect",
    ),
    ("en", "[The army|who] [accused|cue] [the rebels of shelling the market|what].", "accuses", "indirect"),
    ("en", "[The coalition|who] [declined to comment on|cue] [the strike|what].", "declines", "indirect"),
    ("en", "[The Pentagon|who] [did not confirm|cue] [the strike|what].", "declines", "indirect"),
    ("en", "[The coalition|who] [said|cue] [it had conducted no strikes in the area|what].", "denies", "indirect"),
    (
        "en",
        "[The police chief, Col. Omar Said|who], [confirmed|cue] [that four officers died|what] but gave no names.",
        "confirms",
        "indirect",
    ),
    ("fr", "[Le ministère|who] [a annoncé|cue] [que douze soldats avaient été tués|what].", "states", "indirect"),
    ("fr", "[Douze soldats ont été tués|what], [a annoncé|cue] lundi [le ministère|who].", "states", "indirect"),
    (
        "fr",
        "[Douze soldats ont été tués|what], [a déclaré|cue] à la presse [le gouverneur, Issa Traoré|who].",
        "states",
        "indirect",
    ),
    ("fr", "« [Nous avons riposté|what] », [a-t-|cue0]il dit.", "states", "direct"),
    ("fr", "[Selon|cue] [une source de sécurité|who], [deux drones ont visé la base|what].", "states", "indirect"),
    ("fr", "[Deux drones ont visé la base|what], [d'après|cue] [l'Observatoire|who].", "states", "indirect"),
    ("fr", "[L'armée|who] [a démenti|cue] [toute implication|what].", "denies", "indirect"),
    ("fr", "[L'armée|who] [n'a pas confirmé|cue] [ce bilan|what].", "declines", "indirect"),
    ("fr", "[Le groupe|who] [a revendiqué|cue] [l'attaque|what].", "claims", "indirect"),
    ("fr", "[Les témoins|who] [parlent|cue] d'[au moins six explosions|what].", "states", "indirect"),
    ("fr", "[L'armée|who] [dit|cue] [avoir tué dix combattants|what].", "states", "indirect"),
    ("fr", "[L'attaque|what] [a été revendiquée par|cue] [le Front|who].", "claims", "indirect"),
    (
        "fr",
        "[Le correspondant, Nabil Zein|who], [a rapporté|cue] au cours de sa tournée "
        "[que » les assaillants avaient lancé une attaque, mais les soldats ont réussi à s’y opposer|what] ».",
        "states",
        "direct",
    ),
    ("ar", "[قال|cue] [المتحدث باسم الجيش|who] [إن ثلاثة جنود قتلوا|what].", "states", "indirect"),
    ("ar", "[المتحدث باسم الجيش|who] [قال|cue] [إن ثلاثة جنود قتلوا|what].", "states", "indirect"),
    ("ar", "[أفاد|cue] [المرصد|who] ب[أن طائرات قصفت البلدة|what].", "states", "indirect"),
    ("ar", "[نفت|cue] [الوزارة|who] [وقوع أي هجوم|what].", "denies", "indirect"),
    ("ar", "[نفى|cue] [المتحدث باسم التحالف|who] [أي صلة بالهجوم|what].", "denies", "indirect"),
    ("ar", "[لم يؤكد|cue] [الجيش|who] [وقوع خسائر|what].", "declines", "indirect"),
    ("ar", "[تبنى|cue] [التنظيم|who] [الهجوم|what].", "claims", "indirect"),
    ("ar", "[قصفت طائرات البلدة|what]، [بحسب|cue] [مصدر أمني|who].", "states", "indirect"),
    ("ar", "وكانت [الحركة|who] [قد أعلنت|cue] [أن الجسر دمر|what].", "states", "indirect"),
    ("ar", "أما [مدير المستشفى|who] ف[أكد|cue] [أن القتلى عشرة|what].", "confirms", "indirect"),
    ("ar", "[أعلن|cue] [الرئيس|who]، في خطاب متلفز، [استدعاء السفير|what].", "states", "indirect"),
    ("ar", '[قال|cue] [القائد|who]: "[لن ننسحب من المدينة|what]".', "states", "direct"),
]


@pytest.mark.parametrize(("language", "marked", "stance", "voice"), EXAMPLES)
def test_one_act_of_saying(language: str, marked: str, stance: str, voice: str) -> None:
    _, spans, found = read(marked, language)
    pieces = tuple(span for name, span in spans.items() if name.startswith("what"))
    (attribution,) = [one for one in found if one.content == pieces]
    if "who" in spans:
        assert attribution.source == spans["who"]
    if "cue" in spans:
        assert attribution.cue == spans["cue"]
    assert (attribution.stance, attribution.voice) == (stance, voice)
    assert attribution.within is None


def test_a_coordinated_verb_has_the_same_source() -> None:
    _, spans, found = read(
        "[L'armée|who] a confirmé [une incursion|a], promis [de poursuivre les auteurs|b] et réfuté [tout retrait|c].",
        "fr",
    )
    assert [one.content for one in found] == [(spans["a"],), (spans["b"],), (spans["c"],)]
    assert {one.source for one in found} == {spans["who"]}


def test_a_participle_speaks_for_the_verb_before() -> None:
    _, spans, found = read("قال [المصدر|who] [إن الطريق مغلق|a]، مضيفا [أن دورية وصلت|b].", "ar")
    assert [(one.source, one.content) for one in found] == [
        (spans["who"], (spans["a"],)),
        (spans["who"], (spans["b"],)),
    ]


def test_an_arabic_verb_without_a_subject_speaks_for_the_source_before() -> None:
    _, spans, found = read("قال [المرصد|who] إن القصف توقف.\nوأوضح [أن القتلى مدنيون|b].", "ar")
    assert found[1].source == spans["who"]
    assert found[1].content == (spans["b"],)


def test_a_french_pronoun_stands_for_its_noun_and_an_english_one_stays() -> None:
    _, spans, found = read("[Le préfet|who] a confirmé l'attaque. Il a ajouté [que la route est coupée|b].", "fr")
    assert found[1].source == spans["who"]
    _, spans, found = read("The governor said two died. [He|who] added [that the road was cut|b].")
    assert found[1].source == spans["who"]


def test_nouns_are_no_verbs() -> None:
    for language, text in (
        ("en", "The reports, claims and orders of the army were read in the capital."),
        ("en", "The so-called republic fell."),
        ("fr", "L'annonce de la demande et la menace pèsent sur la ville."),
        ("ar", "وصلت ناقلة إلى مدينة ساحلية بعد حملة."),
    ):
        assert read(text, language)[2] == ()


def test_the_subject_of_a_relative_clause_is_the_source() -> None:
    _, spans, found = read("A drone strike which [US officials|who] say [hit a vehicle|what] killed three.")
    assert found[0].source == spans["who"]

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.knowledge.actors import find_actor
from rawi.model import Span
from rawi.understand.mentions import find_mentions
from rawi.understand.named import Named, actors_in, best_actor, body_in, is_person, mentions_in
from rawi.understand.tagger import RuleTagger
from rawi.understand.tools import Frames, MentionFrame, Tags
from tests.pins import article, pin


def named_in(text: str, language: str) -> Named:
    document = article(text, language=language)
    return find_mentions(document, RuleTagger().tag([document])[0])


def actor_of(named: Named, span: Span) -> str | None:
    """The one actor whose mention is exactly these characters."""
    return next((mention.actor for mention in named.mentions if mention.span == span), None)


@pytest.mark.parametrize(
    ("language", "marked", "keys"),
    [
        ("fr", "[al-Hachd al-chaabi|a], [Hach al-Chaabi|b], les [Hachd|c] et le [Hashd al-Shaabi|d]", "pmf"),
        ("en", "The [PMF|a], the [Hashed al-Shaabi|b] and the [Popular Mobilization Units|c]", "pmf"),
        ("ar", "وأعلن [الحشد الشعبي|a] أن قوات ل[لحشد الشعبي|b] انسحبت", "pmf"),
    ],
)
def test_one_body_has_many_spellings(language: str, marked: str, keys: str) -> None:
    text, spans = pin(marked)
    found = {mention.actor for mention in named_in(text, language).mentions}
    assert found == {"popular-mobilization-forces"}
    assert len(named_in(text, language).mentions) == len(spans)


@pytest.mark.parametrize(
    ("language", "marked", "key"),
    [
        ("en", "The [Russian defence ministry|x] said so.", "RU/defence-ministry"),
        ("en", "[Iraq's interior ministry|x] said so.", "IQ/interior-ministry"),
        ("en", "The [Ministry of Defence of Ukraine|x] said so.", "UA/defence-ministry"),
        ("fr", "Le [ministère irakien de la Défense|x] a réagi.", "IQ/defence-ministry"),
        ("fr", "L'[armée de l'air israélienne|x] a réagi.", "IL/air-force"),
        ("fr", "Les [forces américaines|x] ont réagi.", "US"),
        ("ar", "أعلنت [وزارة الدفاع الروسية|x] ذلك", "RU/defence-ministry"),
        ("ar", "قصف [الجيش السوري|x] البلدة", "SY/army"),
        ("fr", "Le [Pentagone|x] a réagi.", "US/defence-ministry"),
        ("en", "The [Taliban government|x] said so.", "taliban"),
        ("en", "The [Houthi-run health ministry|x] said so.", "houthis/health-ministry"),
        ("fr", "[Rami Abdul-Rahmane|x] a réagi.", "rami-abdel-rahman"),
        ("en", "[Kataeb Hizbollah|x] said so.", "kataib-hezbollah"),
    ],
)
def test_registered_actors_and_offices_of_states(language: str, marked: str, key: str) -> None:
    text, spans = pin(marked)
    named = named_in(text, language)
    assert actor_of(named, spans["x"]) == key
    assert named.by_id[key].resolved


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une explosion a secoué Damas."),
        ("en", "The blast was heard in Washington and near Iraq."),
        ("ar", "وقع الانفجار في بغداد وفي العراق"),
        ("fr", "Un attentat à Nice et un tir de grenade."),
        ("en", "Shells fell on Hama and on the Syrian border."),
        ("fr", "Le territoire irakien et la frontière syro-irakienne."),
        ("en", "They polished the turkey for us."),
        ("ar", "قدم دعما ماليا واستقبل بحماس"),
    ],
)
def test_places_and_common_words_are_no_actors(language: str, text: str) -> None:
    assert named_in(text, language).actors == ()


@pytest.mark.parametrize(
    ("language", "marked", "key"),
    [
        ("fr", "[Washington|x] a démenti toute frappe.", "US"),
        ("fr", "Selon [Damas|x], deux soldats sont morts.", "SY"),
        ("en", "[Moscow|x] has denied it.", "RU"),
        ("ar", "نفت [واشنطن|x] ذلك", "US"),
        ("en", "It said [Tehran|x] accused them.", "IR"),
    ],
)
def test_a_capital_is_its_state_where_it_acts(language: str, marked: str, key: str) -> None:
    text, spans = pin(marked)
    assert actor_of(named_in(text, language), spans["x"]) == key


@pytest.mark.parametrize(
    ("language", "marked", "kind"),
    [
        ("en", "Colonel [Dana Whitlock|x] left.", "person"),
        ("fr", "Le père jésuite [Rodolfo Amaya|x] a témoigné.", "person"),
        ("en", "[Oksana Berih|x], the ombudsman, said so.", "person"),
        ("ar", "قال العميد [حاتم الزوبعي|x] إن القوات تقدمت", "person"),
        ("en", "The [Chin Hills Column|x] said so.", "armed_group"),
        ("fr", "Le [Front Teófilo Amador|x] a réagi.", "armed_group"),
        ("fr", "Selon l'agence [Halyard|x], rien.", "agency"),
        ("ar", "أعلن [فصيل «أنصار العاصي»|x] ذلك", "armed_group"),
        ("en", "The [Border Times|x] said so.", "outlet"),
    ],
)
def test_unknown_people_and_groups_are_kept_unresolved(language: str, marked: str, kind: str) -> None:
    text, spans = pin(marked)
    named = named_in(text, language)
    key = actor_of(named, spans["x"])
    assert key is not None
    assert (named.by_id[key].kind, named.by_id[key].resolved) == (kind, False)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "[Hamas|a] fired. [The group|b] said so. [It|c] said more."),
        ("fr", "[Daech|a] a frappé. [Le groupe|b] a revendiqué."),
        ("fr", "[Abou Obeida|a] a parlé. [Il|b] a menacé."),
        ("ar", "قالت [حركة الشباب|a] ذلك. وأضافت [الحركة|b] المزيد"),
        ("en", "Colonel [Zed Wright|a] spoke. [Zed Wright|b] left. [Wright|c] denied it. [He|d] left."),
        ("fr", "Le [Front Amador|a] existe. Le [Front|b] a réagi."),
        ("fr", "L'hebdomadaire [Marea|a] le dit. [Marea|b] ajoute."),
        ("en", "The [Chin Hills Column|a] ([CHC|b]) left."),
    ],
)
def test_later_words_are_tied_to_their_antecedent(language: str, marked: str) -> None:
    text, spans = pin(marked)
    named = named_in(text, language)
    keys = {actor_of(named, span) for span in spans.values()}
    assert len(keys) == 1
    assert keys != {None}


def test_a_bare_ministry_is_the_one_named_before() -> None:
    text, spans = pin("The [Syrian defence ministry|a] spoke. The [defence ministry|b] denied it.")
    named = named_in(text, "en")
    assert actor_of(named, spans["a"]) == actor_of(named, spans["b"]) == "SY/defence-ministry"


def test_the_coalition_of_a_report_is_that_of_its_war() -> None:
    text, spans = pin("A strike hit Houthi positions in Yemen. [The coalition|x] denied it.")
    assert actor_of(named_in(text, "en"), spans["x"]) == "saudi-led-coalition"


def test_an_unregistered_speaker_belongs_to_the_body_beside_the_role() -> None:
    text, spans = pin("Le correspondant de la chaîne alAlam en Syrie, [Husam Zaidan|x], a rapporté.")
    named = named_in(text, "fr")
    key = actor_of(named, spans["x"])
    assert key is not None
    assert named.by_id[key].belongs_to == "al-alam"
    assert body_in(named, key) == "al-alam"


def test_what_a_model_proposes_is_kept_where_the_rules_found_nothing() -> None:
    text, spans = pin("sekun [tabor vel|x] met [Hamas|y]")
    document = article(text, language="en")
    tags = RuleTagger().tag([document])[0]
    frames = Frames(mentions=tuple(MentionFrame(span=span, kind="group") for span in spans.values()))
    named = find_mentions(document, Tags(tokens=tags.tokens, sentences=tags.sentences, frames=frames))
    assert [mention.span for mention in named.mentions] == [spans["x"], spans["y"]]
    assert named.actors[1].id == "hamas"


def test_helpers_read_a_span() -> None:
    text, spans = pin("[The coalition spokesman, Colonel Wayne Marotto|x], met the [Iraqi army|y].")
    named = named_in(text, "en")
    assert "wayne-marotto" in actors_in(named, spans["x"])
    best = best_actor(named, spans["x"])
    assert best is not None
    assert best.id == "wayne-marotto"
    assert is_person(named, best.id)
    assert not is_person(named, None)
    assert body_in(named, best.id) == "cjtf-oir"
    assert mentions_in(named, Span(0, 3)) == ()
    assert best_actor(named, Span(0, 3)) is None
    assert actors_in(named, spans["y"]) == ("IQ/army",)


_WORDS = st.sampled_from(
    [
        "the",
        "The",
        "army",
        "of",
        "Iraq",
        "Syrian",
        "Washington",
        "said",
        ",",
        ".",
        "(",
        ")",
        "«",
        "»",
        "Colonel",
        "Ahmed",
        "al",
        "-",
        "Hachd",
        "chaabi",
        "PMF",
        "il",
        "elle",
        "le",
        "la",
        "ministère",
        "de",
        "Défense",
        "russe",
        "قال",
        "الجيش",
        "السوري",
        "المتحدث",
        "باسم",
        "محمد",
        "علي",
        "في",
        "حركة",
        "الحركة",
        "it",
        "He",
        "group",
        "Front",
        "\n",
        "AA",
        "12",
        "",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40), st.sampled_from(["fr", "en", "ar", "de"]))
def test_mentions_are_sorted_apart_and_lead_to_actors(words: list[str], language: str) -> None:
    text = " ".join(words)
    named = named_in(text, language)
    assert named == named_in(text, language)
    end = 0
    for mention in named.mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end].strip()
        assert mention.actor in named.by_id
        end = mention.span.end
    for actor in named.actors:
        assert actor.resolved == (find_actor(actor.id) is not None)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["fr", "en", "ar"]))
def test_any_text_is_survived(text: str, language: str) -> None:
    named_in(text, language)

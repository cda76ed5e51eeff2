"""Events with kinds, statuses and roles, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.model import Document, Event
from rawi.understand.pipeline import understand
from rawi.understand.tagger import RuleTagger
from tests.pins import article, pin


def events_of(text: str, language: str) -> tuple[Document, tuple[Event, ...]]:
    document = article(text, language=language)
    return document, understand(document, RuleTagger()).events


@pytest.mark.parametrize(
    ("language", "marked", "kind"),
    [
        ("fr", "[Des avions|actor] [ont bombardé|trigger] [un entrepôt|target] lundi.", "ASSAULT/aerial"),
        ("en", "[Gunmen|actor] [attacked|trigger] [an army post|target] on Monday.", "ASSAULT"),
        ("en", "[A convoy|target] was [hit|trigger] by [the army|actor] on Monday.", "ASSAULT"),
        ("ar", "[قصفت|trigger] [طائرات حربية|actor] [مواقع الجماعة|target] أمس.", "ASSAULT/aerial"),
    ],
)
def test_active_and_passive_verbs_name_their_parties(language: str, marked: str, kind: str) -> None:
    text, spans = pin(marked)
    _, events = events_of(text, language)
    event = next(e for e in events if e.trigger.meets(spans["trigger"]))
    assert (event.trigger, event.actor, event.target) == (spans["trigger"], spans["actor"], spans["target"])
    assert event.kind == kind


@pytest.mark.parametrize(
    ("language", "text", "trigger", "kind"),
    [
        ("en", "A drone attacked the depot on Sunday.", "attacked", "ASSAULT/drone"),
        ("en", "A suicide bomber blew himself up at the gate.", "blew himself up", "ASSAULT/suicide-attack"),
        ("fr", "Trois roquettes ont visé la base.", "ont visé", "ASSAULT/heavy-weapons"),
        ("fr", "Des hommes armés ont enlevé deux médecins.", "ont enlevé", "ASSAULT/abduct"),
        ("ar", "استهدفت طائرة مسيرة مقرا للجيش.", "استهدفت", "ASSAULT/drone"),
    ],
)
def test_the_weapon_tells_the_mode(language: str, text: str, trigger: str, kind: str) -> None:
    document, events = events_of(text, language)
    assert (trigger, kind) in {(document.quote(e.trigger), e.kind) for e in events}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "status"),
    [
        ("fr", "L'armée a déjoué une attaque contre la base.", "attaque", "foiled"),
        ("en", "The army will attack the town.", "attack", "planned"),
        ("en", "The soldiers did not attack the village.", "attack", "denied"),
        ("ar", "سنقصف مواقع العدو.", "نقصف", "planned"),
    ],
)
def test_the_status_is_told_by_the_clause(language: str, text: str, trigger: str, status: str) -> None:
    document, events = events_of(text, language)
    assert (trigger, status) in {(document.quote(e.trigger), e.status) for e in events}


def test_the_dead_belong_to_the_description_of_their_sentence() -> None:
    _, events = events_of("Une frappe aérienne a tué 12 civils et en a blessé 5 à Tikrit.", "fr")
    (event,) = (e for e in events if e.killed is not None)
    assert event.killed is not None
    assert (event.killed.low, event.killed.high) == (12, 12)


def test_a_denial_is_an_event_of_its_speaker() -> None:
    text, spans = pin("[The ministry|who] [denied|cue] any role in the attack.")
    _, events = events_of(text, "en")
    event = next(e for e in events if e.kind == "REJECT")
    assert (event.trigger, event.actor) == (spans["cue"], spans["who"])


def test_descriptions_of_one_happening_share_it() -> None:
    _, events = events_of("An air strike hit a depot in Hasaka. The attack killed nine people.", "en")
    assaults = [e for e in events if e.kind.startswith("ASSAULT")]
    assert len({e.happening for e in assaults}) == 1
    assert all(e.main for e in assaults)


def test_another_day_is_another_happening() -> None:
    _, events = events_of("Rockets hit the base on 3 March 2021. In June 2019 rockets hit the airport.", "en")
    assert len({e.happening for e in events if e.kind.startswith("ASSAULT")}) == 2


def test_acled_names_the_kind() -> None:
    _, events = events_of("A drone attacked the depot on Sunday.", "en")
    assert events[0].acled == ("Explosions/Remote violence", "Air/drone strike")


def test_a_language_without_words_has_no_events() -> None:
    assert events_of("Die Armee griff das Dorf an.", "de")[1] == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "attaque",
                "tué",
                "12",
                ".",
                ",",
                "«",
                "»",
                "par",
                "de",
                "la",
                "قصف",
                "على",
                "killed",
                "by",
                "ont",
                "et\n",
                "qui",
            ]
        ),
        max_size=30,
    )
)
def test_any_words_give_spans_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for language in ("fr", "en", "ar"):
        for event in events_of(text, language)[1]:
            for span in (event.trigger, event.actor, event.target, event.place, event.time, event.weapon):
                assert span is None or span.end <= len(text)


def test_deeds_between_named_parties_are_told_without_a_word_of_war() -> None:
    text, spans = pin(
        "La [coordination|one] entre les forces américaines et Daech n'a pas besoin de preuve. "
        "Les USA ont ouvertement [soutenu|two] les talibans."
    )
    _, events = events_of(text, "fr")
    assert {"COOPERATE", "SUPPORT"} <= {e.kind for e in events if any(e.trigger.holds(s) for s in spans.values())}


def test_an_attack_before_a_strike_is_its_own_happening() -> None:
    text, spans = pin(
        "Les terroristes avaient lancé une [attaque|attack], peu de temps avant le [bombardement|strike] américain des "
        "positions, mais les gardes ont réussi à s'y opposer."
    )
    _, events = events_of(text, "fr")
    attack = next(e for e in events if e.trigger == spans["attack"])
    strike = next(e for e in events if e.trigger == spans["strike"])
    assert (attack.status, strike.status) == ("foiled", "happened")
    assert attack.happening != strike.happening
    assert strike.main


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The ministry said [12 people|killed] were killed in an [air strike|strike] on the town."),
        ("fr", "Selon la radio, [12 personnes|killed] ont été tuées dans un [raid|strike] sur la ville."),
        ("ar", "أعلنت الوزارة مقتل [12 شخصا|killed] في [غارة|strike] على المدينة."),
    ],
)
def test_the_strike_has_those_killed_in_it(language: str, marked: str) -> None:
    text, spans = pin(marked)
    _, events = events_of(text, language)
    event = next(e for e in events if e.trigger.meets(spans["strike"]))
    assert event.killed is not None
    assert (event.killed.low, event.killed.high) == (12, 12)


def test_who_comes_under_attack_is_no_attacker() -> None:
    text, spans = pin("[The convoy|target] came under [attack|trigger] near the border.")
    _, events = events_of(text, "en")
    event = next(e for e in events if e.trigger.meets(spans["trigger"]))
    assert event.actor is None


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "A drone hit a pickup near the town.", 1),
        ("ar", "قصفت طائرة مسيرة سيارتين في البلدة.", 2),
        ("fr", "Un drone a frappé une voiture dans le village.", 1),
    ],
)
def test_a_vehicle_without_a_number_is_one(language: str, text: str, count: int) -> None:
    _, events = events_of(text, language)
    counts = {event.vehicles.low for event in events if event.vehicles is not None}
    assert counts == {count}

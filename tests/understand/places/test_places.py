"""Place names and relative places."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.knowledge.distance import Point
from rawi.model import Actor, Mention, Place, Span
from rawi.understand.named import Named
from rawi.understand.places import find_places
from rawi.understand.tagger import RuleTagger
from rawi.understand.tools import Frames, MentionFrame
from tests.pins import article, pin


def places(text: str, language: str, named: Named | None = None) -> tuple[Place, ...]:
    document = article(text, language=language)
    (tags,) = RuleTagger().tag([document])
    return find_places(document, tags, named or Named())


def near(place: Place, latitude: float, longitude: float, kilometres: float = 50) -> bool:
    assert place.latitude is not None
    assert place.longitude is not None
    return Point(place.latitude, place.longitude).kilometres(Point(latitude, longitude)) <= kilometres


CASES = [
    ("fr", "Une frappe à [Boukamal|p] a tué", 34.45, 40.92),
    ("en", "a strike near [Albu Kamal|p] killed", 34.45, 40.92),
    ("ar", "غارة على مدينة [البوكمال|p] أدت", 34.45, 40.92),
    ("en", "in the town of [Khan Younis|p] on", 31.34, 34.3),
    ("fr", "dans la ville d'[El-Facher|p], au", 13.63, 25.35),
    ("ar", "القوات في [الفاشر|p] أمس", 13.63, 25.35),
    ("en", "rockets hit [Erbil International Airport|p] on", 36.24, 43.96),
    ("fr", "des tirs sur l'[aéroport d'Erbil|p] ont", 36.24, 43.96),
    ("ar", "قصف [حقل العمر النفطي|p] فجرا", 35.1, 40.57),
    ("en", "fighting around [Bakhmut|p], he said", 48.6, 38.0),
    ("fr", "des combats à [Djibo|p], dans le nord", 14.1, -1.63),
]


@pytest.mark.parametrize(("language", "marked", "latitude", "longitude"), CASES)
def test_a_name_is_found_and_located(language: str, marked: str, latitude: float, longitude: float) -> None:
    text, spans = pin(marked)
    found = next(place for place in places(text, language) if place.span.meets(spans["p"]))
    assert text[found.span.start : found.span.end] == text[spans["p"].start : spans["p"].end]
    assert near(found, latitude, longitude)


def test_homonyms_follow_the_report() -> None:
    text = "In Lebanon, clashes broke out in Tripoli. Lebanese soldiers were sent from Beirut."
    tripoli = next(p for p in places(text, "en") if text[p.span.start : p.span.end] == "Tripoli")
    assert tripoli.country == "LB"
    text = "In Libya, clashes broke out in Tripoli. Libyan soldiers were sent from Misrata."
    tripoli = next(p for p in places(text, "en") if text[p.span.start : p.span.end] == "Tripoli")
    assert tripoli.country == "LY"


def test_the_border_of_two_countries_is_a_point_near_the_places_named() -> None:
    text, spans = pin("près de [la frontière syro-irakienne|b], à Boukamal")
    border = next(place for place in places(text, "fr") if place.precision == "border")
    assert border.span.holds(Span(spans["b"].start + 3, spans["b"].end))
    assert near(border, 34.41, 40.96, 20)


def test_a_direction_gives_a_sector() -> None:
    text = "au sud-est de Deir ez-Zor"
    (found,) = places(text, "fr")
    assert (found.bearing, found.spread) == (135.0, 90.0)


def test_a_distance_in_a_direction_moves_the_point() -> None:
    text = "50 km south of Baghdad, troops"
    (found,) = places(text, "en")
    assert near(found, 33.34 - 0.45, 44.4, 10)
    assert found.bearing == 180.0


def test_an_unknown_village_stays_unresolved() -> None:
    text, spans = pin("dans le village de [Xarabou|p], des hommes")
    (found,) = places(text, "fr")
    assert found.span == spans["p"]
    assert (found.latitude, found.precision) == (None, "unresolved")


def test_persons_are_no_places() -> None:
    text = "Colonel Jordan Paris said so."
    span = Span(8, 20)
    named = Named(
        mentions=(Mention(id="m", span=span, kind="name", actor="a"),),
        actors=(Actor(id="a", name="Jordan Paris", kind="person"),),
    )
    assert [p for p in places(text, "en", named) if p.precision != "country"] == []


def test_a_model_may_propose_a_place_that_rules_pass_over() -> None:
    text, spans = pin("They fled [Xarabou|p] yesterday.")
    document = article(text)
    (tags,) = RuleTagger().tag([document])
    frames = Frames(mentions=(MentionFrame(span=spans["p"], kind="place", score=0.95),))
    assert find_places(document, tags, Named()) == ()
    (found,) = find_places(document, msgspec.structs.replace(tags, frames=frames), Named())
    assert (found.span, found.latitude) == (spans["p"], None)


def test_us_is_a_country_and_us_is_not() -> None:
    assert [p.country for p in places("The US told us so.", "en")] == ["US"]


@given(st.text(max_size=120), st.sampled_from(["fr", "en", "ar"]))
def test_any_text_gives_pinned_places(text: str, language: str) -> None:
    for found in places(text, language):
        assert found.span.end <= len(text)
        assert (found.latitude is None) == (found.longitude is None)

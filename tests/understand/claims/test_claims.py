from __future__ import annotations

from datetime import date

import pytest

from rawi.model import Attribution, Claim, Event, Place, Quantity, Span, TimeInterval
from rawi.understand.attributions import find_attributions
from rawi.understand.claims import find_claims
from rawi.understand.named import Named
from rawi.understand.tagger import RuleTagger
from tests.pins import article, pin


def claims_of(marked: str, language: str = "en", status: str = "happened") -> tuple[dict[str, Span], list[Claim]]:
    text, spans = pin(marked)
    document = article(text, language=language)
    (tags,) = RuleTagger().tag([document])
    attributions = find_attributions(document, tags, Named())
    trigger = spans["event"]
    holding = [n for n, a in enumerate(attributions) if any(piece.holds(trigger) for piece in a.content)]
    event = Event(
        id="e",
        span=trigger,
        trigger=trigger,
        kind="ASSAULT",
        status=status,
        actor=spans.get("actor"),
        attribution=holding[-1] if holding else None,
    )
    return spans, list(find_claims(document, tags, Named(), (), (), attributions, (event,)))


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fr", "[Il semble|hedge] que les assaillants tentent de [frapper|event] la ville."),
        ("fr", "Le drone [aurait|hedge] [frappé|event] un convoi."),
        ("fr", "Une [frappe|event] [présumée|hedge] a eu lieu."),
        ("en", "Drones [reportedly|hedge] [struck|event] the convoy."),
        ("en", "The militia [is believed to|hedge] have [shelled|event] the market."),
        ("en", "The army [may have|hedge] [bombed|event] the school."),
        ("ar", "[ربما|hedge] [قصفت|event] الطائرات الجسر."),
        ("ar", "[يُعتقد|hedge] أن الطائرات [قصفت|event] الجسر."),
    ],
)
def test_a_hedge_weakens_the_claim(language: str, marked: str) -> None:
    spans, (occurred, *_) = claims_of(marked, language)
    assert (occurred.certainty, occurred.hedge) == ("hedged", spans["hedge"])


def test_the_imperfect_is_no_hearsay() -> None:
    for text in ("L'armée se [retirait|event] de la ville.", "Le [retrait|event] de l'armée continue."):
        assert claims_of(text, "fr")[1][0].certainty == "affirmed"


def test_a_hedge_of_another_clause_does_not_reach() -> None:
    assert claims_of("Rain is likely: drones [struck|event] the convoy.")[1][0].certainty == "affirmed"


@pytest.mark.parametrize("status", ["denied", "planned", "hypothetical"])
def test_the_status_is_the_certainty(status: str) -> None:
    assert claims_of("Drones [struck|event] the convoy.", status=status)[1][0].certainty == status


def test_a_denial_of_involvement_denies_the_actor_alone() -> None:
    text = "The army denied that [its jets|actor] [struck|event] the market."
    _, (occurred, actor) = claims_of(text)
    assert (occurred.field, occurred.certainty) == ("occurred", "affirmed")
    assert (actor.field, actor.certainty) == ("actor", "denied")


@pytest.mark.parametrize(
    ("language", "marked", "basis"),
    [
        ("fr", "La [coordination|event] des deux camps [n’a pas besoin de preuve|basis].", "refused"),
        (
            "fr",
            "[Des centaines d’images et de videos|basis] démontrent comment ils [utilisent|event] ces groupes.",
            "unnamed",
        ),
        ("fr", "[Une vidéo|x] montre l'[attaque|event] du camp.", "footage"),
        ("en", "The ministry [struck|event] a deal [without providing evidence|basis].", "refused"),
        ("en", "[A security source|basis] said that drones [struck|event] the convoy.", "unnamed"),
        ("en", "[Witnesses|basis] said that drones [struck|event] the convoy.", "witnessed"),
        ("en", "[Colonel Amal Haddad|basis] said that drones [struck|event] the convoy.", "statement"),
        ("en", "Drones [struck|event] the convoy.", "none"),
        ("ar", "[التنسيق|event] بين الطرفين [لا يحتاج إلى دليل|basis].", "refused"),
        ("ar", "قال [شهود عيان|basis] إن طائرات [قصفت|event] الجسر.", "witnessed"),
    ],
)
def test_what_a_claim_rests_on(language: str, marked: str, basis: str) -> None:
    spans, (occurred, *_) = claims_of(marked, language)
    assert occurred.basis == basis
    if "basis" in spans:
        assert occurred.basis_span == spans["basis"]


def test_each_field_is_a_claim_with_its_value() -> None:
    text, spans = pin("On [Monday|time] [drones|actor] [killed|event] [12|killed] [soldiers|target] in [Gossi|place].")
    document = article(text)
    (tags,) = RuleTagger().tag([document])
    place = Place(id="p", span=spans["place"], name="Gossi, Mali")
    time = TimeInterval(id="t", span=spans["time"], start=date(2021, 9, 13), end=date(2021, 9, 14))
    event = Event(
        id="e",
        span=spans["event"],
        trigger=spans["event"],
        kind="ASSAULT/drone",
        actor=spans["actor"],
        target=spans["target"],
        place=spans["place"],
        time=spans["time"],
        place_at=0,
        time_at=0,
        killed=Quantity(id="q", span=spans["killed"], unit="killed", low=12, high=12),
    )
    claims = find_claims(document, tags, Named(), (place,), (time,), (), (event,))
    assert {claim.field: claim.value for claim in claims} == {
        "occurred": "happened",
        "actor": "drones",
        "target": "soldiers",
        "place": "Gossi, Mali",
        "time": "2021-09-13/2021-09-14",
        "killed": "12",
    }
    killed = claims[-1]
    assert (killed.low, killed.high, killed.span) == (12, 12, spans["killed"])
    assert len({claim.id for claim in claims}) == len(claims)


def test_a_source_within_its_ground_has_the_whole_ground() -> None:
    """A model may take `videos` alone for the source."""
    text, spans = pin(
        "Il existe [des centaines d’images et de [videos|source]|basis] [démontrant|cue] leur [raid|event]."
    )
    document = article(text, language="fr")
    (tags,) = RuleTagger().tag([document])
    saying = Attribution(
        id="a", span=spans["cue"], source=spans["source"], cue=spans["cue"], content=(spans["event"],), voice="indirect"
    )
    event = Event(id="e", span=spans["event"], trigger=spans["event"], kind="ASSAULT", attribution=0)
    claims = find_claims(document, tags, Named(), (), (), (saying,), (event,))
    assert {(claim.basis, claim.basis_span) for claim in claims} == {("unnamed", spans["basis"])}

from __future__ import annotations

from rawi.connect import connect
from rawi.connect.copies import copies_within
from rawi.connect.profile import profiles_of
from rawi.model import Link, Reading
from tests.connect.readings import reading

ENGLISH = (
    "Seventeen Niger soldiers killed in convoy ambush\n"
    "NIAMEY, March 9 (Corail) - Seventeen soldiers were killed and 11 wounded on Tuesday when a supply convoy was "
    "ambushed near Tiguirwane in the west of the country, the army general staff said in a statement.\n"
    "A security source contacted by Corail said five soldiers were still missing at midday on Wednesday.\n"
    "The Brigade of the Sands could be behind the attack, the source said."
)
FRENCH = (
    "Niger : 17 soldats tués dans une embuscade près de Tiguirwane\n"
    "NIAMEY, 9 mars (Corail) - Dix-sept soldats ont été tués et onze blessés mardi dans une embuscade tendue à un "
    "convoi de ravitaillement près de Tiguirwane, dans l'ouest du pays, a annoncé l'état-major dans un communiqué.\n"
    "Selon une source sécuritaire jointe par Corail, cinq militaires manquaient encore mercredi à la mi-journée.\n"
    "La Brigade des Sables pourrait être l'auteur de l'attaque, estime cette source."
)
OTHER = (
    "Pluies : trois villages coupés du monde\n"
    "Les crues du fleuve ont emporté deux ponts dans le delta, a indiqué la préfecture de Kayes lundi.\n"
    "Les élèves sont restés chez eux."
)


def link_of(left: Reading, right: Reading) -> Link | None:
    profiles, weights = profiles_of([left, right])
    return next(iter(copies_within(profiles, weights).links), None)


def test_a_translation_is_aligned_in_order_with_its_spans() -> None:
    left, right = (
        reading("a", ENGLISH, published="2022-03-10"),
        reading("b", FRENCH, language="fr", published="2022-03-09"),
    )
    link = link_of(left, right)
    assert link is not None
    assert (link.kind, link.direction, link.ground) == ("translation", "left_from_right", "time")
    lead = next(pair for pair in link.pairs if "general staff" in pair.left.of(ENGLISH))
    assert "état-major" in lead.right.of(FRENCH)
    assert link.reasons


def test_a_copy_under_another_headline_is_found_and_its_changes_are_named() -> None:
    altered = "Carnage in the west\n" + ENGLISH.split("\n", 1)[1].replace("Seventeen", "Seventy").replace(
        "could be behind", "is behind"
    )
    link = link_of(reading("a", ENGLISH, published="2022-03-09"), reading("b", altered, published="2022-03-10"))
    assert link is not None
    assert link.kind == "same_text"
    assert link.direction == "right_from_left"
    changes = {change for pair in link.pairs for change in pair.changes}
    assert {"figure_changed", "hedge_dropped"} <= changes


def test_unlike_reports_are_not_tied() -> None:
    assert link_of(reading("a", ENGLISH), reading("b", OTHER, language="fr")) is None


def test_a_later_take_of_one_house_revises_the_earlier() -> None:
    later = ENGLISH.replace("Seventeen soldiers were killed", "The toll rose to 21 soldiers killed").replace(
        "Seventeen Niger", "Twenty-one Niger"
    )
    link = link_of(
        reading("a", ENGLISH, outlet="Agence Corail", published="2022-03-09"),
        reading("b", later, outlet="Agence Corail", published="2022-03-10"),
    )
    assert link is not None
    assert (link.kind, link.direction) == ("revises", "right_from_left")


def test_a_report_that_names_another_house_of_its_incident_cites_it() -> None:
    rewrite = (
        "Bloodiest day for Niger's army\nGunmen trapped a supply convoy near Tiguirwane in the west of Niger on Tuesday, "
        "agency Corail reported. Seventeen soldiers were killed and 11 wounded in the ambush."
    )
    found = connect(
        [
            reading("a", FRENCH, language="fr", outlet="Agence Corail", published="2022-03-09"),
            reading("b", rewrite, outlet="The Savannah Dispatch", published="2022-03-10"),
        ]
    )
    cites = [link for link in found.links if link.kind == "cites"]
    assert [(link.left, link.right) for link in cites] == [("b", "a")]


def test_a_circle_of_citations_is_noted() -> None:
    text = "Rockets hit the base at Zurzur on Saturday and killed a contractor, {} reported. Eight rockets fell near the runway."
    found = connect(
        [
            reading("a", text.format("Frontier Mail"), outlet="Levant Reader"),
            reading("b", text.format("Levant Reader"), outlet="Frontier Mail"),
        ]
    )
    assert any("which cites it" in note for report in found.reports for note in report.notes)

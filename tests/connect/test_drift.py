from __future__ import annotations

from rawi.connect import connect
from rawi.model import Drift, Reading
from tests.connect.readings import reading

WIRE = (
    "PORT SALAM, June 20 (Halyard) - Nine miners were killed on Saturday when a drone struck a lorry near Tarfuna, the "
    "provincial governor Omar Idris said.\n"
    "A resident of Tarfuna said two officers in uniform were reportedly seen beside the lorry before the strike.\n"
    "Halyard has learned from a guard of the mine that four lorries left Tarfuna on Saturday for the port of Salam."
)


def wire(text: str = WIRE) -> Reading:
    return reading("a", text, outlet="Halyard News", published="2021-06-20")


def drifts(*readings: Reading) -> list[Drift]:
    return [drift for incident in connect(readings).incidents for drift in incident.drifts]


def changes(*readings: Reading) -> set[tuple[str, str, str]]:
    return {(drift.source.document, drift.relay.document, drift.change) for drift in drifts(*readings)}


def test_a_copy_that_drops_a_hedge_is_flagged_at_that_sentence() -> None:
    copy = WIRE.replace("were reportedly seen", "were seen")
    found = drifts(wire(), reading("b", copy, outlet="Gazette X", published="2021-06-21"))
    (hedge,) = [drift for drift in found if drift.change == "hedge_dropped"]
    assert "reportedly" in hedge.source.text
    assert "were seen" in hedge.relay.text


def test_what_could_not_be_done_and_the_month_of_may_are_no_hedges() -> None:
    text = WIRE.replace("were reportedly seen", "could not be seen").replace("June 20", "May 20")
    copy = text.replace("could not be seen", "remained unseen").replace("May 20", "20/5")
    found = changes(wire(text), reading("b", copy, outlet="Gazette X", published="2021-06-21"))
    assert ("a", "b", "hedge_dropped") not in found


def test_own_findings_taken_over_without_their_finder_are_flagged() -> None:
    copy = WIRE.replace("Halyard has learned", "This paper has learned").replace(" (Halyard)", "")
    found = changes(wire(), reading("b", copy, outlet="Gazette X", published="2021-06-21"))
    assert ("a", "b", "credit_taken") in found
    assert not changes(wire(), reading("b", WIRE, outlet="Gazette X", published="2021-06-21"))


def test_a_mistranslated_word_is_flagged_with_both_words() -> None:
    translation = (
        "PORT SALAM, 20 juin (Halyard) - Neuf mineurs ont été tués samedi quand un bourdon a frappé un camion près de "
        "Tarfuna, a dit le gouverneur de la province, Omar Idris.\n"
        "Un habitant de Tarfuna a dit que deux officiers en uniforme auraient été vus près du camion avant la frappe.\n"
        "Halyard a appris d'un garde de la mine que quatre camions ont quitté Tarfuna samedi pour le port de Salam."
    )
    found = drifts(wire(), reading("b", translation, language="fr", outlet="Journal Y", published="2021-06-21"))
    assert [(drift.change, drift.detail) for drift in found] == [("word_misread", "drone: bourdon")]


def test_a_citing_report_is_held_against_the_likest_report_of_the_cited_house() -> None:
    other = "PORT SALAM, June 19 (Halyard) - A drone fell near Tarfuna on Friday and nobody was hurt, a guard of the mine said."
    relay = (
        "A drone killed 90 miners in a lorry near Tarfuna on Saturday, Halyard reported, citing the governor Omar Idris. "
        "Two officers in uniform were seen beside the lorry before the strike."
    )
    found = changes(
        wire(),
        reading("c", other, outlet="Halyard News", published="2021-06-19"),
        reading("b", relay, outlet="Gazette X", published="2021-06-21"),
    )
    assert {source for source, relay, _ in found if relay == "b"} == {"a"}


def test_quoted_names_are_no_quotations() -> None:
    text = WIRE.replace("a guard of the mine", '"the Tarfuna Brigade"')
    copy = text.replace('"the Tarfuna Brigade"', '"the Tarfuna Battalion"')
    found = changes(wire(text), reading("b", copy, outlet="Gazette X", published="2021-06-21"))
    assert ("a", "b", "quotation_reworded") not in found

from __future__ import annotations

import json
from datetime import date

import jsonschema
import msgspec
import pytest

from rawi.connect import connect, explain, read_grade_rules
from rawi.errors import InputError, SettingsError
from rawi.model import Dating, Incident, Reading
from rawi.show.dossier_json import dossier_schema, write_dossier
from tests.connect.readings import find, reading

ZURZUR = ("Zurzur", 35.0, 43.7)


def strike(key: str, text: str, **more: object) -> Reading:
    return reading(key, text, trigger="struck", at=ZURZUR, day="2021-06-19", **more)  # pyright: ignore


def three() -> list[Reading]:
    return [
        strike(
            "a",
            "Rockets struck the base at Zurzur on Saturday, killing 3 soldiers, the interior ministry said.",
            outlet="Halyard News",
            source="the interior ministry",
            said="Rockets struck the base at Zurzur on Saturday, killing 3 soldiers",
            killed=("3", 3, 3),
        ),
        strike(
            "b",
            "Rockets struck the base at Zurzur on Saturday, killing 3 soldiers, the interior ministry said.",
            outlet="Horn Gazette",
            published="2021-06-21",
            source="the interior ministry",
            said="Rockets struck the base at Zurzur on Saturday, killing 3 soldiers",
            killed=("3", 3, 3),
        ),
        strike(
            "c",
            "Father Gerald Tamfu says he counted 5 dead after rockets struck the base at Zurzur.",
            outlet="Mountain Echo",
            source="Father Gerald Tamfu",
            said="he counted 5 dead after rockets struck the base at Zurzur",
            killed=("5", 5, 5),
        ),
    ]


def only(incidents: tuple[Incident, ...]) -> Incident:
    (incident,) = incidents
    return incident


def test_copies_add_no_origin_and_versions_stand_side_by_side() -> None:
    incident = only(connect(three()).incidents)
    killed = {version.low: version for version in incident.versions if version.field == "killed"}
    assert set(killed) == {3, 5}
    assert len(killed[3].origins) == 1
    assert killed[3].reports == ("a", "b")
    assert killed[3].first_report == "a"
    assert killed[3].origins != killed[5].origins
    assert [quote.text for quote in killed[5].quotes] == ["5"]


def test_the_incident_is_placed_and_dated() -> None:
    incident = only(connect(three()).incidents)
    assert (incident.place, str(incident.start), str(incident.end)) == ("Zurzur", "2021-06-19", "2021-06-20")


def test_a_strike_on_the_same_town_a_month_apart_is_another_incident() -> None:
    later = reading(
        "d",
        "Rockets struck the base at Zurzur on Monday, wounding 2 guards.",
        trigger="struck",
        at=ZURZUR,
        day="2021-07-26",
        published="2021-07-27",
        outlet="Halyard News",
    )
    found = connect([*three(), later])
    assert sorted(incident.reports for incident in found.incidents) == [("a", "b", "c"), ("d",)]


def test_order_does_not_matter() -> None:
    forward, backward = connect(three()), connect(three()[::-1])
    assert {incident.reports for incident in forward.incidents} == {incident.reports for incident in backward.incidents}
    assert forward.incidents[0].id == backward.incidents[0].id


def test_adding_a_report_keeps_the_incident_and_its_id() -> None:
    first = connect(three()[1:])
    second = connect(three(), previous=first)
    assert only(second.incidents).id == only(first.incidents).id
    assert second.history == ()


def test_a_denial_is_carried_with_the_reports_that_hold_it() -> None:
    denial = strike(
        "d",
        "The coalition denied that its rockets struck the base at Zurzur.",
        outlet="Nile Post",
        source="The coalition",
        said="that its rockets struck the base at Zurzur",
        denies=True,
    )
    incident = only(connect([*three(), denial]).incidents)
    (occurred,) = [version for version in incident.versions if version.field == "occurred"]
    assert occurred.denied_in == ("d",)


def test_a_duplicated_id_and_a_missing_date_are_said() -> None:
    found = connect([*three(), three()[0], strike("e", "Rockets struck the base at Zurzur.", published=None)])
    assert any("more than once" in note for note in found.notes)
    assert any("no publication date" in report.notes for report in found.reports if report.id == "e")


def test_nothing_gives_nothing() -> None:
    found = connect([])
    assert (found.incidents, found.links, found.reports) == ((), (), ())


def test_an_empty_report_is_alone() -> None:
    found = connect([*three(), reading("z", " ")])
    assert ("z",) in {incident.reports for incident in found.incidents}


def test_the_dossier_obeys_its_schema() -> None:
    written = json.loads(write_dossier(connect(three())))
    jsonschema.validate(written, dossier_schema())
    assert {"incidents", "links", "reports"} <= set(written)


def test_explain_gives_reasons_in_words() -> None:
    told = explain(three(), "a", "b")
    assert told.one_incident
    assert not told.independent
    assert any("speaks for it" in sentence for sentence in told.sentences)
    with pytest.raises(InputError, match="no report has the id nobody"):
        explain(three(), "a", "nobody")


def test_a_user_grades_by_an_own_table(tmp_path: object) -> None:
    from pathlib import Path

    table = Path(str(tmp_path)) / "grades.toml"
    table.write_text('[[rule]]\ngrade = "seen"\nreason = "somebody says so"\norigins = 1\n', encoding="utf-8")
    grade = only(connect(three(), rules=read_grade_rules(table)).incidents).grade
    assert grade is not None
    assert grade.name == "seen"
    table.write_text('[[rule]]\ngrade = "x"\nreasons = "?"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="reason"):
        read_grade_rules(table)


def test_the_shipped_table_grades() -> None:
    grade = only(connect(three()).incidents).grade
    assert grade is not None
    assert grade.name in {"confirmed", "fair", "weak", "contested", "discounted"}


def test_an_attack_told_only_in_passing_is_an_incident_of_its_own() -> None:
    text = (
        "Rockets struck the base at Zurzur on Saturday, killing 3 soldiers. "
        "Gunmen had attacked the same base shortly before and were driven off."
    )
    found = strike("p", text, outlet="Halyard News", killed=("3", 3, 3))
    (main,) = found.account.events
    words = find(text, "attacked")
    before = msgspec.structs.replace(
        main, id="before", span=words, trigger=words, happening="before", status="foiled", killed=None, time_at=None
    )
    account = msgspec.structs.replace(found.account, events=(main, before))
    connections = connect([Reading(document=found.document, account=account)])
    struck, attacked = sorted(connections.incidents, key=lambda incident: not incident.reports)
    assert struck.reports == ("p",)
    assert attacked.reports == ()
    assert attacked.mentioned_in == ("p",)
    assert attacked.title.startswith("Gunmen had attacked")
    assert struck.related == (attacked.id,)
    assert [event.event for event in struck.events] == [0]
    again = connect([Reading(document=found.document, account=account)], previous=connections)
    assert {incident.id for incident in again.incidents} == {struck.id, attacked.id}
    assert again.history == ()


def test_a_month_names_no_first_day() -> None:
    first, *others = three()
    vague = msgspec.structs.replace(
        first.document, published=Dating(start=date(2021, 6, 1), end=date(2021, 7, 1), grain="month")
    )
    readings = [Reading(document=vague, account=first.account), *others]
    (three_dead,) = [v for v in only(connect(readings).incidents).versions if v.field == "killed" and v.low == 3]
    assert three_dead.first_seen == date(2021, 6, 21)
    alone = only(connect(readings[:1]).incidents)
    assert all(version.first_seen is None for version in alone.versions)


def test_an_incident_says_what_holds_it_together() -> None:
    reasons = only(connect(three()).incidents).reasons
    assert reasons
    assert all(reason.value * reason.weight > 0 and "closest pairs" in reason.detail for reason in reasons)


def test_words_changed_inside_quotation_marks_are_drift() -> None:
    told = (
        'Rockets struck the base at Zurzur on Saturday, killing 3 soldiers. "They bombed the only {} here," Ali said.'
    )
    pair = [
        strike("a", told.format("doctor"), outlet="Halyard News", killed=("3", 3, 3)),
        strike("b", told.format("physician"), outlet="Horn Gazette", published="2021-06-21", killed=("3", 3, 3)),
    ]
    (drift,) = only(connect(pair).incidents).drifts
    assert drift.change == "quotation_reworded"
    assert (drift.source.text, drift.relay.text) == (
        "They bombed the only doctor here,",
        "They bombed the only physician here,",
    )

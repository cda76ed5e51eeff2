from pathlib import Path

import pytest

from rawi.errors import InputError
from rawi.evaluate.incidents import (
    GoldEvent,
    GoldIncidents,
    GoldReport,
    GoldValue,
    b_cubed,
    gold_copies,
    plain_number,
    read_gold_incidents,
    score_connections,
)
from rawi.model import Connections, Incident, Link, Version

GOLD = GoldIncidents(
    reports={
        "a": GoldReport(event="E1", families=["F"]),
        "b": GoldReport(event="E1", families=["F"]),
        "c": GoldReport(event="E2", translated_from=["a", "elsewhere"]),
    }
)


def test_b_cubed_by_hand() -> None:
    gold = {"a": "x", "b": "x", "c": "y"}
    assert b_cubed(gold, gold) == 1.0
    # one cluster for all: precision (2/3 + 2/3 + 1/3) / 3 = 5/9, recall 1
    assert b_cubed(dict.fromkeys(gold, "one"), gold) == pytest.approx(2 * (5 / 9) / (5 / 9 + 1))


def test_pairs_of_families_and_of_translations() -> None:
    assert gold_copies(GOLD) == {("a", "b"), ("a", "c")}


def test_connections_are_scored() -> None:
    connections = Connections(
        incidents=(
            Incident(id="1", kind="ASSAULT", reports=("a", "b")),
            Incident(id="2", kind="ASSAULT", reports=("c",)),
        ),
        links=(
            Link(id="l", left="b", right="a", kind="same_text", score=1.0),
            Link(id="m", left="a", right="c", kind="cites", score=1.0),
        ),
    )
    figures = score_connections(connections, GOLD)
    assert {name: figures[name] for name in ("clusters", "apart", "copies")} == {
        "clusters": 100.0,
        "apart": 100.0,
        "copies": 66.7,
    }
    assert score_connections(Connections(), GOLD)["copies"] == 0.0


def test_corroboration_of_the_numbers_that_the_gold_holds() -> None:
    """Seven by two origins and shown so; five by one and shown as two; three by two and shown as one; the year is no toll."""
    claimed = [("7", "A"), ("7", "B"), ("5", "A"), ("3 (a guess)", "A"), ("3", "C"), ("9 or 10", "A"), ("9", None)]
    attributes = {
        "killed": [GoldValue(value, origin) for value, origin in claimed],
        "time": [GoldValue("2021", "A"), GoldValue("2021", "B")],
    }
    gold = GoldIncidents(reports=GOLD.reports, events={"E1": GoldEvent(attributes)})
    versions = tuple(
        Version(field="killed", value=str(number), low=number, high=number, origins=origins)
        for number, origins in ((7, ("a", "b")), (5, ("a", "b")), (3, ("a",)))
    )
    connections = Connections(incidents=(Incident(id="1", kind="ASSAULT", reports=("a", "b"), versions=versions),))
    figures = score_connections(connections, gold)
    assert (figures["corroborated_precision"], figures["corroborated_recall"]) == (50.0, 50.0)


def test_a_part_of_the_gold_keeps_its_events() -> None:
    gold = GoldIncidents(reports=GOLD.reports, events={"E1": GoldEvent(), "E2": GoldEvent()})
    part = gold.starting("c")
    assert (set(part.reports), set(part.events)) == ({"c"}, {"E2"})


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("7", 7),
        ("about 1,200", 1200),
        ("none", 0),
        ("3 to 5", None),
        ("12, later 15", None),
        ("dozens", None),
        ("4x4", None),
    ],
)
def test_plain_numbers(value: str, number: int | None) -> None:
    assert plain_number(value) == number


def test_a_missing_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gold"):
        read_gold_incidents(tmp_path / "none.json")

from pathlib import Path

import pytest

from rawi.errors import InputError
from rawi.evaluate.incidents import (
    GoldIncidents,
    GoldReport,
    b_cubed,
    gold_copies,
    read_gold_incidents,
    score_connections,
)
from rawi.model import Connections, Incident, Link

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
    assert score_connections(connections, GOLD) == {"clusters": 100.0, "apart": 100.0, "copies": 66.7}
    assert score_connections(Connections(), GOLD)["copies"] == 0.0


def test_a_missing_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gold"):
        read_gold_incidents(tmp_path / "none.json")

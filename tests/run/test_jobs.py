import json
from pathlib import Path

from rawi.errors import Refusal
from rawi.run.jobs import Tally, read_reports
from rawi.settings import Settings

ROWS = [
    {"id": f"r{number}", "text": f"Une frappe a tué {number} personnes près de la frontière, a déclaré l’armée mardi."}
    for number in range(70)
]


def reports(tmp_path: Path) -> str:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in [*ROWS[:40], {"id": "bad"}, *ROWS[40:]]))
    return str(path)


def test_outcomes_come_in_order_and_none_is_lost(tmp_path: Path) -> None:
    outcomes = list(read_reports([reports(tmp_path)], Settings(model=False)))
    assert [outcome.document.id for outcome in outcomes if not isinstance(outcome, Refusal)] == [
        row["id"] for row in ROWS
    ]
    assert isinstance(outcomes[40], Refusal)


def test_two_processes_give_the_same(tmp_path: Path) -> None:
    path = reports(tmp_path)
    one = list(read_reports([path], Settings(model=False)))
    two = list(read_reports([path], Settings(model=False, workers=2)))
    assert [o if not isinstance(o, Refusal) else str(o) for o in one] == [
        o if not isinstance(o, Refusal) else str(o) for o in two
    ]


def test_a_tally_counts_words_and_reasons() -> None:
    tally = Tally()
    tally.count(Refusal("empty"))
    tally.count(Refusal("empty"))
    assert tally.refused == {"empty": 2}

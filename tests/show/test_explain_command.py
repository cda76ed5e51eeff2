"""`rawi explain` as a person uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rawi.show.cli import rawi

REPORTS = (
    (
        "a",
        "Gazette X",
        "A drone struck a fuel depot outside Kassala on Tuesday, killing four workers, the governor's office said.",
    ),
    (
        "b",
        "Radio Y",
        "A drone struck a fuel depot outside Kassala on Tuesday, killing five workers, officials said, according to Gazette X.",
    ),
    ("c", "Radio Y", "Farmers protested in Lisbon on Monday against the price of water, a union said."),
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(rawi, [*arguments])


@pytest.fixture
def reports(tmp_path: Path) -> str:
    path = tmp_path / "reports.jsonl"
    rows = [
        {"id": key, "outlet": outlet, "published": "2024-05-15", "text": text, "lang": "en"}
        for key, outlet, text in REPORTS
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)


def test_both_verdicts_come_with_their_reasons(reports: str) -> None:
    done = run("explain", "a", "b", reports, "--no-model")
    assert done.exit_code == 0, done.output
    assert "one incident" in done.output
    assert "not independent" in done.output
    assert "b was made from a" in done.output


def test_strangers_are_told_apart(reports: str) -> None:
    found = json.loads(run("explain", "a", "c", reports, "--no-model", "--json").stdout)
    assert not found["one_incident"]
    assert "links" not in found


def test_a_store_holds_the_reports(reports: str, tmp_path: Path) -> None:
    store = str(tmp_path / "case.db")
    assert run("--store", store, "add", reports, "--no-model", "--quiet").exit_code == 0
    done = run("--store", store, "explain", "a", "b", "--json")
    assert json.loads(done.stdout)["left"] == "a"


def test_an_unknown_id_is_told(reports: str) -> None:
    done = run("explain", "a", "z", reports, "--no-model")
    assert done.exit_code == 1
    assert "no report has the id z" in str(done.exception)

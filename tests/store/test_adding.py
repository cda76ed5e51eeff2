"""`rawi add` and the commands over a store, on invented reports."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rawi.errors import Refusal, StoreError
from rawi.run.adding import Added, add_reports, connect_store, plain_refusal
from rawi.settings import Settings
from rawi.show.cli import rawi
from rawi.store.opening import open_store
from rawi.store.records import ReportQuery
from rawi.store.sqlstore import SqlStore

SETTINGS = Settings(model=False)
REPORTS = [
    {
        "id": f"f{number}",
        "lang": "en",
        "outlet": f"Valley Herald {number % 3}",
        "url": f"https://herald.example/{number}",
        "published": f"2021-09-{10 + number}",
        "text": f"Larmane, 1{number} September 2021. A drone strike on Larmane killed {number + 2} fighters, the army said."
        " A spokesman for the Lions of the Valley denied it.",
    }
    for number in range(4)
]


def write(file: Path, reports: list[dict[str, object]]) -> Path:
    file.write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
    return file


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write(tmp_path / "reports.jsonl", REPORTS)


def run(store: Path, *arguments: str) -> Result:
    return CliRunner(env={"RAWI_MODEL": "false"}).invoke(rawi, ["--store", str(store), *arguments])


def test_what_is_added_is_kept_with_its_bytes(file_store: SqlStore, reports: Path) -> None:
    found = list(add_reports([str(reports)], SETTINGS, file_store))
    assert [one.id for one in found if isinstance(one, Added) and one.fresh] == ["f0", "f1", "f2", "f3"]
    for record in REPORTS:
        kept = file_store.report(str(record["id"]))
        assert kept is not None
        raw = file_store.raw(kept.document.raw_sha256 or "")
        assert raw is not None
        assert hashlib.sha256(raw).hexdigest() == kept.document.raw_sha256
        assert kept.document.text in raw.decode()
    assert list(file_store.check()) == []


def test_what_is_there_already_is_not_read_again(file_store: SqlStore, reports: Path, tmp_path: Path) -> None:
    list(add_reports([str(reports)], SETTINGS, file_store))
    before = list(file_store.export())
    again = list(add_reports([str(reports)], SETTINGS, file_store))
    assert [(one.id, one.fresh) for one in again if isinstance(one, Added)] == [
        (f"f{number}", False) for number in range(4)
    ]
    assert list(file_store.export()) == before
    assert all(one.fresh for one in add_reports([str(reports)], SETTINGS, file_store, again=True))
    more = write(tmp_path / "more.jsonl", [*REPORTS, {**REPORTS[0], "id": "new", "url": "https://herald.example/new"}])
    found = list(add_reports([str(more)], SETTINGS, file_store))
    assert {one.id for one in found if isinstance(one, Added) and one.fresh} == {"new"}


def test_a_report_that_changed_is_read_again(file_store: SqlStore, reports: Path, tmp_path: Path) -> None:
    list(add_reports([str(reports)], SETTINGS, file_store))
    changed = {**REPORTS[0], "text": "A revised report on Larmane."}
    (found,) = add_reports([str(write(tmp_path / "b.jsonl", [changed]))], SETTINGS, file_store)
    assert isinstance(found, Added)
    assert found.fresh
    assert [line.id for line in file_store.reports(ReportQuery(words="revised")).items] == ["f0"]


def test_another_report_of_the_same_id_is_refused_not_overwritten(
    file_store: SqlStore, reports: Path, tmp_path: Path
) -> None:
    list(add_reports([str(reports)], SETTINGS, file_store))
    other = {"id": "f0", "lang": "en", "url": "https://other.example/1", "text": "Something else happened elsewhere."}
    (found,) = add_reports([str(write(tmp_path / "b.jsonl", [other]))], SETTINGS, file_store)
    assert isinstance(found, Refusal)
    assert found.reason == "duplicate"
    kept = file_store.report("f0")
    assert kept is not None
    assert kept.document.text == REPORTS[0]["text"]
    assert [one.reason for one in file_store.refusals().items] == ["duplicate"]


def test_names_of_files_that_no_database_takes() -> None:
    plain = plain_refusal(Refusal("empty", origin="a\udcff.txt", detail="nul \x00"))
    assert (plain.origin, plain.detail) == ("a?.txt", "nul \ufffd")


def test_connections_are_saved_and_ids_last(file_store: SqlStore, reports: Path) -> None:
    list(add_reports([str(reports)], SETTINGS, file_store))
    first = connect_store(file_store)
    assert first.incidents
    before = list(file_store.export())
    connect_store(file_store)
    assert list(file_store.export()) == before
    assert list(file_store.check()) == []


def test_the_commands_from_adding_to_undoing(tmp_path: Path, reports: Path) -> None:
    store = tmp_path / "case.db"
    added = run(store, "add", str(reports), "--json", "--quiet")
    assert added.exit_code == 0, added.output
    assert json.loads(added.stdout)["added"] == 4
    assert "4 there already" in run(store, "add", str(reports)).output

    found = run(store, "search", "LARMANE", "drone", "--outlet", "Valley Herald 1", "--json")
    (line,) = map(json.loads, found.stdout.splitlines())
    assert line["id"] == "f1"
    assert "f1" in run(store, "search", "larmane", "--from", "2021-09-11", "--to", "2021-09-11").output
    assert "nothing found" in run(store, "search", "zeppelin").output

    incidents = [json.loads(line) for line in run(store, "incidents", "--json").stdout.splitlines()]
    assert incidents
    key = incidents[0]["id"]
    assert key in run(store, "incidents").output
    assert key in run(store, "show", key).output
    assert json.loads(run(store, "show", "f0", "--json").stdout)["document"]["id"] == "f0"
    assert "Valley Herald 0" in run(store, "show", "f0").output

    judged = run(store, "judge", key, "reject", "--reason", "no such strike", "--person", "Ada", "--json")
    assert judged.exit_code == 0, judged.output
    kept = json.loads(judged.stdout)
    assert (kept["target_kind"], kept["person"]) == ("incident", "Ada")
    assert key not in run(store, "incidents").output
    assert run(store, "judge", kept["id"], "undo", "--reason", "there was one").exit_code == 0
    assert key in run(store, "incidents").output
    event = json.loads(run(store, "show", "f0", "--json").stdout)["account"]["events"][0]["id"]
    assert "event" in run(store, "judge", event, "accept", "--report", "f0", "--reason", "right").output
    assert "Ada" in run(store, "show", key).output

    assert "nothing wrong" in run(store, "store", "check").output
    assert json.loads(run(store, "store", "info", "--json").stdout)["reports"] == 4
    assert run(store, "store", "backup", str(tmp_path / "b.db")).exit_code == 0
    assert run(tmp_path / "c.db", "store", "restore", str(tmp_path / "b.db")).exit_code == 0
    for name in ("x.jsonl", "x.jsonl.gz"):
        assert run(store, "store", "export", str(tmp_path / name)).exit_code == 0
        taken = run(tmp_path / f"{name}.db", "store", "import", str(tmp_path / name))
        assert taken.exit_code == 0, taken.output
    exported = run(tmp_path / "x.jsonl.gz.db", "store", "export", "-").stdout_bytes
    assert exported == (tmp_path / "x.jsonl").read_bytes()


def test_accounts_that_were_read_elsewhere_are_added(tmp_path: Path, reports: Path) -> None:
    accounts, store = tmp_path / "accounts.jsonl", tmp_path / "case.db"
    assert run(store, "read", str(reports), "--jsonl", str(accounts), "--quiet").exit_code == 0
    assert "4 added, 0 there already" in run(store, "add", str(accounts), "--no-connect").output
    assert "0 added, 8 there already" in run(store, "add", str(accounts), str(reports), "--no-connect").output
    assert "nothing wrong" in run(store, "store", "check").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search", "x", "--near", "1,2"), "as 34.45,40.92,25"),
        (("search", "x", "--near", "91,2,3"), "latitude is -90 to 90"),
        (("search", "x", "--near", "nan,2,3"), "latitude is -90 to 90"),
        (("search", "x", "--from", "soon"), "not a date"),
        (("search", "--actor", "Nobody At All"), "mentions such an actor"),
        (("search", "--origin", "Nobody At All"), "goes back to such an origin"),
        (("search", "--", "-x"), "at least one word"),
        (("show", "none"), "holds nothing of that id"),
        (("judge", "none", "accept", "--reason", "x"), "holds nothing of that id"),
        (("judge", "none", "accept", "--reason", "x", "--report", "none"), "no such report"),
        (("judge", "none", "undo", "--reason", "x"), "nothing to undo"),
        (("store", "import", "/nowhere.jsonl"), "cannot be read"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    store = tmp_path / "case.db"
    open_store(str(store)).close()
    result = run(store, *arguments)
    assert result.exception is not None
    assert said in str(result.exception)


def test_a_command_on_a_missing_store_makes_none(tmp_path: Path) -> None:
    result = run(tmp_path / "case.db", "search", "x")
    assert isinstance(result.exception, StoreError)
    assert not (tmp_path / "case.db").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_run_loses_nothing_and_goes_on(tmp_path: Path) -> None:
    """The full measure, with 5,000 reports and ten kills, is benchmarks/kills.py."""
    many = [
        {**REPORTS[number % 4], "id": f"k{number}", "url": f"https://herald.example/k{number}"} for number in range(60)
    ]
    file, store = write(tmp_path / "many.jsonl", many), tmp_path / "case.db"
    command = [sys.executable, "-c", "from rawi.show.cli import main; main()", "--store", str(store)]
    command += ["add", str(file), "--no-connect", "--quiet"]
    process = subprocess.Popen(command, env={**os.environ, "RAWI_MODEL": "false"})
    while process.poll() is None and _count(store) < 2:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with open_store(str(store)) as opened:
        assert list(opened.check()) == []
        assert opened.info().reports >= 2
        list(add_reports([str(file)], SETTINGS, opened))
        assert opened.info().reports == opened.info().accounts == 60
        assert list(opened.check()) == []


def _count(store: Path) -> int:
    if not store.exists():
        return 0
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its tables are being made

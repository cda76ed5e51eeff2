import json
import time
from dataclasses import replace

from litestar.testing import TestClient

from rawi.settings import Settings
from rawi.show.web import Desk, build_app
from rawi.show.web.jobs import Job, Jobs
from rawi.store.sqlstore import SqlStore
from tests.show.web.forms import csrf_of, log_in, send

TEXT = "The army said on Monday that a rocket killed 4 people in Taiz. Residents denied it."


def watched(client: TestClient, address: str) -> str:
    """The job's page once it is over."""
    deadline = time.monotonic() + 60
    while True:
        answer = client.get(address)
        assert answer.status_code == 200
        if "refresh" not in answer.headers:
            return answer.text
        assert time.monotonic() < deadline


def test_a_pasted_text_is_read_and_kept(client: TestClient, store: SqlStore) -> None:
    answer = send(client, "/add", page="/add", text=TEXT, outlet="Desk & Co", published="2024-05", language="en")
    page = watched(client, answer.headers["location"])
    assert "1 read and saved, 0 refused" in page
    key = page.split('href="/reports/')[1].split('"')[0]
    stored = store.report(key)
    assert stored is not None
    assert stored.document.outlet == "Desk & Co"
    assert stored.document.published is not None
    assert stored.document.published.grain == "month"
    assert stored.document.origin == "pasted text"
    assert stored.account.claims
    again = send(client, "/add", page="/add", text=TEXT, outlet="Desk & Co", published="2024-05", language="en")
    assert ">known</span>" in watched(client, again.headers["location"])


def test_a_file_is_read_under_its_own_name(client: TestClient, store: SqlStore) -> None:
    lines = [{"text": TEXT, "id": "file1"}, {"text": ""}, {"text": TEXT.replace("4", "5"), "id": "file2"}]
    content = "\n".join(map(json.dumps, lines)).encode()
    token = csrf_of(client.get("/add").text)
    files = {"file": ("../../etc/<i>reports.jsonl", content, "application/octet-stream")}
    answer = client.post("/add", data={"csrf": token}, files=files, follow_redirects=False)
    page = watched(client, answer.headers["location"])
    assert "2 read and saved, 1 refused" in page
    assert "<i>" not in page
    stored = store.report("file2")
    assert stored is not None
    assert (stored.document.origin or "").startswith("<i>reports.jsonl")
    assert "/tmp" not in (stored.document.origin or "")
    assert store.refusals().items[0].origin.startswith("<i>reports.jsonl")


def test_an_address_is_not_fetched_offline(desk: Desk) -> None:
    offline = replace(desk, settings=Settings(offline=True))
    with TestClient(build_app(offline)) as client:
        answer = send(client, "/add", page="/add", address="https://example.org/report")
        assert "offline" in watched(client, answer.headers["location"])


def test_this_machine_and_its_files_are_no_addresses(client: TestClient, store: SqlStore) -> None:
    for address in ("file:///etc/passwd", "/etc/passwd", "ftp://example.org/x"):
        assert send(client, "/add", page="/add", address=address).status_code == 400
    for address in ("http://127.0.0.1:1/", "http://[::1]/", "http://169.254.169.254/latest/"):
        answer = send(client, "/add", page="/add", address=address)
        assert "not a public address" in watched(client, answer.headers["location"])


def test_nothing_and_too_much_are_refused(client: TestClient) -> None:
    assert send(client, "/add", page="/add", text=" ").status_code == 400
    assert send(client, "/add", page="/add", text=TEXT, address="https://example.org/").status_code == 400
    assert send(client, "/add", page="/add", text="x" * 400_001).status_code == 400


def test_reports_are_connected_on_request(client: TestClient) -> None:
    answer = send(client, "/connect", page="/add")
    assert "incidents" in watched(client, answer.headers["location"])


def test_readers_are_shown_no_form(team: TestClient) -> None:
    log_in(team, "rim")
    assert "needs the role reviewer" in team.get("/add").text


def test_a_bug_in_a_job_says_so_and_the_next_one_runs() -> None:
    jobs = Jobs()

    def broken(_: Job) -> str:
        raise ValueError("a bug")

    jobs.start("amal", "broken", broken)
    last = jobs.start("amal", "fine", lambda job: "done")
    jobs.wait()
    assert [job.state for job in jobs.listed()] == ["done", "failed"]
    assert last.id == jobs.listed()[0].id
    jobs.close()

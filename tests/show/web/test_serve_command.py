import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner

from rawi.show.cli import rawi
from rawi.store.opening import open_store

RAWI = "import sys; from rawi.show.cli import main; sys.argv[0] = 'rawi'; main()"


def test_others_are_let_in_only_with_a_login(tmp_path: Path) -> None:
    store = str(tmp_path / "case.db")
    answer = CliRunner().invoke(rawi, ["--store", store, "serve", "--host", "0.0.0.0"])
    assert answer.exit_code == 2
    assert "--team" in answer.output
    assert CliRunner().invoke(rawi, ["--store", store, "serve", "--admin", "amal"]).exit_code == 2


def test_a_team_needs_an_admin(tmp_path: Path) -> None:
    store = str(tmp_path / "case.db")
    answer = CliRunner().invoke(rawi, ["--store", store, "serve", "--team"])
    assert answer.exit_code == 1
    assert "--admin NAME" in str(answer.exception)


def test_an_admin_is_made_at_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = str(tmp_path / "case.db")
    monkeypatch.setattr(uvicorn.Server, "run", lambda _, sockets: None)
    answer = CliRunner().invoke(
        rawi,
        ["--store", store, "serve", "--team", "--admin", "amal", "--host", "0.0.0.0", "--port", "0"],
        env={"RAWI_ADMIN_PASSWORD": "a long password"},
    )
    assert answer.exit_code == 0, answer.output
    with open_store(store) as opened:
        (user,) = opened.users()
        assert (user.name, user.role) == ("amal", "admin")
        assert opened.audit_log().items[0].action == "admin made at the server"


def test_it_says_where_it_serves_and_ends_when_asked(filled: Path) -> None:
    command = [sys.executable, "-c", RAWI, "--store", str(filled), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found is not None, line
        with urllib.request.urlopen(found.group() + "reports") as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        _, complaints = server.communicate(timeout=30)
    assert complaints == ""
    assert server.returncode == 0

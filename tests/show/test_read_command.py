"""`rawi read` as a person uses it."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from rawi.model import Account
from rawi.show.account_lines import json_schema, read_lines
from rawi.show.cli import rawi

TEXT = "Une frappe a visé mardi une base près de la frontière, a déclaré le porte-parole de l’armée. Trois personnes ont été tuées."


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(rawi, [*arguments], input=given)


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return str(path)


def test_for_reading(report: str) -> None:
    done = run("read", report, "--no-model")
    assert done.exit_code == 0
    assert "le porte-parole de l’armée" in done.output


def test_json_lines_are_valid_by_the_published_schema_and_read_back(report: str, tmp_path: Path) -> None:
    done = run("read", report, "--no-model", "--jsonl", "-", "--quiet")
    line = done.stdout.encode()
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(line))
    (reading,) = read_lines([line])
    assert reading.document.text == TEXT
    assert isinstance(reading.account, Account)
    assert json.loads(line)["document"] == reading.document.id


def test_one_json_object_with_refusals(report: str, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"\x89PNG" + b"\x00" * 20)
    done = run("read", str(tmp_path), "--no-model", "--json", "-", "--quiet")
    whole = json.loads(done.stdout)
    assert (whole["schema"], len(whole["accounts"]), whole["refusals"][0]["reason"]) == ("rawi.accounts/1", 1, "binary")


def test_a_page(report: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("read", report, "--no-model", "--html", str(page)).exit_code == 0
    content = page.read_text()
    assert "http" not in content.replace("http-equiv", "")
    assert 'dir="ltr"' in content


def test_standard_input() -> None:
    done = run("read", "-", "--no-model", "--jsonl", "-", "--quiet", given=TEXT)
    assert json.loads(done.stdout)["report"]["text"] == TEXT


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--strict",), 4)])
def test_refusals_are_told(arguments: tuple[str, ...], code: int, report: str, tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    done = run(
        "read",
        str(tmp_path),
        "--no-model",
        "--jsonl",
        "/dev/null",
        "--refusals",
        str(tmp_path / "refused.jsonl"),
        *arguments,
    )
    assert done.exit_code == code
    assert "1 read, 1 refused (1 empty)" in done.stderr
    assert json.loads((tmp_path / "refused.jsonl").read_text())["reason"] == "empty"


def test_nothing_read(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    assert run("read", str(tmp_path / "empty")).exit_code == 3


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> the army said on Tuesday that it was so",
        "\u202eevil the army said on Tuesday that it was so \u2066",
    ],
)
def test_hostile_text_stays_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(text)
    page = tmp_path / "page.html"
    run("read", str(path), "--no-model", "--html", str(page))
    content = page.read_text()
    assert "<script>alert" not in content
    assert "\u202e" not in content


def test_the_schema_is_published() -> None:
    assert json.loads(run("schema", "account").output) == json.loads(json.dumps(json_schema()))

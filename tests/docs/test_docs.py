"""What keeps the documentation true: its links, its commands, its examples, its generated pages."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from docs.generate.__main__ import current
from docs.generate.pages import pages
from docs.generate.sessions import SESSION_PAGES, played

from rawi.connect.grades import read_grade_rules
from rawi.settings import read_settings
from rawi.show.cli import rawi
from tests.docs.pages import DOCS, PAGES, ROOT, anchors, blocks, commands, links, name_of

_STOPS = frozenset({"|", "&&", ";", ">", "<", "2>", ">>", "||"})


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    for link in links(page):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        target, _, anchor = link.partition("#")
        file = page if not target else (page.parent / target).resolve()
        assert file.exists(), f"{name_of(page)}: {link}"
        if anchor:
            assert anchor in anchors(file), f"{name_of(page)}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_rawi_command_parses(page: Path) -> None:
    for block in blocks(page, "console", "shell", "bash", ""):
        for line in commands(block):
            for words in rawi_calls(line):
                parse(words, name_of(page))


def rawi_calls(line: str) -> Iterator[list[str]]:
    """The arguments of each call of rawi in a shell line."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] | None = None
    try:
        tokens = list(lexer)
    except ValueError:
        tokens = []  # an output, or a quotation over several lines
    for token in tokens:
        if token in _STOPS:
            if words:
                yield words
            words = None
        elif token == "rawi" and words is None:
            words = []
        elif words is not None:
            words.append(token)
    if words:
        yield words


def parse(words: list[str], page: str) -> None:
    """Goes down the commands as click would, without running any; files need not exist."""
    command: click.Command = rawi
    context = click.Context(rawi, info_name="rawi")
    if words[0] in ("OPTIONS", "[OPTIONS]") or any(word.startswith("[") for word in words):
        return
    try:
        while True:
            parser = command.make_parser(context)
            parser.allow_interspersed_args = not isinstance(command, click.Group)
            values, rest, _ = parser.parse_args(list(words))
            check_values(command, values, context)
            if not isinstance(command, click.Group) or not rest:
                break
            name, found, words = command.resolve_command(context, rest)
            assert found is not None
            command, context = found, click.Context(found, info_name=name, parent=context)
    except click.UsageError as error:
        raise AssertionError(f"{page}: rawi {' '.join(words)}: {error.format_message()}") from error


def check_values(command: click.Command, values: dict[str, object], context: click.Context) -> None:
    """Values that name no file convert to their types."""
    for parameter in command.params:
        value = values.get(parameter.name or "")
        if isinstance(value, str) and "$(" not in value and not isinstance(parameter.type, click.Path):
            parameter.type.convert(value, parameter, context)


@pytest.mark.parametrize(
    ("line", "calls"),
    [
        ("rawi read a | head", [["read", "a"]]),
        ("RAWI_THREADS=2 rawi demo && rawi verify 'a b.zip'", [["demo"], ["verify", "a b.zip"]]),
        ("ls reports", []),
    ],
)
def test_calls_are_found_in_shell_lines(line: str, calls: list[list[str]]) -> None:
    assert list(rawi_calls(line)) == calls


def test_a_wrong_option_does_not_parse() -> None:
    with pytest.raises(AssertionError, match="No such option"):
        parse(["read", "--colour", "a"], "here")
    with pytest.raises(AssertionError, match="No such command"):
        parse(["reed", "a"], "here")


@pytest.mark.parametrize("page", [page for page in PAGES if ">>> " in page.read_text("utf-8")], ids=name_of)
def test_python_examples_give_what_they_say(page: Path) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8", verbose=False)
    assert result.failed == 0
    assert result.attempted > 0


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_blocks_compile(page: Path) -> None:
    for block in blocks(page, "python"):
        if ">>> " not in block:
            compile(block, name_of(page), "exec")


def test_example_files_are_taken_as_they_are(tmp_path: Path) -> None:
    (grades,) = blocks(DOCS / "guides" / "grade.md", "toml")
    (settings,) = blocks(DOCS / "reference" / "settings.md", "toml")
    (tmp_path / "desk.toml").write_text(grades, "utf-8")
    (tmp_path / "settings.toml").write_text(settings, "utf-8")
    assert [rule.grade for rule in read_grade_rules(tmp_path / "desk.toml")][-1] == "open"
    assert read_settings(tmp_path / "settings.toml", {}).workers == 2


def test_generated_pages_are_current() -> None:
    """Facts of the code to the letter; what the engine finds nearly so, since each tuning moves some lines."""
    wanted = pages(DOCS)
    old = [name for name, text in wanted.items() if not current(name, (DOCS / name).read_text("utf-8"), text)]
    assert not old, f"out of date: {', '.join(old)}; run: python -m docs.generate"


@pytest.mark.parametrize("name", SESSION_PAGES)
def test_the_tutorial_prints_what_it_shows(name: str) -> None:
    page = (DOCS / name).read_text("utf-8")
    assert current(name, page, played(page)), f"{name} is out of date; run: python -m docs.generate"


def test_a_page_of_facts_must_be_exact_and_one_of_findings_nearly_so() -> None:
    page = "\n".join(map(str, range(100)))
    moved = page.replace("50", "fifty")
    assert current("tutorial.md", page, moved)
    assert not current("reference/commands.md", page, moved)
    assert not current("tutorial.md", page, "something else")


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8")
    missing = [page for page in DOCS.rglob("*.md") if f": {page.relative_to(DOCS).as_posix()}\n" not in navigation]
    assert not missing


def test_pictures_are_small_and_shown() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page) if link.endswith(".png")}
    kept = set((DOCS / "pictures").glob("*.png"))
    assert kept == shown
    assert all(picture.stat().st_size < 200_000 for picture in kept)


def test_the_changelog_has_what_comes_next() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in changelog
    assert re.search(r"## \[Unreleased\]\n+### ", changelog)


def test_the_site_builds_without_warnings_and_asks_for_nothing_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="the site needs the extra: pip install '.[docs]'")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img|iframe)\b[^>]*?(?:src|href)=\"(https?://[^\"]+)\"", page.read_text("utf-8")
        )
        assert not [address for address in loaded if "canonical" not in address], page.name


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_programs_named_in_the_docs_exist(page: Path) -> None:
    for folder, name in re.findall(r"python (?:-m )?(benchmarks|docs)[/.]([\w.]+)", page.read_text("utf-8")):
        parts = name.removesuffix(".py").split(".")
        file = ROOT.joinpath(folder, *parts)
        assert file.with_suffix(".py").exists() or (file / "__main__.py").exists(), f"{name_of(page)}: {folder}/{name}"

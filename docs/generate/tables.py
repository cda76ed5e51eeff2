"""The reference of the tables of facts: what each says of itself, and its columns."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from docs.generate.markdown import code, table

_INTRO = """# Tables of facts

The steps of reading and connecting consult readable files in `src/rawi/knowledge/`. Each says where its facts come from, in a `source`
column or in its first lines. The columns below are read from the files. [How to add a row](../reading.md#how-to-add-something) tells what to
write in them. Spellings in one cell are parted by `|` or `;` as the table shows; UTF-8, one row a line, columns parted by tabs.
"""
KNOWLEDGE = Path(str(files("rawi") / "knowledge"))


def tables_page() -> str:
    """Every table in the knowledge folder."""
    parts = [_INTRO]
    for path in sorted(KNOWLEDGE.rglob("*.t*")):
        if path.suffix in (".tsv", ".toml"):
            parts += _table(path) if path.suffix == ".tsv" else _toml(path)
    return "\n\n".join(parts)


def _name(path: Path) -> str:
    return f"## `{path.relative_to(KNOWLEDGE).as_posix()}`"


def _comments(path: Path) -> list[str]:
    """The first lines that begin with a sign of comment, without it."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            break
        found.append(line.lstrip("# "))
    return found


def _table(path: Path) -> list[str]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    head, example = lines[0].split("\t"), lines[1].split("\t")
    rows = [(f"`{name}`", _short(value)) for name, value in zip(head, example, strict=False)]
    return [_name(path), *_comments(path), table(("column", "in the first row"), rows)]


def _short(value: str) -> str:
    return value if len(value) <= 90 else value[:89] + "…"


def _toml(path: Path) -> list[str]:
    return [_name(path), code("\n".join(_comments(path)), "text")]

"""The documentation's pages as tests look at them: links, fenced blocks, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.S | re.M)
_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


def name_of(page: Path) -> str:
    """The page's path in the project."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, *languages: str) -> Iterator[str]:
    """The fenced blocks of the languages."""
    for language, text in _FENCE.findall(page.read_text("utf-8")):
        if language in languages:
            yield text


def links(page: Path) -> Iterator[str]:
    """Targets of links and pictures, those in fenced blocks left out."""
    yield from _LINK.findall(_FENCE.sub("", page.read_text("utf-8")))


def anchors(page: Path) -> set[str]:
    """The ids that the site gives to the page's headings."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.M):
        plain = re.sub(r"[^\w\s-]", "", heading.replace("`", "")).strip().lower()
        found.add(re.sub(r"[-\s]+", "-", plain))
    return found


def commands(block: str) -> Iterator[str]:
    """The shell lines of a block, without their prompts, outputs and comments."""
    prompts = "$ " in block
    for line in block.replace("\\\n", " ").splitlines():
        if prompts and not line.startswith("$ "):
            continue
        yield re.sub(r"\s+#\s.*$", "", line.removeprefix("$ "))

"""The list of generated pages, and blocks of generated text inside pages that people write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from docs.generate import connecting
from docs.generate.commands import commands_page
from docs.generate.exports import exports_page
from docs.generate.figures import floors_block
from docs.generate.http_api import http_api_page
from docs.generate.readings import EXAMPLES, examples_block
from docs.generate.schemas import account_page, connections_page
from docs.generate.settings_page import settings_page
from docs.generate.tables import tables_page

NOTE = "<!-- Made by `python -m docs.generate` from the code. Do not edit by hand. -->\n\n"
PAGES: Mapping[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/settings.md": settings_page,
    "reference/account.md": account_page,
    "reference/connections.md": connections_page,
    "reference/tables.md": tables_page,
    "reference/api.md": http_api_page,
    "reference/exports.md": exports_page,
}
BLOCKS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "accuracy.md": {"floors": floors_block},
    "reading.md": {name: examples_block(name) for name in EXAMPLES if name != "misread"},
    "limits.md": {"misread": examples_block("misread")},
    "connecting.md": {
        "reports": connecting.reports_block,
        "links": connecting.links_block,
        "incidents": connecting.incidents_block,
        "reasons": connecting.reasons_block,
        "copies": connecting.copies_block,
        "grades": connecting.grades_block,
    },
}
_BLOCK = "<!-- begin: {name} -->\n{text}\n<!-- end: {name} -->"


def pages(docs: Path) -> dict[str, str]:
    """Each generated page, and each page with generated blocks, as its text should be."""
    made = {name: NOTE + make().strip() + "\n" for name, make in PAGES.items()}
    for name, blocks in BLOCKS.items():
        text = (docs / name).read_text("utf-8")
        for block, make in blocks.items():
            text = with_block(text, block, make())
        made[name] = text
    return made


def with_block(text: str, name: str, content: str) -> str:
    """The page with what stands between the marks of the block replaced; raises ValueError without them."""
    pattern = re.compile(re.escape(f"<!-- begin: {name} -->") + ".*?" + re.escape(f"<!-- end: {name} -->"), re.S)
    if not pattern.search(text):
        raise ValueError(f"the page has no block {name!r}: <!-- begin: {name} --> … <!-- end: {name} -->")
    return pattern.sub(lambda _: _BLOCK.format(name=name, text=content.strip()), text)

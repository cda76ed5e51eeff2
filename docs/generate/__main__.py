"""Writes every generated page and session; `--check` says which are out of date and exits with 1, `--no-sessions` leaves the tutorial."""

from __future__ import annotations

import sys
from difflib import SequenceMatcher
from pathlib import Path

from docs.generate.pages import pages
from docs.generate.sessions import SESSION_PAGES, played

DOCS = Path(__file__).parent.parent
FINDINGS = frozenset({*SESSION_PAGES, "reading.md", "limits.md", "connecting.md"})
"""Pages that show what the engine finds: each tuning moves some of their lines."""
NEARLY = 0.9


def moved(*, sessions: bool = True) -> dict[str, str]:
    """The pages whose text on disk is not what the code gives now, with the text that it gives."""
    wanted = pages(DOCS)
    if sessions:
        wanted |= {name: played((DOCS / name).read_text("utf-8")) for name in SESSION_PAGES}
    return {
        name: text
        for name, text in wanted.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text
    }


def current(name: str, page: str, wanted: str) -> bool:
    """Facts of the code stand to the letter; of a page of findings nine lines in ten do."""
    if name not in FINDINGS:
        return page == wanted
    return SequenceMatcher(None, page.splitlines(), wanted.splitlines(), autojunk=False).ratio() >= NEARLY


def main() -> int:
    """0 where all is current or has been written."""
    check = "--check" in sys.argv
    stale = []
    for name, text in moved(sessions="--no-sessions" not in sys.argv).items():
        path = DOCS / name
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            print(f"written: docs/{name}")
        elif path.exists() and current(name, path.read_text("utf-8"), text):
            print(f"some lines have moved: docs/{name}")
        else:
            stale.append(name)
            print(f"out of date: docs/{name}")
    if stale:
        print("run: python -m docs.generate")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

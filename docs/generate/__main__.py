"""Writes every generated page and session, or with `--check` says which are out of date and exits with 1."""

from __future__ import annotations

import sys
from pathlib import Path

from docs.generate.pages import pages
from docs.generate.sessions import SESSION_PAGES, played

DOCS = Path(__file__).parent.parent


def stale(*, sessions: bool = True) -> dict[Path, str]:
    """The files whose text on disk is not what the code says now, with the text that they should have."""
    wanted = {DOCS / name: text for name, text in pages(DOCS).items()}
    if sessions:
        wanted |= {DOCS / name: played((DOCS / name).read_text("utf-8")) for name in SESSION_PAGES}
    return {path: text for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text}


def main() -> int:
    """0 where all is current or has been written."""
    found = stale(sessions="--no-sessions" not in sys.argv)
    for path, text in found.items():
        print(f"{'out of date' if '--check' in sys.argv else 'written'}: {path.relative_to(DOCS.parent)}")
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    if found and "--check" in sys.argv:
        print("run: python -m docs.generate")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Pictures of the real pages: `python -m docs.generate.pictures`. Needs chromium and the extra `docs`; CI does not make them anew.

The pages are those of the bundled samples, read by rules alone.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.request import urlopen

import msgspec
from docs.generate.sessions import environment
from PIL import Image

PICTURES = Path(__file__).parent.parent / "pictures"
LARGEST = 200_000
_COLOURS = 64
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def main() -> None:
    """Makes every picture."""
    with tempfile.TemporaryDirectory(prefix="rawi-pictures-") as folder:
        work = Path(folder)
        samples = str(files("rawi") / "samples")
        page = str(files("rawi") / "samples" / "a-page-translated-from-arabic.txt")
        _rawi(work, "read", page, "--quiet", "--html", "read.html")
        _rawi(work, "connect", samples, "--quiet", "--html", "dossier.html")
        shoot((work / "read.html").as_uri(), "read.png", height=1000)
        shoot((work / "dossier.html").as_uri(), "dossier.png", height=1300)
        _rawi(work, "--store", "case.db", "add", samples, "--quiet")
        with served(work) as address:
            incident = _first(f"{address}api/v1/incidents?limit=1")
            shoot(f"{address}incidents/{incident}", "workbench-incident.png", height=1300)
            shoot(f"{address}reports/r005", "workbench-report.png", height=1000)


def _first(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        return str(msgspec.json.decode(answer.read())["items"][0]["id"])


def _rawi(work: Path, *words: str) -> None:
    subprocess.run(["rawi", *words], cwd=work, env=environment(work), check=True)


@contextmanager
def served(work: Path) -> Iterator[str]:
    """The address of a workbench on the store in the folder."""
    words = ["rawi", "--store", "case.db", "serve", "--port", "0"]
    with subprocess.Popen(
        words, cwd=work, env=environment(work) | {"PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            yield next(word for word in server.stdout.readline().split() if word.startswith("http"))
        finally:
            server.terminate()


def shoot(address: str, name: str, *, width: int = 1100, height: int) -> None:
    """Writes a picture of the page; raises RuntimeError where it cannot, or where it is too large."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise RuntimeError("pictures need chromium: install it with the system's package manager")
    target = PICTURES / name
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rawi-browser-", ignore_cleanup_errors=True) as profile:
        subprocess.run(
            [
                browser,
                *_FLAGS,
                f"--user-data-dir={profile}",
                f"--window-size={width},{height}",
                f"--screenshot={target}",
                address,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    with Image.open(target) as picture:
        fewer = picture.convert("RGB").quantize(_COLOURS)
    fewer.save(target, optimize=True)
    size = target.stat().st_size
    print(f"{name}: {size} bytes")
    if size > LARGEST:
        raise RuntimeError(f"{name} has {size} bytes; make the window smaller")


if __name__ == "__main__":
    main()

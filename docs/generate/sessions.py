"""Pages whose commands are run, in order, in one empty folder, and whose printed output is what was really printed.

A block fenced as `console` is run; one fenced as `shell` is only shown; a block below `<!-- file: NAME -->` is written to that file. The engine is the
one by rules alone, whose output is the same on every machine.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SESSION_PAGES = ("tutorial.md",)
_HEAD = re.compile(r"\s*\|\s*head -(\d+)$")
_PROGRESS = re.compile(r"^(?:adding|reading|connecting): ")
"""Lines that come only where a command takes long."""
_BLOCK = re.compile(r"^(?:<!-- file: (?P<file>[\w.-]+) -->\n+)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.S | re.M)


def played(page: str) -> str:
    """The page with the outputs of its console blocks as they are now; raises RuntimeError where a command fails."""
    with tempfile.TemporaryDirectory(prefix="rawi-docs-") as folder:
        return _BLOCK.sub(lambda found: _shown(found, Path(folder)), page)


def _shown(block: re.Match[str], folder: Path) -> str:
    if block["file"]:
        (folder / block["file"]).write_text(block["text"], "utf-8")
    return f"```console\n{_played(block['text'], folder)}```" if block["kind"] == "console" else block[0]


def _played(block: str, folder: Path) -> str:
    shown = ""
    for command in _commands(block):
        shown += "\n".join([f"$ {command}", *_output(command, folder)]) + "\n"
    return shown


def _commands(block: str) -> list[str]:
    """The lines that begin with `$`, with those that a backslash continues."""
    found: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(line[2:])
        elif found and found[-1].endswith("\\"):
            found[-1] += "\n" + line
    return found


def _output(command: str, folder: Path) -> list[str]:
    """Lines of both outputs; a last `| head -N` is done here, since what a closed pipe does to a command is a matter of luck."""
    cut = _HEAD.search(command)
    done = subprocess.run(
        ["bash", "-c", command[: cut.start()] if cut else command],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    if done.returncode and done.stderr:  # grep that finds nothing ends with 1 in silence
        raise RuntimeError(f"{command}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    lines = [line.rstrip() for line in (done.stdout + done.stderr).replace(str(folder), "~").splitlines()]
    lines = [line for line in lines if not _PROGRESS.match(line)]
    return lines[: int(cut[1])] if cut else lines


def environment(folder: Path) -> dict[str, str]:
    """What a command sees: no settings but ours, a data folder of its own."""
    binaries = Path(sys.executable).parent
    kept = {name: value for name, value in os.environ.items() if name in ("LANG", "LC_ALL", "RAWI_CACHE", "TMPDIR")}
    return kept | {
        "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}",
        "HOME": os.environ.get("HOME", str(folder)),
        "XDG_DATA_HOME": str(folder / "data"),
        "RAWI_MODEL": "false",
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
        "USER": "amal",
        "LOGNAME": "amal",
    }

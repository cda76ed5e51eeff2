"""Kills `rawi add` again and again: `python benchmarks/kills.py [--reports 5000] [--kills 10]`.

Every kill is a SIGKILL at a random moment. After each, the store must be whole (`store check`), and hold every report
that it was seen to hold before; at the end all reports are there, each once.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.synthetic import sample_readings, varied

from rawi.errors import StoreError
from rawi.store.opening import open_store


def write_reports(file: Path, count: int) -> None:
    with file.open("w", encoding="utf-8") as out:
        for reading in varied(sample_readings(), count):
            document = reading.document
            record = {"id": document.id, "url": document.url, "outlet": document.outlet, "lang": document.language}
            out.write(json.dumps({**record, "text": document.text}) + "\n")


def seen(store: Path) -> set[str]:
    """Ids that the store holds; another process may be writing to it."""
    try:
        with open_store(str(store), create=False) as opened, opened._engine.begin() as connection:
            return set(connection.exec_driver_sql("SELECT id FROM documents").scalars())
    except StoreError:
        return set()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    draw = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        file, store = Path(folder) / "reports.jsonl", Path(folder) / "case.db"
        write_reports(file, given.reports)
        command = [sys.executable, "-c", "from rawi.show.cli import main; main()", "--store", str(store)]
        command += ["add", str(file), "--no-connect", "--quiet", "--no-model"]
        held: set[str] = set()
        for number in range(1, given.kills + 1):
            target = given.reports * number // (given.kills + 1)
            process = subprocess.Popen(command)
            while process.poll() is None and len(held_now := seen(store)) < target:
                time.sleep(0.5)
            time.sleep(draw.random())
            held = held_now | seen(store)
            process.send_signal(signal.SIGKILL)
            process.wait()
            after = seen(store)
            lost = held - after
            with open_store(str(store)) as opened:
                faults = list(opened.check())
            print(f"kill {number}: {len(after)} reports held, {len(lost)} lost, {len(faults)} faults", flush=True)
            if lost or faults:
                raise SystemExit(f"lost {sorted(lost)[:5]}, faults {faults[:5]}")
        subprocess.run(command, check=True)
        with open_store(str(store)) as opened:
            faults = list(opened.check())
            info = opened.info()
        print(f"in the end {info.reports} of {given.reports} reports, {info.accounts} accounts, {len(faults)} faults")
        if faults or info.reports != given.reports:
            raise SystemExit(1)


if __name__ == "__main__":
    main()

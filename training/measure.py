"""Scores a reader's frames on annotated reports with the benchmark's own script."""

import collections
import importlib.util
import json
import pathlib
import types
from typing import Any

from rawi.model import Span
from rawi.understand.neural.reader import NeuralReader
from rawi.understand.tools import Frames

NAMES = ("content", "attributed", "exact", "stance", "chain", "events", "mode", "status", "roles", "setting")
Row = dict[str, dict[str, float]]


def load_scorer(path: pathlib.Path) -> types.ModuleType:
    """The benchmark's score_spans.py."""
    spec = importlib.util.spec_from_file_location("score_spans", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def account_of(frames: Frames) -> dict[str, Any]:
    """Frames in the form that the scorer reads."""

    def pair(span: Span | None) -> list[int] | None:
        return [span.start, span.end] if span else None

    return {
        "attributions": [
            {
                "source": pair(a.source),
                "cue": pair(a.cue),
                "content": [[0, 10**6]] if a.whole else [pair(s) for s in a.content],
                "stance": a.stance,
                "voice": a.voice,
                "within": a.parent,
            }
            for a in frames.attributions
        ],
        "events": [
            {
                "trigger": pair(e.trigger),
                "kind": e.kind,
                "status": e.status,
                "actor": pair(e.actor),
                "target": pair(e.target),
                "weapon": pair(e.weapon),
                "place": pair(e.place),
                "time": pair(e.time),
            }
            for e in frames.events
        ],
        "times": [],
    }


def load_gold(texts: pathlib.Path, gold: pathlib.Path) -> list[dict[str, Any]]:
    """Annotated reports, with their text."""
    reports = {r["id"]: r["text"] for r in map(json.loads, texts.read_text(encoding="utf-8").splitlines())}
    return [{**g, "text": reports[g["id"]]} for g in map(json.loads, gold.read_text(encoding="utf-8").splitlines())]


def tallies_of(scorer: types.ModuleType, frames: list[Frames], gold: list[dict[str, Any]]) -> list[Any]:
    """Counts, report by report."""
    found = []
    for one, report in zip(frames, gold, strict=True):
        tally: Any = collections.defaultdict(collections.Counter)
        account = account_of(one)
        for said in account["attributions"]:
            said["content"] = [[a, min(b, len(report["text"]))] for a, b in said["content"]]
        scorer.count(tally, account, report, report["text"], {})
        found.append(tally)
    return found


def figures(tallies: list[Any]) -> dict[str, float]:
    """The scorer's figures over summed counts."""
    result = {}
    for name in NAMES:
        c: collections.Counter[str] = collections.Counter()
        for tally in tallies:
            c.update(tally[name])
        result[name] = 100 * c["hit"] / c["of"] if c["of"] else 200 * c["hit"] / ((c["found"] + c["gold"]) or 1)
    return result


def measure(reader: NeuralReader, gold: list[dict[str, Any]], scorer: types.ModuleType) -> Row:
    """Figures over all reports and for each language."""
    tallies = tallies_of(scorer, reader.read([report["text"] for report in gold]), gold)
    rows: Row = {"all": figures(tallies)}
    for language in sorted({report["lang"] for report in gold}):
        mine = [t for t, report in zip(tallies, gold, strict=True) if report["lang"] == language]
        rows[language] = figures(mine)
    return rows


def table(rows: Row) -> str:
    """The rows as text."""
    lines = [" " * 12 + "".join(f"{group:>8}" for group in rows)]
    lines += [f"{name:12}" + "".join(f"{rows[group][name]:8.1f}" for group in rows) for name in NAMES]
    return "\n".join(lines)

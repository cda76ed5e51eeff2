"""Scores a reader's frames on annotated reports with the benchmark's own script."""

import argparse
import collections
import importlib.util
import json
import pathlib
import random
import types
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from rawi.evaluate import polnear
from rawi.model import Span
from rawi.understand.neural import labels
from rawi.understand.neural.decode import Leanings
from rawi.understand.neural.onnx import OnnxEngine, read_card
from rawi.understand.neural.paths import Floats
from rawi.understand.neural.reader import Engine, NeuralReader
from rawi.understand.tools import Frames
from training.examples import kept_aside

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


def bootstrap(tallies: list[Any], rounds: int = 400, seed: int = 1) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each figure, reports drawn with replacement."""
    chance = random.Random(seed)
    drawn = [figures(chance.choices(tallies, k=len(tallies))) for _ in range(rounds)]
    ordered = {name: sorted(row[name] for row in drawn) for name in NAMES}
    return {name: (values[int(0.025 * rounds)], values[int(0.975 * rounds)]) for name, values in ordered.items()}


class Remembering:
    """An engine that encodes each window once: while tuning, only what follows the encoder changes."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.name = engine, engine.name
        self.content_moves, self.flat_moves = engine.content_moves, engine.flat_moves
        self.said, self.done = engine.said, engine.done
        self.seen: dict[bytes, tuple[Floats, Floats, Floats, Floats]] = {}

    def encode(self, ids: npt.NDArray[np.int64], mask: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        key = ids.tobytes()
        if key not in self.seen:
            self.seen[key] = self.engine.encode(ids, mask)
        return self.seen[key]


def tune(reader: NeuralReader, gold: list[dict[str, Any]], scorer: types.ModuleType) -> Leanings:
    """Leanings, one after the other, by the sum of the figures that each moves."""
    texts = [report["text"] for report in gold]
    plain, reader.engine = reader.engine, Remembering(reader.engine)
    watched = {
        "cue": ("content", "attributed", "exact"),
        "source": ("attributed",),
        "parent": ("chain",),
        "trigger": ("events", "roles", "setting"),
    }
    steps = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
    best = Leanings()
    for field, names in watched.items():
        rated = []
        for value in steps:
            reader.leanings = msgspec.structs.replace(best, **{field: value})
            row = figures(tallies_of(scorer, reader.read(texts), gold))
            rated.append((sum(row[name] for name in names), -abs(value), value))
        best = msgspec.structs.replace(best, **{field: max(rated)[2]})
        print(field, [(value, round(total, 1)) for total, _, value in rated], flush=True)
    best = msgspec.structs.replace(best, roles=tune_roles(reader, best, gold, scorer))
    reader.leanings, reader.engine = best, plain
    return best


ROLE_STEPS = (-1.0, 0.0, 1.0, 2.0, 3.0, 4.0)


def tune_roles(
    reader: NeuralReader, best: Leanings, gold: list[dict[str, Any]], scorer: types.ModuleType
) -> dict[str, float]:
    """For each role the leaning with the most spans right; roles do not move one another, so all are tried at once."""
    rated: dict[str, list[tuple[float, float, float]]] = {role: [] for role in labels.ROLES}
    for value in ROLE_STEPS:
        reader.leanings = msgspec.structs.replace(best, roles=dict.fromkeys(labels.ROLES, value))
        counts = role_counts(scorer, reader.read([report["text"] for report in gold]), gold)
        for role, count in counts.items():
            figure = 200 * count["hit"] / max(1, count["found"] + count["gold"])
            rated[role].append((round(figure, 1), -abs(value), value))
    print(rated, flush=True)
    return {role: max(rows)[2] for role, rows in rated.items() if max(rows)[2]}


def role_counts(
    scorer: types.ModuleType, frames: list[Frames], gold: list[dict[str, Any]]
) -> dict[str, collections.Counter[str]]:
    """Spans of each role found, annotated and right, over the events as the scorer pairs them."""
    counts: dict[str, collections.Counter[str]] = {role: collections.Counter() for role in labels.ROLES}
    for one, report in zip(frames, gold, strict=True):
        text = report["text"]
        want = [(event, scorer.locate(text, event["trigger"])) for event in report["events"]]
        want = [(event, at) for event, at in want if at]

        def alike(left: int, right: int, text: str = text, one: Frames = one, want: list[Any] = want) -> float:
            found, (event, at) = one.events[left], want[right]
            same = found.kind.split("/")[0] == event["kind"].split("/")[0]
            near = scorer.sentence_of(text, found.trigger.start) == scorer.sentence_of(text, at[0])
            return (same and near) * (2.0 if found.trigger.start < at[1] and at[0] < found.trigger.end else 1.0)

        mates = dict(scorer.pair_up(range(len(one.events)), range(len(want)), alike, 1.0))
        for role, count in counts.items():
            count["gold"] += sum(bool(event[role]) for event, _ in want)
            for index, found in enumerate(one.events):
                span: Span | None = getattr(found, role)
                if span is None:
                    continue
                count["found"] += 1
                told = want[mates[index]][0][role] if index in mates else None
                at = scorer.locate(text, told["text"] if isinstance(told, dict) else told)
                count["hit"] += bool(at) and scorer.same([span.start, span.end], at)
    return counts


def load_folder(folder: pathlib.Path) -> NeuralReader:
    """An exported model."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return NeuralReader(OnnxEngine(folder, threads=1), tokenizer, read_card(folder).leanings)


def aside_gold(paths: list[pathlib.Path]) -> list[dict[str, Any]]:
    """Our reports that were kept aside."""
    reports = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [report for report in reports if kept_aside(report["id"])]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training measure", description=__doc__)
    parser.add_argument("--model", type=pathlib.Path, default=pathlib.Path("src/rawi/weights/reader"))
    parser.add_argument("--bench", type=pathlib.Path, default=pathlib.Path("../shared/bench"))
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("training/corpus"))
    parser.add_argument("--polnear", type=pathlib.Path, help="CofeNet's instances")
    parser.add_argument(
        "--tune", action="store_true", help="tune the leanings on the reports kept aside, and keep them"
    )
    parser.add_argument("--intervals", action="store_true")
    asked = parser.parse_args(arguments)
    reader, scorer = load_folder(asked.model), load_scorer(asked.bench / "score_spans.py")
    aside = aside_gold(sorted(asked.corpus.glob("*.jsonl")))
    if asked.tune:
        card = msgspec.structs.replace(read_card(asked.model), leanings=tune(reader, aside, scorer))
        (asked.model / "reader.json").write_bytes(msgspec.json.format(msgspec.json.encode(card)) + b"\n")
    gold = load_gold(asked.bench / "reports.jsonl", asked.bench / "spans.jsonl")
    print("kept aside\n" + table(measure(reader, aside, scorer)))
    print("bench\n" + table(measure(reader, gold, scorer)))
    if asked.intervals:
        print(bootstrap(tallies_of(scorer, reader.read([report["text"] for report in gold]), gold)))
    if asked.polnear:
        print(polnear.report(asked.polnear, reader))

"""Fits how the rules' and the model's certainty of an event weigh together, on the reports kept aside.

python -m training.event_fusion training/corpus/*.jsonl

Prints the constants of `rawi.understand.events.proposals`.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from rawi.model import Document
from rawi.understand.events.judge import judge_triggers
from rawi.understand.events.selection import best_of_each
from rawi.understand.events.triggers import find_triggers
from rawi.understand.neural import load_reader
from rawi.understand.tools import Frames
from rawi.words.sentences import find_sentences
from rawi.words.tokens import find_tokens
from training.examples import kept_aside, locate

Row = tuple[list[float], int]


def logit(chance: float) -> float:
    bounded = min(0.999, max(0.001, chance))
    return math.log(bounded / (1 - bounded))


def rows_of(report: dict, document: Document, frames: Frames) -> list[Row]:
    """Bias, rules, rules absent, model, model absent for every candidate, with 1 where the gold has it."""
    text = document.text
    tokens, sentences = find_tokens(text), find_sentences(text)
    triggers = find_triggers(tokens, sentences, document.language)
    ruled = best_of_each(triggers, judge_triggers(triggers, tokens, document.language), 0.03)
    gold = [(locate(text, event["trigger"]), event["kind"].split("/")[0]) for event in report["events"]]

    def right(start: int, end: int, kind: str) -> int:
        return int(any(at and at[0] < end and start < at[1] and kind == other for at, other in gold))

    rows: list[Row] = []
    taken: set[int] = set()
    for frame in frames.events:
        kind = frame.kind.split("/")[0]
        partner = next(
            (i for i, (t, _) in enumerate(ruled) if i not in taken and t.type == kind and t.span.meets(frame.trigger)),
            None,
        )
        label = right(frame.trigger.start, frame.trigger.end, kind)
        if partner is None:
            rows.append(([1.0, 0.0, 1.0, logit(frame.score), 0.0], label))
        else:
            taken.add(partner)
            rows.append(([1.0, logit(ruled[partner][1]), 0.0, logit(frame.score), 0.0], label))
    for index, (trigger, score) in enumerate(ruled):
        if index not in taken:
            rows.append(([1.0, logit(score), 0.0, 0.0, 1.0], right(trigger.span.start, trigger.span.end, trigger.type)))
    return rows


def fit(rows: list[Row], *, rounds: int = 400, rate: float = 0.5) -> list[float]:
    """Logistic regression by plain descent; five weights need no more."""
    weights = [0.0, 0.5, 0.0, 0.5, 0.0]
    for _ in range(rounds):
        slopes = [0.0] * 5
        for values, label in rows:
            error = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True)))) - label
            for position, value in enumerate(values):
                slopes[position] += error * value
        weights = [w - rate * slope / len(rows) for w, slope in zip(weights, slopes, strict=True)]
    return weights


def main() -> None:
    reports = [json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text("utf-8").splitlines() if line]
    reports = [report for report in reports if kept_aside(report["id"])]
    frames = load_reader().read([report["text"] for report in reports])
    rows = [
        row
        for report, proposed in zip(reports, frames, strict=True)
        for row in rows_of(report, Document(id=report["id"], text=report["text"], language=report["lang"]), proposed)
    ]
    weights = fit(rows)
    for name, weight in zip(("BIAS", "RULES", "RULES_ABSENT", "MODEL", "MODEL_ABSENT"), weights, strict=True):
        print(f"{name} = {weight:.2f}")
    missed = sum(len(report["events"]) for report in reports) - sum(label for _, label in rows)
    for cut in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        kept = [
            label for values, label in rows if sum(w * v for w, v in zip(weights, values, strict=True)) >= logit(cut)
        ]
        gold = sum(label for _, label in rows) + missed
        print(
            f"{cut}: P {sum(kept) / len(kept):.3f} R {sum(kept) / gold:.3f} F {200 * sum(kept) / (len(kept) + gold):.1f}"
        )


if __name__ == "__main__":
    main()

"""Fits the weights of `rawi.understand.events.judge` on annotated reports.

python -m training.event_judge training/corpus/*.jsonl
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

from rawi.understand.events.judge import reasons_of
from rawi.understand.events.triggers import find_triggers
from rawi.words.sentences import find_sentences
from rawi.words.tokens import find_tokens
from training.examples import kept_aside, locate

WEIGHTS = Path(__file__).parents[1] / "src/rawi/knowledge/event_words_weights.tsv"
Example = tuple[list[str], int]


def examples_of(report: dict) -> list[Example]:
    """One example a trigger: 1 where it overlaps an annotated one of its type."""
    text, language = report["text"], report["lang"]
    tokens, sentences = find_tokens(text), find_sentences(text)
    gold = [(locate(text, event["trigger"]), event["kind"].split("/")[0]) for event in report["events"]]
    triggers = find_triggers(tokens, sentences, language)
    found = []
    for trigger, reasons in zip(triggers, reasons_of(triggers, tokens, language), strict=True):
        label = any(
            span and span[0] < trigger.span.end and trigger.span.start < span[1] and kind == trigger.type
            for span, kind in gold
        )
        found.append((reasons, int(label)))
    return found


def fit(examples: list[Example], *, rounds: int = 4, penalty: float = 0.6, rate: float = 0.1) -> dict[str, float]:
    """Logistic regression by Adagrad, with a penalty on squares."""
    weights: Counter[str] = Counter()
    squares: Counter[str] = Counter()
    seen = Counter(reason for reasons, _ in examples for reason in set(reasons))
    order = list(range(len(examples)))
    chance = random.Random(7)
    for _ in range(rounds):
        chance.shuffle(order)
        for index in order:
            reasons, label = examples[index]
            score = sum(weights[reason] for reason in reasons)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label
            for reason in reasons:
                if seen[reason] < 2:
                    continue
                slope = error + penalty * weights[reason] / math.sqrt(seen[reason])
                squares[reason] += slope * slope
                weights[reason] -= rate * slope / math.sqrt(1e-6 + squares[reason])
    return weights


def measure(examples: list[Example], weights: dict[str, float], missed: int) -> str:
    """F1 of triggers at several thresholds."""
    out = []
    scored = [(1 / (1 + math.exp(-sum(weights.get(r, 0.0) for r in reasons))), label) for reasons, label in examples]
    for cut in (0.3, 0.35, 0.4, 0.45, 0.5):
        hit = sum(label for score, label in scored if score >= cut)
        found = sum(score >= cut for score, _ in scored)
        gold = sum(label for _, label in scored) + missed
        out.append(
            f"{cut}: P {hit / max(1, found):.3f} R {hit / max(1, gold):.3f} F {200 * hit / max(1, found + gold):.1f}"
        )
    return "; ".join(out)


def main() -> None:
    """Five folds by document for the figures, then all for the weights."""
    reports = [json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text("utf-8").splitlines() if line]
    reports = [report for report in reports if not kept_aside(report["id"])]
    per_report = [examples_of(report) for report in reports]
    missed = sum(
        max(0, len(r["events"]) - sum(label for _, label in e)) for r, e in zip(reports, per_report, strict=True)
    )
    folds = 4
    weights_by_fold = []
    for fold in range(folds):
        train = [example for i, each in enumerate(per_report) if i % folds != fold for example in each]
        weights_by_fold.append(fit(train))
    for cut in (0.3, 0.35, 0.4, 0.45, 0.5):
        hit = found = gold = 0
        for i, each in enumerate(per_report):
            weights = weights_by_fold[i % folds]
            for reasons, label in each:
                keep = 1 / (1 + math.exp(-sum(weights.get(r, 0.0) for r in reasons))) >= cut
                hit += keep and label
                found += keep
                gold += label
        gold += missed
        print(f"{cut}: P {hit / found:.3f} R {hit / gold:.3f} F {200 * hit / (found + gold):.1f}")
    weights = fit([example for each in per_report for example in each])
    rows = sorted((r, w) for r, w in weights.items() if abs(w) >= 0.05)
    head = "# Weights of the judge of event words: what speaks for (+) or against (-) a description of a happening. Source: training/event_judge.py on our own annotated reports."
    WEIGHTS.write_text(head + "\n" + "".join(f"{r}\t{w:.2f}\n" for r, w in rows), "utf-8")
    print(len(rows), "weights")


if __name__ == "__main__":
    main()

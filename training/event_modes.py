"""Fits the weights of `rawi.understand.events.mode_judge` on annotated reports.

python -m training.event_modes training/corpus/*.jsonl
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from rawi.model import Document
from rawi.understand.attributions import find_attributions
from rawi.understand.events.descriptions import draft_events
from rawi.understand.events.mode_judge import mode_reasons
from rawi.understand.mentions import find_mentions
from rawi.understand.places import find_places
from rawi.understand.quantities import find_quantities
from rawi.understand.tagger import RuleTagger
from rawi.understand.times import find_times
from training.examples import kept_aside, locate

WEIGHTS = Path(__file__).parents[1] / "src/rawi/knowledge/event_words_modes.tsv"
Example = tuple[list[str], str]
Weights = dict[str, Counter[str]]


def examples_of(report: dict) -> list[Example]:
    """The reasons of each assault found, with the annotated mode."""
    text = report["text"]
    document = Document(id=report["id"], text=text, language=report["lang"])
    (tags,) = RuleTagger().tag([document])
    named = find_mentions(document, tags)
    times, places = find_times(document, tags), find_places(document, tags, named)
    quantities, attributions = find_quantities(document, tags), find_attributions(document, tags, named)
    page, events = draft_events(document, tags, named, places, times, quantities, attributions)
    found = []
    for event, reasons in zip(events, mode_reasons(page, events), strict=True):
        for gold in report["events"] if reasons else ():
            at = locate(text, gold["trigger"])
            if at and gold["kind"].startswith("ASSAULT") and at[0] < event.trigger.end and event.trigger.start < at[1]:
                found.append((reasons, gold["kind"].partition("/")[2] or "none"))
                break
    return found


def best(reasons: list[str], weights: Weights, modes: list[str]) -> dict[str, float]:
    """The chance of each mode."""
    totals = {mode: sum(weights[reason][mode] for reason in reasons if reason in weights) for mode in modes}
    top = max(totals.values())
    raised = {mode: math.exp(total - top) for mode, total in totals.items()}
    whole = sum(raised.values())
    return {mode: value / whole for mode, value in raised.items()}


def fit(examples: list[Example], modes: list[str], *, rounds: int = 6, penalty: float = 2.0) -> Weights:
    """Softmax regression by Adagrad."""
    weights: Weights = defaultdict(Counter)
    squares: Weights = defaultdict(Counter)
    seen = Counter(reason for reasons, _ in examples for reason in reasons)
    order, chance = list(range(len(examples))), random.Random(7)
    for _ in range(rounds):
        chance.shuffle(order)
        for index in order:
            reasons, gold = examples[index]
            kept = [reason for reason in reasons if seen[reason] > 2]
            chances = best(kept, weights, modes)
            for mode in modes:
                error = chances[mode] - (mode == gold)
                for reason in kept:
                    slope = error + penalty * weights[reason][mode] / math.sqrt(seen[reason])
                    squares[reason][mode] += slope * slope
                    weights[reason][mode] -= 0.15 * slope / math.sqrt(1e-6 + squares[reason][mode])
    return weights


def right(examples: list[Example], weights: Weights, modes: list[str]) -> float:
    hits = 0
    for reasons, gold in examples:
        chances = best(reasons, weights, modes)
        hits += max(modes, key=lambda mode: chances[mode]) == gold
    return 100 * hits / max(1, len(examples))


def main() -> None:
    reports = [json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text("utf-8").splitlines() if line]
    train = [e for report in reports if not kept_aside(report["id"]) for e in examples_of(report)]
    aside = [e for report in reports if kept_aside(report["id"]) for e in examples_of(report)]
    modes = sorted({gold for _, gold in train})
    weights = fit(train, modes)
    ruled = 100 * sum(f"rules {gold}" in reasons for reasons, gold in aside) / len(aside)
    print(f"kept aside: rules {ruled:.1f}, weighed {right(aside, weights, modes):.1f}; trained on {len(train)}")
    rows = [(r, m, w) for r, each in weights.items() for m, w in each.items() if abs(w) >= 0.08]
    head = "# Weights of the judge of modes: reason, mode, weight. Source: training/event_modes.py on our own annotated reports."
    WEIGHTS.write_text(head + "\n" + "".join(f"{r}\t{m}\t{w:.2f}\n" for r, m, w in sorted(rows)), "utf-8")
    print(len(rows), "weights")


if __name__ == "__main__":
    main()

"""How the weights of connecting are made: likeness as one incident (connect/compare.py) and shared text (connect/copies/judge.py).

    python -m training.connecting GOLD.json ACCOUNTS.jsonl [GOLD.json ACCOUNTS.jsonl ...] --events E01,E08,E11

Each gold file stands before accounts that `rawi read --jsonl` wrote of its reports; give the accounts read with and
without the model, so that the weights suit both. Shared text is fitted on the events named by --events and on all of a
collection that has none of them (the invented reports), and its F1 is also printed for the events left out. Every
number follows from the files: no draw, no start value.
"""

import argparse
import pathlib
import sys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rawi.connect.cases import main_case
from rawi.connect.compare import REASONS, Pairing
from rawi.connect.compare import measure as measure_incident
from rawi.connect.copies import NOTHING_SHARED, align, judge
from rawi.connect.profile import closeness, profiles_of
from rawi.evaluate.incidents import gold_copies, read_gold_incidents
from rawi.show.account_lines import read_lines

Floats = npt.NDArray[np.float64]
LITTLE_IN_COMMON = 0.025
RIDGE = {"incident": 10.0, "copies": 4.0}
"""On standardised values; the weights shipped before this script were fitted on values as they are."""
INVENTED_WEIGHT = 0.4
"""The invented reports hold more copies than news has."""
DAYS = ("days meet", "days apart", "days unknown", "other days named meet")


@dataclass(frozen=True)
class Pairs:
    """All pairs of reports of one collection."""

    incident: Floats
    copies: Floats
    one_event: Floats
    copied: Floats
    one_language: Floats
    aligned: Floats
    events: list[str]
    """The event of both reports, empty where they differ."""
    gold_copies: int


def pairs_of(gold_path: pathlib.Path, accounts: pathlib.Path) -> Pairs:
    gold = read_gold_incidents(gold_path)
    with accounts.open("rb") as handle:
        readings = [r for r in read_lines(handle, origin=accounts.name) if r.document.id in gold.reports]
    profiles, weights = profiles_of(readings)
    cases = [main_case(profile) for profile in profiles]
    copies = gold_copies(gold)
    rows = []
    for second, right in enumerate(profiles):
        for first, left in enumerate(profiles[:second]):
            near = closeness(left.lead, right.lead) > LITTLE_IN_COMMON
            alignment = align(left, right, weights) if near else NOTHING_SHARED
            one, other = gold.reports[left.id].event, gold.reports[right.id].event
            rows.append(
                (
                    measure_incident(Pairing(left, right, cases[first], cases[second], alignment)),
                    judge.measure(left, right, alignment),
                    one == other,
                    (min(left.id, right.id), max(left.id, right.id)) in copies,
                    left.language == right.language,
                    near,
                    one if one == other else "",
                )
            )
    columns = [np.array([row[place] for row in rows], float) for place in range(6)]
    return Pairs(*columns, [row[6] for row in rows], len(copies))


def fit(values: Floats, truth: Floats, weight: Floats, ridge: float) -> Floats:
    """Logistic regression by Newton's steps, the ridge on standardised values; the last number is the bias."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    table = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    penalty = np.eye(table.shape[1]) * ridge
    penalty[-1, -1] = 1e-6
    found = np.zeros(table.shape[1])
    for _ in range(40):
        odds = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (weight * (odds - truth)) + penalty @ found
        bend = table.T @ (table * (weight * odds * (1 - odds) + 1e-9)[:, None]) + penalty
        step = np.linalg.solve(bend, slope)
        found = found - step
        if np.abs(step).max() < 1e-7:
            break
    weights = found[:-1] / spread
    return np.append(weights, found[-1] - weights @ mean)


def fit_incidents(collections: list[Pairs]) -> None:
    """Pairs of unlike events stand a second time as if on one day: else a shared day joins a day's whole news."""
    values = np.concatenate([pairs.incident for pairs in collections])
    truth = np.concatenate([pairs.one_event for pairs in collections])
    names = [reason.name for reason in REASONS]
    unlike = values[truth == 0].copy()
    for name in DAYS:
        unlike[:, names.index(name)] = float(name == "days meet")
    weight = np.concatenate([np.ones(len(values)), np.full(len(unlike), 0.01)])
    found = fit(np.concatenate([values, unlike]), np.append(truth, np.zeros(len(unlike))), weight, RIDGE["incident"])
    for name, value in zip([*names, "bias"], found, strict=True):
        print(f"{name:32} {value:6.2f}")


def copy_table(pairs: Pairs) -> Floats:
    """Weights of their own for pairs in one language, on top of those in common."""
    one = pairs.one_language[:, None]
    return np.concatenate([pairs.copies, pairs.copies * one, one], axis=1)


def fit_copies(collections: list[Pairs], chosen: set[str]) -> None:
    tables, truths, weights = [], [], []
    for pairs in collections:
        events = np.array(pairs.events)
        real = bool(chosen & set(pairs.events))
        kept = (pairs.aligned > 0) & (np.isin(events, sorted(chosen)) | (events == "") | (not real))
        tables.append(copy_table(pairs)[kept])
        truths.append(pairs.copied[kept])
        weights.append(np.full(int(kept.sum()), 1.0 if real else INVENTED_WEIGHT))
    found = fit(np.concatenate(tables), np.concatenate(truths), np.concatenate(weights), RIDGE["copies"])
    size = collections[0].copies.shape[1]
    common, own, language, bias = found[:size], found[size : 2 * size], found[2 * size], found[-1]
    print(f"one language {np.round(common + own, 2).tolist()} bias {bias + language:.2f}")
    print(f"two languages {np.round(common, 2).tolist()} bias {bias:.2f}")
    for pairs in collections:
        odds = np.where(pairs.aligned > 0, copy_table(pairs) @ found[:-1] + bias, -9)
        real = bool(chosen & set(pairs.events))
        events = np.array(pairs.events)
        for name, part in (
            ("all", np.ones(len(odds), bool)),
            *(
                (("fitted", np.isin(events, sorted(chosen))), ("left out", ~np.isin(events, [*chosen, ""])))
                if real
                else ()
            ),
        ):
            print(
                name,
                " ".join(
                    f"{least:.1f}:{f_score(odds[part] > least, pairs.copied[part]):.1f}"
                    for least in np.arange(-1.2, 0.9, 0.2)
                ),
            )


def f_score(found: npt.NDArray[np.bool_], truth: Floats) -> float:
    return float(200 * (found & (truth > 0)).sum() / max(1, found.sum() + truth.sum()))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path, help="gold and accounts, in turn")
    parser.add_argument("--events", required=True, help="events whose copies are fitted, parted by commas")
    chosen = parser.parse_args(arguments)
    collections = [pairs_of(*two) for two in zip(chosen.files[::2], chosen.files[1::2], strict=True)]
    fit_incidents(collections)
    fit_copies(collections, set(chosen.events.split(",")))


if __name__ == "__main__":
    main(sys.argv[1:])

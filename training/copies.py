"""How the weights of judging copies within an incident are made (connect/copies/telling.py).

    python -m training.copies GOLD.json ACCOUNTS.jsonl WEIGHT [GOLD.json ACCOUNTS.jsonl WEIGHT ...]

Each gold file stands before the accounts that `rawi read --jsonl` wrote of its reports, and before what one pair of it
counts. The pairs are those of the incidents that connecting makes of them, so that what it joins wrongly is learnt from
too. F1 is printed for parts left out of the fit (an event, or a quarter of the events where there are many), at the
threshold that suits all collections best, and the weights fitted on everything. Every number follows from the files.
"""

import argparse
import pathlib
import sys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rawi.connect.cases import main_case
from rawi.connect.copies import telling
from rawi.connect.pipeline import drawn_together
from rawi.connect.profile import profiles_of
from rawi.evaluate.incidents import gold_copies, read_gold_incidents
from rawi.show.account_lines import read_lines
from training.connecting import Floats, fit

RIDGE = 3.0
MANY = 12
"""Events of a collection from which quarters of them are left out at a time rather than each."""
THRESHOLDS = np.arange(-1.6, 0.9, 0.1)


@dataclass(frozen=True)
class Pairs:
    """The pairs of reports of one collection that connecting puts in one incident."""

    values: Floats
    copied: Floats
    events: npt.NDArray[np.str_]
    """The event of the first report of each pair."""
    missing: int
    """Copies in the gold whose two reports stand in different incidents."""
    weight: float


def pairs_of(gold_path: pathlib.Path, accounts: pathlib.Path, weight: float) -> Pairs:
    gold = read_gold_incidents(gold_path)
    with accounts.open("rb") as handle:
        readings = [one for one in read_lines(handle, origin=accounts.name) if one.document.id in gold.reports]
    profiles, weights = profiles_of(readings)
    drawn = drawn_together(profiles, [main_case(profile) for profile in profiles], weights)
    copies = gold_copies(gold)
    values, copied, events = [], [], []
    for group in drawn.groups:
        own = [profiles[case.report] for case in group.mains]
        for (first, second), judged in telling.judged(own).items():
            left, right = sorted((own[first].id, own[second].id))
            values.append(judged.values)
            copied.append((left, right) in copies)
            events.append(gold.reports[left].event)
    return Pairs(np.array(values), np.array(copied, float), np.array(events), len(copies) - sum(copied), weight)


def folds(pairs: Pairs) -> list[npt.NDArray[np.bool_]]:
    names = sorted(set(pairs.events))
    parts = [[name] for name in names] if len(names) < MANY else [names[start::4] for start in range(4)]
    return [np.isin(pairs.events, part) for part in parts]


def fitted(collections: list[Pairs], left_out: int | None = None, fold: npt.NDArray[np.bool_] | None = None) -> Floats:
    kept = [~fold if number == left_out and fold is not None else slice(None) for number in range(len(collections))]
    values = np.concatenate([pairs.values[part] for pairs, part in zip(collections, kept, strict=True)])
    copied = np.concatenate([pairs.copied[part] for pairs, part in zip(collections, kept, strict=True)])
    weight = np.concatenate(
        [np.full(len(pairs.copied[part]), pairs.weight) for pairs, part in zip(collections, kept, strict=True)]
    )
    return fit(values, copied, weight, RIDGE)


def held_out(collections: list[Pairs], number: int) -> Floats:
    """Log-odds of each pair of one collection by weights fitted without its part."""
    pairs = collections[number]
    odds = np.zeros(len(pairs.copied))
    for fold in folds(pairs):
        found = fitted(collections, number, fold)
        odds[fold] = pairs.values[fold] @ found[:-1] + found[-1]
    return odds


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="gold, accounts and what a pair counts, in turn")
    files = parser.parse_args(arguments).files
    turns = zip(files[::3], files[1::3], files[2::3], strict=True)
    collections = [pairs_of(pathlib.Path(gold), pathlib.Path(accounts), float(w)) for gold, accounts, w in turns]
    odds = [held_out(collections, number) for number in range(len(collections))]
    for least in THRESHOLDS:
        told = [
            200
            * ((one > least) & (pairs.copied > 0)).sum()
            / max(1, (one > least).sum() + pairs.copied.sum() + pairs.missing)
            for one, pairs in zip(odds, collections, strict=True)
        ]
        print(f"{least:5.1f} " + " ".join(f"{value:5.1f}" for value in told))
    for name, value in zip([*(w.name for w in telling.REASONS), "bias"], fitted(collections), strict=True):
        print(f"{name:50} {value:6.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])

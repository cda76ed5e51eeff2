"""Figures of connecting against gold incidents: clusters and copies.

Clusters are B-cubed (Bagga and Baldwin 1998) over the reports' main incidents; copies are pairs of reports that share
text or of which one was made from the other. All in percent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

import msgspec

from rawi.errors import InputError
from rawi.model import Connections, Incident

Pair = tuple[str, str]
_COPIES = ("same_text", "translation", "revises")


class GoldReport(msgspec.Struct, frozen=True):
    """What is known of how a report came about."""

    event: str
    families: list[str] = []
    copied_from: list[str] = []
    translated_from: list[str] = []


class GoldIncidents(msgspec.Struct, frozen=True):
    """The reports of a collection by id."""

    reports: dict[str, GoldReport]


def read_gold_incidents(path: Path) -> GoldIncidents:
    """Gold of a collection; raises InputError where it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=GoldIncidents)
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"{path}: no gold of incidents: {error}") from error


def score_connections(connections: Connections, gold: GoldIncidents) -> dict[str, float]:
    """clusters (B-cubed F1), apart (share of pairs of different events that are kept apart), copies (F1)."""
    event = {key: report.event for key, report in gold.reports.items()}
    home = _homes(connections.incidents, event)
    pairs = list(combinations(sorted(event), 2))
    different = [pair for pair in pairs if event[pair[0]] != event[pair[1]]]
    found = {_pair(link.left, link.right) for link in connections.links if link.kind in _COPIES}
    return {
        "clusters": round(100 * b_cubed(home, event), 1),
        "apart": round(100 * sum(home[a] != home[b] for a, b in different) / max(1, len(different)), 1),
        "copies": round(100 * _f_score(found & _within(event, found), gold_copies(gold)), 1),
    }


def _homes(incidents: Iterable[Incident], event: Mapping[str, str]) -> dict[str, str]:
    home = {key: f"alone {key}" for key in event}
    for incident in incidents:
        home.update(dict.fromkeys((key for key in incident.reports if key in event), incident.id))
    return home


def b_cubed(system: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """F1 of the mean precision and recall of each item's cluster, from 0 to 1."""
    sizes, true_sizes = Counter(system[item] for item in gold), Counter(gold.values())
    both = Counter((system[item], gold[item]) for item in gold)
    precision = sum(both[system[item], gold[item]] / sizes[system[item]] for item in gold) / max(1, len(gold))
    recall = sum(both[system[item], gold[item]] / true_sizes[gold[item]] for item in gold) / max(1, len(gold))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def gold_copies(gold: GoldIncidents) -> set[Pair]:
    """Pairs of one text family, and reports with those they were copied or translated from."""
    families: defaultdict[str, set[str]] = defaultdict(set)
    pairs: set[Pair] = set()
    for key, report in gold.reports.items():
        for family in report.families:
            families[family].add(key)
        pairs |= {
            _pair(key, other) for other in (*report.copied_from, *report.translated_from) if other in gold.reports
        }
    return pairs.union(*(set(combinations(sorted(members), 2)) for members in families.values()))


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def _within(event: Mapping[str, str], pairs: Iterable[Pair]) -> set[Pair]:
    return {pair for pair in pairs if pair[0] in event and pair[1] in event}


def _f_score(found: set[Pair], gold: set[Pair]) -> float:
    return 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 0.0

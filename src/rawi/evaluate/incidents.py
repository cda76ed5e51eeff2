"""Figures of connecting against gold incidents: clusters, copies and corroboration.

Clusters are B-cubed (Bagga and Baldwin 1998) over the reports' main incidents; copies are pairs of reports that share
text or of which one was made from the other. A number is corroborated where two origins or more give it: the precision
is the share of those that are shown so rightly, the recall the share of those that are so and are shown so. All in percent.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

import msgspec

from rawi.connect.facts import TOLL_FIELDS
from rawi.connect.taken import COPIES
from rawi.errors import InputError
from rawi.model import Connections, Incident

Pair = tuple[str, str]
_ASIDE = re.compile(r"\(.*?\)")
_NUMBER = re.compile(r"(?<![\w-])\d+(?!\w)")
_SEVERAL = re.compile(r"and wounded|AND|including|of them|later|→|->|rumou?r")
_NOBODY = frozenset({"none", "no casualties", "zero"})


class GoldReport(msgspec.Struct, frozen=True):
    """What is known of how a report came about."""

    event: str
    families: list[str] = []
    copied_from: list[str] = []
    translated_from: list[str] = []


class GoldValue(msgspec.Struct, frozen=True):
    """A value of a field and who claims it; several origins of one value stand as several."""

    value: str
    origin: str | None = None


class GoldEvent(msgspec.Struct, frozen=True):
    """What is claimed of an event, by field."""

    attributes: dict[str, list[GoldValue]] = {}


class GoldIncidents(msgspec.Struct, frozen=True):
    """The reports of a collection by id, and its events by name."""

    reports: dict[str, GoldReport]
    events: dict[str, GoldEvent] = {}

    def starting(self, start: str) -> GoldIncidents:
        """The part of it whose reports' ids begin so."""
        reports = {key: report for key, report in self.reports.items() if key.startswith(start)}
        told = {report.event for report in reports.values()}
        return GoldIncidents(reports, {name: event for name, event in self.events.items() if name in told})


def read_gold_incidents(path: Path) -> GoldIncidents:
    """Gold of a collection; raises InputError where it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=GoldIncidents)
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"{path}: no gold of incidents: {error}") from error


def score_connections(connections: Connections, gold: GoldIncidents) -> dict[str, float]:
    """clusters (B-cubed F1), apart (share of pairs of different events that are kept apart), copies (F1), corroboration."""
    event = {key: report.event for key, report in gold.reports.items()}
    home = _homes(connections.incidents, event)
    pairs = list(combinations(sorted(event), 2))
    different = [pair for pair in pairs if event[pair[0]] != event[pair[1]]]
    found = {_pair(link.left, link.right) for link in connections.links if link.kind in COPIES}
    return {
        "clusters": round(100 * b_cubed(home, event), 1),
        "apart": round(100 * sum(home[a] != home[b] for a, b in different) / max(1, len(different)), 1),
        "copies": round(100 * _f_score(found & _within(event, found), gold_copies(gold)), 1),
        **_corroboration(connections, gold, home),
    }


def _corroboration(connections: Connections, gold: GoldIncidents, home: Mapping[str, str]) -> dict[str, float]:
    """Over the plain numbers of the gold's tolls, each looked up in the incident that most of its event's reports are in."""
    incidents = {incident.id: incident for incident in connections.incidents}
    shown = right = true = 0
    for name, event in gold.events.items():
        homes = Counter(home[key] for key, report in gold.reports.items() if report.event == name)
        if not homes:
            continue
        found = _origins_by_number(incidents.get(homes.most_common(1)[0][0]))
        for key, origins in _gold_origins(event).items():
            is_shown, is_true = len(found.get(key, ())) > 1, len(origins) > 1
            shown, right, true = shown + is_shown, right + (is_shown and is_true), true + is_true
    return {
        "corroborated_precision": round(100 * right / shown, 1) if shown else 0.0,
        "corroborated_recall": round(100 * right / true, 1) if true else 0.0,
    }


def _origins_by_number(incident: Incident | None) -> dict[tuple[str, int], set[str]]:
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for version in incident.versions if incident is not None else ():
        if version.field in TOLL_FIELDS:
            for number in {version.low, version.high} - {None}:
                assert number is not None
                found[version.field, number].update(version.origins)
    return found


def _gold_origins(event: GoldEvent) -> dict[tuple[str, int], set[str]]:
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for field, values in event.attributes.items():
        for value in values if field in TOLL_FIELDS else ():
            number = plain_number(value.value)
            if number is not None and value.origin:
                found[field, number].add(value.origin)
    return found


def plain_number(value: str) -> int | None:
    """The one number of a gold value; None where it holds none or several, or a total of unlike things."""
    bare = _ASIDE.sub("", value.replace(",", ""))
    numbers = _NUMBER.findall(bare)
    if _SEVERAL.search(bare) or len(numbers) != 1:
        return 0 if bare.strip().lower() in _NOBODY else None
    return int(numbers[0])


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

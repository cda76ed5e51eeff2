"""Measures a store: `python benchmarks/store.py [--reports N …] [--store URL] [--json FILE]`.

Fills an empty store with N varied reports, then times each query that the workbench's pages make. Times are of one
process on whatever machine this is; the limit to hold is 200 ms for the median of each query at 100,000 reports.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.synthetic import fill

from rawi.store.opening import open_store
from rawi.store.protocol import Store
from rawi.store.records import Box, Circle, IncidentQuery, ReportQuery

_TIMES = 7


def queries(store: Store) -> dict[str, Callable[[], object]]:
    """What the pages ask for, by name."""
    key = store.reports(ReportQuery(), limit=1).items[0].id
    deep = store.reports(ReportQuery(), limit=500).next
    near = Circle(latitude=34.45, longitude=40.92, kilometres=100)
    return {
        "reports, first page": lambda: store.reports(ReportQuery()),
        "reports, a later page": lambda: store.reports(ReportQuery(), cursor=deep),
        "words, in every report": lambda: store.reports(ReportQuery(words="border")),
        "words, common, Arabic": lambda: store.reports(ReportQuery(words="البوكمال")),
        "words, two": lambda: store.reports(ReportQuery(words="drone frontière")),
        "words, rare": lambda: store.reports(ReportQuery(words="Zaidan alAlam")),
        "words, prefix": lambda: store.reports(ReportQuery(words="strik*")),
        "words, phrase": lambda: store.reports(ReportQuery(words='"popular mobilization"')),
        "words, in no report": lambda: store.reports(ReportQuery(words="xylophone border")),
        "words with outlet": lambda: store.reports(ReportQuery(words="border", outlet="Outlet 7")),
        "words in a month": lambda: store.reports(
            ReportQuery(words="border", start=date(2016, 3, 1), end=date(2016, 4, 1))
        ),
        "actor, common": lambda: store.reports(ReportQuery(actor="popular-mobilization-forces")),
        "actor, rare": lambda: store.reports(ReportQuery(actor="actor-40")),
        "actor, kind, language": lambda: store.reports(
            ReportQuery(actor="actor-3", kind="PROTEST", language="fr", country="SY")
        ),
        "origin": lambda: store.reports(ReportQuery(origin="origin-3")),
        "near": lambda: store.reports(ReportQuery(near=near)),
        "near, words, month": lambda: store.reports(
            ReportQuery(near=near, words="border", start=date(2016, 3, 1), end=date(2016, 4, 1))
        ),
        "facets of all": lambda: store.facets(ReportQuery()),
        "facets of a search": lambda: store.facets(ReportQuery(words="border")),
        "one report": lambda: store.report(key),
        "incidents, first page": lambda: store.incidents(IncidentQuery()),
        "incidents, contested": lambda: store.incidents(IncidentQuery(grade="contested", kind="PROTEST")),
        "incidents, map of 2,000": lambda: store.incidents(
            IncidentQuery(box=Box(south=30, west=35, north=37, east=48)), limit=2000
        ),
        "incidents, near in a year": lambda: store.incidents(
            IncidentQuery(near=near, start=date(2016, 1, 1), end=date(2017, 1, 1))
        ),
        "incidents, words": lambda: store.incidents(IncidentQuery(words="larmane frontière")),
        "one incident": lambda: store.incident("i0000005"),
        "actors": lambda: store.actors(),
        "actors by name": lambda: store.actors(words="brigade 12"),
        "sources": lambda: store.sources(),
        "one outlet": lambda: store.source("Outlet 1"),
        "one origin": lambda: store.source("origin-1"),
        "queue": lambda: store.queue(),
        "queue of a person": lambda: store.queue(person="Ada"),
        "judgements": lambda: store.judgements(),
        "history": lambda: store.history(),
    }


def measure(address: str, count: int) -> dict[str, float]:
    """Milliseconds of each query (median), and how filling went."""
    found: dict[str, float] = {}
    with open_store(address) as store:
        if store.info().reports == 0:
            began = time.perf_counter()
            fill(store, count)
            found["filling, reports/s"] = round(count / (time.perf_counter() - began), 1)
        info = store.info()
        found["bytes/report"] = round((info.size_bytes or 0) / count)
        for name, ask in queries(store).items():
            times = [_timed(ask) for _ in range(_TIMES)]
            found[name] = round(statistics.median(wall for wall, _ in times), 2)
            found[f"{name} (CPU)"] = round(statistics.median(cpu for _, cpu in times), 2)
    return found


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock, and of this process's own computing: they differ where others use the machine."""
    began, computed = time.perf_counter(), time.process_time()
    ask()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - computed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument(
        "--store", help="a store, filled if it is empty (for one size); otherwise SQLite files in a temporary folder"
    )
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    whole: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in given.reports:
            whole[str(count)] = measure(given.store or f"{folder}/{count}.db", count)
            for name, value in whole[str(count)].items():
                slow = "  SLOW" if value > 200 and "/" not in name else ""
                print(f"{count:>7} reports  {name:<28} {value:>10}{slow}", flush=True)
    if given.json:
        given.json.write_text(json.dumps(whole, indent=1))


if __name__ == "__main__":
    main()

"""Times of the workbench's pages: `python -m benchmarks.serve [--reports N …] [--store URL] [--json FILE]`.

Fills an empty store with N varied reports, serves it with uvicorn on this machine and asks for each kind of page over
HTTP, one at a time. The limit to hold is 200 ms for the median of each page at 100,000 reports in SQLite.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import uvicorn
from benchmarks.synthetic import fill

from rawi.show.web import Desk, build_app
from rawi.store.opening import open_store
from rawi.store.protocol import Store
from rawi.store.records import IncidentQuery, ReportQuery

LIMIT = 200.0
_TIMES = 15


def pages(store: Store) -> dict[str, str]:
    """An address of each kind of page, with something on it."""
    report = store.reports(ReportQuery(), limit=1).items[0].id
    incidents = store.incidents(IncidentQuery(), limit=200).items
    incident = max(incidents, key=lambda line: line.reports).id
    following = store.reports(ReportQuery(), limit=50).next
    link = store.links(limit=1).items[0]
    item = store.queue(limit=1).items[0]
    outlet = store.sources(kind="outlet", limit=1).items[0].id
    origin = next(one.id for one in store.sources(limit=200).items if one.kind != "outlet")
    actor = store.actors(limit=1).items[0].id
    judged = f"kind={item.target_kind}&target={quote(item.target)}&document={quote(item.document or '')}"
    return {
        "reports": "/reports",
        "reports, next page": f"/reports?cursor={quote(following or '')}",
        "reports, common word": "/reports?words=border",
        "reports, Arabic word": f"/reports?words={quote('البوكمال')}",
        "reports, three facets": "/reports?kind=PROTEST&language=fr&country=SY",
        "reports, near": "/reports?near=34.45,40.92,100",
        "a report": f"/reports/{quote(report)}",
        "incidents with map": "/incidents",
        "incidents in a box": "/incidents?box=30,35,37,48",
        "an incident": f"/incidents/{quote(incident)}",
        "two reports compared": f"/compare?left={quote(link.left)}&right={quote(link.right)}",
        "actors": "/actors",
        "an actor": f"/actors/{quote(actor)}",
        "sources": "/sources",
        "an outlet": f"/sources/{quote(outlet)}",
        "an origin": f"/sources/{quote(origin)}",
        "review queue": "/review",
        "a finding to judge": f"/judge?{judged}",
        "judgements": "/judgements",
        "agreement": "/agreement",
        "add": "/add",
        "audit log": "/audit",
        "API: reports": "/api/v1/reports",
        "API: an incident": f"/api/v1/incidents/{quote(incident)}",
    }


@contextmanager
def served(store: Store) -> Iterator[int]:
    """The port on which the store is served."""
    server = uvicorn.Server(uvicorn.Config(build_app(Desk(store=store, operator="bench")), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


def measure(address: str, count: int) -> dict[str, float]:
    """Median milliseconds of each page, each asked for on a connection that is open already."""
    with open_store(address) as store:
        if store.info().reports == 0:
            fill(store, count)
        asked = pages(store)
        with served(store) as port:
            connection = http.client.HTTPConnection("localhost", port)
            return {name: round(statistics.median(_timed(connection, path)), 1) for name, path in asked.items()}


def _timed(connection: http.client.HTTPConnection, path: str) -> Iterator[float]:
    for number in range(_TIMES + 1):
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        if number:  # the first one warms the caches
            yield 1000 * (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument(
        "--store", help="a store, filled if it is empty (for one size); else files in a temporary folder"
    )
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    whole: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in given.reports:
            whole[str(count)] = measure(given.store or f"{folder}/{count}.db", count)
            for name, value in whole[str(count)].items():
                print(f"{count:>7} reports  {name:<24} {value:>8} ms{'  SLOW' if value > LIMIT else ''}", flush=True)
    if given.json:
        given.json.write_text(json.dumps(whole, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""Calls of the API generated from its own description: `python -m benchmarks.api_fuzz [--calls N] [--seed N]`.

Fitting, odd and wrong values for every parameter and body of every operation; an answer of 500 or more is a failure.
The store is a small one made for it; jobs that the calls start run as well.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import tempfile
from collections import Counter

from benchmarks.synthetic import fill
from litestar.testing import TestClient
from tests.show.web.calls import generated_calls

from rawi.settings import Settings
from rawi.show.web import Desk, build_app
from rawi.store.opening import open_store
from rawi.store.records import IncidentQuery


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    statuses: Counter[int] = Counter()
    failures = []
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/fuzz.db") as store:
        fill(store, 40)
        known = {
            "report": "s0000001",
            "left": "s0000001",
            "right": "s0000002",
            "incident": store.incidents(IncidentQuery(), limit=1).items[0].id,
            "key": "Outlet 1",
            "actor": "actor-1",
            "link": store.links(limit=1).items[0].id,
            "form": "geojson",
        }
        desk = Desk(store=store, operator="fuzz", hosts=None, settings=Settings(offline=True))
        with TestClient(build_app(desk), raise_server_exceptions=False) as client:
            described = client.get("/schema/openapi.json").json()
            for call in generated_calls(described, count=given.calls, seed=given.seed, known=known):
                answer = client.request(call.method, call.path, params=call.params, json=call.body)
                statuses[answer.status_code] += 1
                if answer.status_code >= 500:
                    failures.append((call, answer.text[:300]))
            desk.jobs.wait()
    print(json.dumps({"calls": statuses.total(), "statuses": dict(sorted(statuses.items()))}))
    for call, text in failures:
        print(call, text)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from rawi.connect import Growing
from rawi.model import Incident
from rawi.run.adding import connect_store
from rawi.run.connecting import Connector
from rawi.store.opening import open_store
from rawi.store.sqlstore import SqlStore
from tests.connect.test_growing import ALL, RECALLING

NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(str(tmp_path / "case.db")) as opened:
        opened.save([*ALL[:5], RECALLING[0]], time=NOW)
        yield opened


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many reports each connecting of everything took in."""
    sizes: list[int] = []

    class Counted(Growing):
        def __init__(self, readings: list[object], **more: object) -> None:
            sizes.append(len(readings))
            super().__init__(readings, **more)  # pyright: ignore

    monkeypatch.setattr("rawi.run.connecting.Growing", Counted)
    return sizes


def described(store: SqlStore) -> set[tuple[object, ...]]:
    def one(incident: Incident) -> tuple[object, ...]:
        return (incident.id, incident.reports, incident.mentioned_in, incident.versions)

    return {one(incident) for incident in store.connections(judged=False).incidents}


def test_what_is_new_is_added(store: SqlStore, whole: list[int]) -> None:
    connector = Connector()
    connector.connect(store)
    store.save([*ALL[5:], *RECALLING[1:]], time=NOW)
    found = connector.connect(store)
    assert whole == [6]
    assert len(found.reports) == len(ALL) + len(RECALLING)
    grown = described(store)
    assert list(store.check()) == []
    connect_store(store)
    assert described(store) == grown


def test_nothing_new_leaves_the_store_as_it_is(store: SqlStore, whole: list[int]) -> None:
    connector = Connector()
    connector.connect(store)
    before = list(store.export())
    connector.connect(store)
    assert list(store.export()) == before
    assert whole == [6]


def test_a_report_read_again_has_all_connected_anew(store: SqlStore, whole: list[int]) -> None:
    connector = Connector()
    connector.connect(store)
    account = msgspec.structs.replace(ALL[0].account, engine="another", events=())
    store.save([msgspec.structs.replace(ALL[0], account=account)], time=NOW)
    connector.connect(store)
    assert whole == [6, 6]


def test_what_somebody_else_connected_is_not_overwritten(store: SqlStore, whole: list[int]) -> None:
    connector = Connector()
    connector.connect(store)
    store.save(ALL[5:], time=NOW)
    connect_store(store)
    connector.connect(store)
    assert whole == [6, 10]

from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.store.opening import open_store
from rawi.store.sqlstore import SqlStore
from tests.store.stores import KINDS, addresses


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    yield from addresses(request.param, tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    with open_store(address) as opened:
        yield opened


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(str(tmp_path / "case.db")) as opened:
        yield opened

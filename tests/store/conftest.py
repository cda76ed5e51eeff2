from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.store.opening import open_store
from rawi.store.sqlstore import SqlStore
from tests.store import stores


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("stores")
    stores.end_shared()


@pytest.fixture(params=stores.KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path, shared_folder: Path) -> Iterator[str]:
    yield from stores.addresses(request.param, tmp_path, shared_folder)


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    with open_store(address) as opened:
        yield opened


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(str(tmp_path / "file.db")) as opened:
        yield opened

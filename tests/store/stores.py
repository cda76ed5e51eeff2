"""Empty stores to test: a SQLite file, and a PostgreSQL schema where a server is at hand (`.ci/postgres`)."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from rawi.store.address import read_address

KINDS = ("sqlite", "postgresql")


def addresses(kind: str, folder: Path) -> Iterator[str]:
    """The address of a store that is empty, and afterwards gone."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / uuid4().hex}.db"
        return
    server = os.environ.get("RAWI_TEST_POSTGRES")
    if not server:
        pytest.skip("no PostgreSQL: run the tests by `.ci/postgres pytest`, or set RAWI_TEST_POSTGRES")
    name = f"rawi_{uuid4().hex}"
    engine = create_engine(read_address(server), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield read_address(server).set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()

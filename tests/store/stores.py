"""Empty stores to test: a SQLite file, and a PostgreSQL database where a server is at hand (`.ci/postgres`)."""

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from rawi.store.address import read_address
from rawi.store.opening import VERSION_TABLE, open_store

KINDS = ("sqlite", "postgresql")
_NO_SERVER = "no PostgreSQL: run the tests by `.ci/postgres pytest`, or set RAWI_TEST_POSTGRES"


def server() -> Engine:
    """The server to make databases on; skips the test where there is none."""
    address = os.environ.get("RAWI_TEST_POSTGRES")
    if not address:
        pytest.skip(_NO_SERVER)
    return create_engine(read_address(address), isolation_level="AUTOCOMMIT")


def new_database() -> str:
    """The address of a database without tables."""
    engine = server()
    name = f"rawi_{uuid4().hex}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return engine.url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def drop_database(address: str) -> None:
    """Removes a database that `new_database` made."""
    engine = server()
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {read_address(address).database} WITH (FORCE)"))
    engine.dispose()


@lru_cache(maxsize=1)
def shared_database() -> str:
    """One database with a store's tables for the whole session: making one takes a second, emptying it none."""
    address = new_database()
    open_store(address).close()
    return address


@lru_cache(maxsize=1)
def _shared_engine() -> Engine:
    return create_engine(read_address(shared_database()))


def empty_shared() -> None:
    """Removes every row; DELETE on small tables is far quicker than TRUNCATE, which makes new files."""
    with _shared_engine().begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))  # past the guards
        for name in sorted(set(inspect(connection).get_table_names()) - {VERSION_TABLE}):
            connection.execute(text(f"DELETE FROM {name}"))


def end_shared() -> None:
    """Removes the shared database, where one was made."""
    if shared_database.cache_info().currsize:
        _shared_engine().dispose()
        drop_database(shared_database())


@lru_cache(maxsize=1)
def _template(folder: Path) -> Path:
    file = folder / "template.db"
    open_store(str(file)).close()
    return file


def addresses(kind: str, folder: Path, shared_folder: Path) -> Iterator[str]:
    """The address of an empty store."""
    if kind == "sqlite":
        file = folder / "case.db"
        shutil.copy(_template(shared_folder), file)
        yield f"sqlite:///{file}"
    else:
        server().dispose()
        empty_shared()
        yield shared_database()

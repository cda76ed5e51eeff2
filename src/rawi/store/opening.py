"""Opens a store: connects, makes or brings up its tables, and refuses what is not ours."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL

from rawi.errors import MissingExtra, StoreError
from rawi.model import Incident
from rawi.store.address import read_address, shown_address
from rawi.store.faults import told_plainly
from rawi.store.replay import Regrade
from rawi.store.sqlstore import SqlStore
from rawi.store.tables import REVISION, metadata

WAIT_SECONDS = 10
"""How long a writer waits for another one."""
VERSION_TABLE = "rawi_schema"
_WRITERS_LOCK = 0x72617769
"""The advisory lock that a writer to PostgreSQL holds, so that its writers queue as SQLite's do."""


def not_graded(incident: Incident) -> None:
    """No grade: for those who open a store without the rules of grades."""


def open_store(
    address: str = "", *, create: bool = True, wait_seconds: float = WAIT_SECONDS, regrade: Regrade = not_graded
) -> SqlStore:
    """The store at the address (empty: the default one), its tables brought up to this program's.

    `regrade` grades incidents that people split or merged (`rawi.run.grading` has it by the rules in use).

    Raises StoreError that says what to do where it cannot be used; without `create` a missing one is an error too.
    """
    url = read_address(address)
    shown = shown_address(url)
    with told_plainly(shown):
        if url.drivername == "sqlite":
            engine = _open_file(url, shown, create=create, wait_seconds=wait_seconds)
        else:
            engine = _open_server(url, wait_seconds=wait_seconds)
        try:
            _bring_up(engine, shown, create=create)
        except BaseException:
            engine.dispose()
            raise
    return SqlStore(engine, shown, regrade)


def _open_file(url: URL, shown: str, *, create: bool, wait_seconds: float) -> Engine:
    file = Path(url.database or "")
    read_only = url.query.get("mode") == "ro"
    if file.is_dir():
        raise StoreError(f"store {shown}: a folder; give the file in it")
    if not file.exists():
        if not create or read_only:
            raise StoreError(f"store {shown}: there is none yet; `rawi add` makes it, or mend the address")
        _make_folder(file.parent, shown)
    elif not os.access(file, os.W_OK) or not os.access(file.parent, os.W_OK):
        read_only = True
    if read_only:
        # "immutable" lets SQLite read a file in WAL mode on a disk where it cannot put the WAL's index
        frozen = not file.with_name(file.name + "-wal").exists()
        target = f"file:{_escaped(file.resolve())}?mode=ro{'&immutable=1' if frozen else ''}&uri=true"
        url = URL.create("sqlite", database=target.removesuffix("&uri=true"), query={"uri": "true"})
    engine = create_engine(url, connect_args={"timeout": wait_seconds})
    _prepare_sqlite(engine, read_only=read_only)
    return engine


def _escaped(file: Path) -> str:
    return str(file).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _make_folder(folder: Path, shown: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"store {shown}: its folder cannot be made: {error.strerror}; give another address (--store)"
        ) from error


def _prepare_sqlite(engine: Engine, *, read_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA temp_store = memory")
        if not read_only:
            # WAL: readers never wait; NORMAL: a killed process loses nothing, a power cut at most the last commits
            connection.execute("PRAGMA journal_mode = wal")
            connection.execute("PRAGMA synchronous = normal")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writing = connection.get_execution_options().get("rawi_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _open_server(url: URL, *, wait_seconds: float) -> Engine:
    if find_spec("psycopg") is None:
        raise MissingExtra("PostgreSQL stores need the extra `postgres`: pip install 'rawi[postgres]'")
    engine = create_engine(url, connect_args={"connect_timeout": 10}, pool_pre_ping=True)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        if connection.get_execution_options().get("rawi_writes", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(wait_seconds * 1000)}ms'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")

    return engine


def _bring_up(engine: Engine, shown: str, *, create: bool) -> None:
    with engine.connect() as connection:
        found = _revision(connection, shown)
    if found == REVISION:
        return
    if found is None and not create:
        raise StoreError(f"store {shown}: holds nothing yet; `rawi add` fills it, or mend the address")
    with engine.execution_options(rawi_writes=True).begin() as connection:
        found = _revision(connection, shown)  # another program may have come first
        if found != REVISION:
            migrate(connection)


def _revision(connection: Connection, shown: str) -> str | None:
    """The revision of the tables, None for an empty database; raises StoreError where they are not ours."""
    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in names:
        theirs = names & set(metadata.tables) if connection.dialect.name == "postgresql" else names
        if theirs:
            raise StoreError(
                f"store {shown}: a database of another program (it has a table {min(theirs)}); give another address"
            )
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if found is not None and found > REVISION:
        raise StoreError(
            f"store {shown}: written by a newer rawi (tables {found}; this one knows up to {REVISION}); upgrade rawi"
        )
    return found


def migrate(connection: Connection, revision: str = "head") -> None:
    """Brings the tables up to the revision, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "rawi.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    command.upgrade(config, revision)

"""Whole copies of a store as one SQLite file, and back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from rawi.errors import StoreError
from rawi.store.address import read_address, shown_address
from rawi.store.faults import told_plainly
from rawi.store.opening import open_store
from rawi.store.protocol import Store


def write_backup(store: Store, engine: Engine, file: Path) -> None:
    """A consistent copy while others go on working; a failed one leaves nothing behind."""
    if file.exists():
        raise StoreError(f"backup {file}: exists already; give another name, or remove it")
    partial = file.with_name(file.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        if engine.dialect.name == "sqlite":
            _copy_file(engine, partial)
        else:
            with open_store(str(partial)) as copy:
                copy.load(store.export())
            _settle(partial)
        os.replace(partial, file)
    except OSError as error:
        raise StoreError(f"backup {file}: cannot be written: {error.strerror}; give another place") from error
    finally:
        for leftover in (partial, Path(f"{partial}-wal"), Path(f"{partial}-shm")):
            leftover.unlink(missing_ok=True)


def _copy_file(engine: Engine, file: Path) -> None:
    connection = engine.raw_connection()
    try:
        with closing(sqlite3.connect(file)) as copy:
            source = connection.driver_connection
            if not isinstance(source, sqlite3.Connection):
                raise StoreError(f"backup {file}: the database's driver cannot copy")
            source.backup(copy)
        _settle(file)
    finally:
        connection.close()


def _settle(file: Path) -> None:
    """Out of WAL mode, so that the one file is all there is and can be read on any disk."""
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("PRAGMA journal_mode = delete")


def restore_backup(file: Path, address: str, *, replace: bool = False) -> None:
    """Makes the store at the address what the backup holds.

    Raises StoreError where the backup is none, or the store holds something and `replace` is not given.
    """
    url = read_address(address)
    shown = shown_address(url)
    with open_store(f"sqlite:///{file.resolve()}?mode=ro", create=False) as backup:
        faults = list(backup.check())
        if faults:
            raise StoreError(f"backup {file}: damaged ({faults[0].target}: {faults[0].detail}); give another one")
        if url.drivername != "sqlite":
            with open_store(address) as store:
                store.load(backup.export())
            return
    target = Path(url.database or "")
    if target.exists() and not replace:
        raise StoreError(f"store {shown}: exists already; give another address, or --replace to lose what it holds")
    with told_plainly(shown):
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    open_store(address).close()  # brings older tables up

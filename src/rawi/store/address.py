"""Where a store is: addresses as people write them, and the default place."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from rawi.errors import StoreError

_FORMS = "sqlite:///case.db (a file here), sqlite:////data/case.db, case.db, or postgresql://user@host/database"


def default_file() -> Path:
    """`store.db` in the user's data folder of this system."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "rawi" / "store.db"


def read_address(address: str) -> URL:
    """The address in SQLAlchemy's terms; empty is the default store.

    Raises StoreError for a scheme or form that is none of ours.
    """
    if not address:
        return _of_file(str(default_file()))
    if "://" not in address:
        return _of_file(address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"store {address!r}: not an address; give {_FORMS}") from error
    if url.drivername == "sqlite":
        if not url.database or url.database == ":memory:":
            raise StoreError(f"store {address!r}: names no file; give {_FORMS}")
        return url
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        if not url.database:
            raise StoreError(f"store {address!r}: names no database; give postgresql://user@host/database")
        return url.set(drivername="postgresql+psycopg")
    raise StoreError(f"store {address!r}: rawi keeps no store in {url.drivername}; give {_FORMS}")


def _of_file(path: str) -> URL:
    return URL.create("sqlite", database=path)


def shown_address(url: URL) -> str:
    """The address without its password, as people write it."""
    plain = url.set(drivername="postgresql") if url.drivername.startswith("postgresql") else url
    return plain.render_as_string(hide_password=True)

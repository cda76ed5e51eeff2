"""What a database says when it fails, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from rawi.errors import StoreError

_SAYINGS = (
    # what the drivers say (SQLite result codes, PostgreSQL messages), and what it means for the user
    (
        "database or disk is full",
        "the disk is full; free some space and run the same command again: nothing is half-written",
    ),
    ("could not extend file", "the server's disk is full; free some space and run the same command again"),
    ("no space left on device", "the disk is full; free some space and run the same command again"),
    ("readonly database", "it can be read only; give it write permission, or copy it to a disk that can be written"),
    ("read-only transaction", "the server takes no writes (a standby?); give the address of its primary"),
    ("permission denied", "this user may not; ask the server's keeper to grant it"),
    ("database is locked", "another rawi is writing to it; wait for it to end, then run the same command again"),
    ("lock timeout", "another rawi is writing to it; wait for it to end, then run the same command again"),
    ("file is not a database", "not a SQLite file; give another address (rawi makes a new file where none is)"),
    ("file is encrypted", "not a SQLite file that rawi can read; give another address"),
    ("malformed", "the file is damaged; `rawi store restore` a backup, or salvage it with `sqlite3 FILE .recover`"),
    (
        "disk i/o error",
        "the disk fails, or the file was replaced while in use; check the disk, then `rawi store check`",
    ),
    ("unable to open database file", "cannot be opened; check that the folder exists and may be read and written"),
    ("password authentication failed", "the server refuses the password; put it in ~/.pgpass or PGPASSWORD"),
    ("no password supplied", "the server wants a password; put it in ~/.pgpass or PGPASSWORD"),
    ("does not exist", "there is no such database or user on the server; create it (createdb), or mend the address"),
    ("connection refused", "no server answers there; start PostgreSQL, or mend host and port in the address"),
    ("failed to resolve host", "no such host; mend the address"),
    ("could not translate host", "no such host; mend the address"),
    ("no such file or directory", "no server answers there; start PostgreSQL, or mend the address"),
    ("timeout expired", "the server does not answer; check the network, or mend the address"),
    ("server closed the connection", "the server ended the connection; run the same command again"),
    ("terminating connection", "the server ended the connection; run the same command again"),
    ("connection failed", "the server cannot be reached; mend the address, or start PostgreSQL"),
)


@contextmanager
def told_plainly(address: str) -> Iterator[None]:
    """Turns a database's failure into a StoreError; one that nobody foresaw stays a bug and goes on up."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreError(f"store {address}: too many requests at once; try again in a moment") from error
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error).lower()
        advice = next((advice for saying, advice in _SAYINGS if saying in said), None)
        if advice is None:
            raise
        raise StoreError(f"store {address}: {advice}") from error

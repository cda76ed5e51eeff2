"""Who may do what, and who did what."""

from __future__ import annotations

import msgspec

ROLES = ("reader", "reviewer", "admin")


class User(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person with an account; `secret` is a salted hash that the workbench makes."""

    name: str
    role: str = "reader"
    secret: str = ""
    active: bool = True
    created: str = ""


class Session(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A login or an API token: kept by the hash of its key."""

    key_hash: str
    user: str
    kind: str = "session"
    """session or token."""
    csrf: str = ""
    label: str = ""
    created: str = ""
    expires: str = ""
    """ISO 8601 in UTC; empty never expires."""


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the log: its hash covers all of it and the hash of the line before."""

    number: int
    time: str
    person: str
    action: str
    target: str = ""
    detail: str = ""
    previous: str = ""
    hash: str = ""

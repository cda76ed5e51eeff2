"""Logins and API tokens: random keys that the store knows by their hash only."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from rawi.store.protocol import Store
from rawi.store.records import Session, User

COOKIE = "rawi_session"
LOGIN_HOURS = 12
LONGEST_TOKEN_DAYS = 366


def stamp(moment: datetime) -> str:
    """A moment as the store writes it: ISO 8601 in UTC, whole seconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def hash_key(key: str) -> str:
    """How the store knows a key."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def begin_session(store: Store, user: User, now: datetime) -> str:
    """The key of a new login, for the cookie; the user's expired ones are forgotten."""
    for old in store.sessions(user.name):
        if old.expires and old.expires <= stamp(now):
            store.end_session(old.key_hash)
    key = secrets.token_urlsafe(32)
    expires = stamp(now + timedelta(hours=LOGIN_HOURS))
    store.save_session(
        Session(
            key_hash=hash_key(key), user=user.name, csrf=secrets.token_urlsafe(24), created=stamp(now), expires=expires
        )
    )
    return key


def make_token(store: Store, user: User, label: str, days: int, now: datetime) -> str:
    """A new API token; it is shown once and cannot be found again."""
    key = "rawi_" + secrets.token_urlsafe(32)
    expires = stamp(now + timedelta(days=min(days, LONGEST_TOKEN_DAYS)))
    store.save_session(
        Session(
            key_hash=hash_key(key), user=user.name, kind="token", label=label[:80], created=stamp(now), expires=expires
        )
    )
    return key


def holder(store: Store, key: str, kind: str, now: datetime) -> tuple[User, Session] | None:
    """Whose key it is, where it is of that kind and both it and the user are live."""
    session = store.session(hash_key(key), now=stamp(now))
    if session is None or session.kind != kind:
        return None
    user = store.user(session.user)
    return (user, session) if user is not None and user.active else None


def visitor_token(secret: bytes, visit: str) -> str:
    """What the forms of a visitor without a login must bring back, bound to their cookie."""
    return hmac.new(secret, visit.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

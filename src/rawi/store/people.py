"""Users, their logins and tokens."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from rawi.errors import InputError
from rawi.store.codec import pack, unpack
from rawi.store.records import ROLES, Session, User
from rawi.store.rows import put
from rawi.store.tables import sessions, users


def save_user(connection: Connection, user: User) -> None:
    """Adds or replaces the user of that name."""
    if user.role not in ROLES:
        raise InputError(f"user {user.name}: no role {user.role!r}; the roles are {', '.join(ROLES)}")
    if not user.name.strip():
        raise InputError("user: the name is empty")
    put(connection, users, [{"name": user.name, "body": pack(user)}])


def find_user(connection: Connection, name: str) -> User | None:
    """The user of that name."""
    row = connection.execute(select(users.c.body).where(users.c.name == name)).first()
    return unpack(row.body, User) if row else None


def list_users(connection: Connection) -> tuple[User, ...]:
    """All users by name."""
    return tuple(unpack(row.body, User) for row in connection.execute(select(users.c.body).order_by(users.c.name)))


def save_session(connection: Connection, session: Session) -> None:
    """Adds or replaces a login or token."""
    row = {
        "key_hash": session.key_hash,
        "user": session.user,
        "kind": session.kind,
        "created": session.created,
        "expires": session.expires,
        "body": pack(session),
    }
    put(connection, sessions, [row])


def find_session(connection: Connection, key_hash: str, now: str) -> Session | None:
    """The login or token, unless it has expired."""
    row = connection.execute(select(sessions.c.body, sessions.c.expires).where(sessions.c.key_hash == key_hash)).first()
    if row is None or (row.expires and row.expires <= now):
        return None
    return unpack(row.body, Session)


def list_sessions(connection: Connection, user: str, kind: str | None) -> tuple[Session, ...]:
    """A user's logins and tokens, the oldest first."""
    statement = select(sessions.c.body).where(sessions.c.user == user)
    if kind is not None:
        statement = statement.where(sessions.c.kind == kind)
    rows = connection.execute(statement.order_by(sessions.c.created, sessions.c.key_hash))
    return tuple(unpack(row.body, Session) for row in rows)


def end_session(connection: Connection, key_hash: str) -> None:
    """Forgets a login or token."""
    connection.execute(delete(sessions).where(sessions.c.key_hash == key_hash))

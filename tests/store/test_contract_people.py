"""What every store promises of users, logins and the log: the same on both databases."""

import msgspec
import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from rawi.errors import InputError
from rawi.store.codec import pack
from rawi.store.records import Judgement, Session, User
from rawi.store.sqlstore import SqlStore
from rawi.store.tables import audit, judgements
from tests.store.samples import LATER, NOW, report


def test_users_are_kept_by_name(store: SqlStore) -> None:
    ada = User(name="Ada", role="admin", secret="scrypt$…", created=NOW)
    store.save_user(User(name="Bo"))
    store.save_user(User(name="Ada"))
    store.save_user(ada)
    assert store.user("Ada") == ada
    assert store.user("Cy") is None
    assert [user.name for user in store.users()] == ["Ada", "Bo"]
    with pytest.raises(InputError, match="no role"):
        store.save_user(User(name="Di", role="king"))
    with pytest.raises(InputError, match="empty"):
        store.save_user(User(name=" "))


def test_logins_end_by_themselves_or_by_hand(store: SqlStore) -> None:
    login = Session(key_hash="a", user="Ada", created=NOW, expires=LATER, csrf="c")
    token = Session(key_hash="b", user="Ada", kind="token", created=LATER, label="script")
    store.save_session(login)
    store.save_session(token)
    assert store.session("a", now=NOW) == login
    assert store.session("a", now=LATER) is None
    assert store.session("b", now="2099-01-01T00:00:00Z") == token
    assert store.sessions("Ada") == (login, token)
    assert store.sessions("Ada", kind="token") == (token,)
    assert store.sessions("Bo") == ()
    store.end_session("b")
    assert store.session("b", now=NOW) is None


def test_the_log_grows_and_is_chained(store: SqlStore) -> None:
    for number in range(5):
        store.audit(time=NOW, person="Ada", action="login", target=str(number))
    page = store.audit_log(limit=3)
    assert [entry.number for entry in page.items] == [5, 4, 3]
    rest = store.audit_log(limit=3, cursor=page.next).items
    assert [entry.number for entry in rest] == [2, 1]
    entries = [*page.items, *rest][::-1]
    assert [entry.previous for entry in entries] == ["", *(entry.hash for entry in entries[:-1])]
    assert list(store.check()) == []


@pytest.mark.parametrize("table", ["audit", "judgements"])
@pytest.mark.parametrize("act", ["UPDATE {} SET body = body", "DELETE FROM {}"])
def test_what_may_only_be_appended_to_refuses_changes(store: SqlStore, table: str, act: str) -> None:
    store.save([report("a")], time=NOW)
    store.judge(_judgement())
    with pytest.raises(DBAPIError, match="append"), store._writing() as connection:
        connection.execute(text(act.format(table)))
    assert list(store.check()) == []


def _judgement() -> Judgement:
    return Judgement(
        id="",
        time=NOW,
        person="Ada",
        target_kind="event",
        target="a-e",
        document="a",
        verdict="reject",
        reason="another strike",
    )


def _without_guards(store: SqlStore, statement: object) -> None:
    """What someone with the file or the server in hand can do."""
    with store._writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            for name in ("audit_no_update", "audit_no_delete", "judgements_no_update", "judgements_no_delete"):
                connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(statement)


def test_an_altered_line_of_the_log_shows(store: SqlStore) -> None:
    first = store.audit(time=NOW, person="Ada", action="login")
    store.audit(time=NOW, person="Ada", action="logout")
    forged = msgspec.structs.replace(first, person="Bo")
    _without_guards(store, update(audit).where(audit.c.number == 1).values(body=pack(forged)))
    assert [(fault.kind, fault.target) for fault in store.check()] == [("audit", "1")]


def test_a_removed_line_of_the_log_shows(store: SqlStore) -> None:
    for _ in range(3):
        store.audit(time=NOW, person="Ada", action="login")
    _without_guards(store, delete(audit).where(audit.c.number == 2))
    assert {fault.kind for fault in store.check()} == {"audit"}


def test_a_forged_judgement_shows(store: SqlStore) -> None:
    store.save([report("a")], time=NOW)
    kept = store.judge(_judgement())
    forged = msgspec.structs.replace(kept, person="Bo")
    _without_guards(store, update(judgements).values(body=pack(forged)))
    assert [(fault.kind, fault.target) for fault in store.check()] == [("audit", kept.id)]


def test_a_removed_judgement_shows(store: SqlStore) -> None:
    store.save([report("a")], time=NOW)
    kept = store.judge(_judgement())
    _without_guards(store, delete(judgements))
    assert [(fault.kind, fault.target) for fault in store.check()] == [("audit", kept.id)]

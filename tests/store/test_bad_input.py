"""What a store says when it cannot be used: what is wrong, where, and what to do."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from rawi.errors import MissingExtra, StoreError
from rawi.store import opening
from rawi.store.address import default_file, read_address, shown_address
from rawi.store.faults import told_plainly
from rawi.store.opening import open_store
from rawi.store.records import ReportQuery
from tests.store import stores
from tests.store.samples import NOW, report


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://example.org/x", "keeps no store in http"),
        ("mysql://x/y", "keeps no store in mysql"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("postgresql://host", "names no database"),
        ("://", "not an address"),
        ("postgresql://host:port/x", "not an address"),
        ("/proc/none/case.db", "its folder cannot be made"),
        ("/", "a folder"),
    ],
)
def test_a_wrong_address_is_told(address: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        open_store(address)


def test_addresses_in_all_their_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown_address(read_address("case.db")) == "sqlite:///case.db"
    assert shown_address(read_address("sqlite:////data/case.db")) == "sqlite:////data/case.db"
    assert shown_address(read_address("postgresql://ada:secret@db/x")) == "postgresql://ada:***@db/x"
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setattr("sys.platform", "linux")
    assert str(default_file()) == "/data/rawi/store.db"
    assert read_address("").database == "/data/rawi/store.db"


def test_a_missing_store_is_made_only_by_adding(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "case.db"
    with pytest.raises(StoreError, match="there is none yet"):
        open_store(str(file), create=False)
    assert not file.parent.exists()
    open_store(str(file)).close()
    open_store(str(file), create=False).close()


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no server answers there"):
        open_store(f"postgresql:///x?host={tmp_path}")
    with pytest.raises(StoreError, match="no server answers there"):
        open_store("postgresql://127.0.0.1:1/x")


def test_a_database_or_user_that_is_not_there_is_told() -> None:
    stores.server().dispose()
    url = read_address(stores.shared_database())
    for wrong in (url.set(database="nowhere"), url.set(username="nobody-here")):
        with pytest.raises(StoreError, match="no such database or user"):
            open_store(wrong.set(drivername="postgresql").render_as_string(hide_password=False))


def test_postgresql_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'rawi\[postgres\]'"):
        open_store("postgresql://host/x")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(b"these are notes and no database\n" * 300)
    with pytest.raises(StoreError, match="not a SQLite file"):
        open_store(str(file))
    assert file.read_bytes().startswith(b"these are notes")


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    file = tmp_path / "case.db"
    file.touch()
    with pytest.raises(StoreError, match="holds nothing yet"):
        open_store(str(file), create=False)
    open_store(str(file)).close()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE places (url TEXT)")
    with pytest.raises(StoreError, match="another program"):
        open_store(str(file))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("places",)]


def test_a_store_that_is_read_only_is_read(tmp_path: Path) -> None:
    file = tmp_path / "case.db"
    with open_store(str(file)) as store:
        store.save([report("a")], time=NOW)
    with open_store(f"sqlite:///{file}?mode=ro") as store:
        assert [line.id for line in store.reports(ReportQuery(words="larmane")).items] == ["a"]
        with pytest.raises(StoreError, match="it can be read only; give it write permission"):
            store.save([report("b")], time=NOW)
    assert not (tmp_path / "case.db-wal").exists()


def test_a_file_without_write_permission_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a #?%case.db"
    with open_store(str(file)) as store:
        store.save([report("a")], time=NOW)
    file.chmod(stat.S_IRUSR)
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write anything, so the test says it for the system
    with open_store(str(file)) as store:
        assert store.info().reports == 1
        with pytest.raises(StoreError, match="read only"):
            store.audit(time=NOW, person="Ada", action="login")


def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "case.db")) as store:
        store.save([report("a")], time=NOW)
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        # the pool hands the same connection out again, with its limit
        with store._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(StoreError, match="the disk is full; free some space"):
            store.save([report(f"b{number}", "word " * 3000) for number in range(50)], time=NOW)
        assert [line.id for line in store.reports(ReportQuery()).items] == ["a"]
        assert list(store.check()) == []
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        store.save([report("b")], time=NOW)


def test_a_locked_store_is_told_and_read_on(tmp_path: Path) -> None:
    file = tmp_path / "case.db"
    with open_store(str(file), wait_seconds=0.05) as store:
        store.save([report("a")], time=NOW)
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="another rawi is writing"):
                store.save([report("b")], time=NOW)
            assert store.info().reports == 1
            other.execute("ROLLBACK")
        store.save([report("b")], time=NOW)


def test_a_locked_server_is_told() -> None:
    stores.server().dispose()
    stores.empty_shared()
    with open_store(stores.shared_database()) as one, open_store(stores.shared_database(), wait_seconds=0.05) as two:
        with one._writing(), pytest.raises(StoreError, match="another rawi is writing"):
            two.save([report("a")], time=NOW)
        two.save([report("a")], time=NOW)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "case.db"
    with open_store(str(file)) as store:
        store.save([report(f"r{number}", "word " * 500) for number in range(60)], time=NOW)
    content = bytearray(file.read_bytes())
    for start in range(8192, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    file.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), open_store(str(file)) as store:
        list(store.readings())


def test_lost_parts_are_found_by_check(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "case.db")) as store:
        store.save([report("a"), report("b"), report("c")], time=NOW, raw=[b"page"])
        with store._writing() as connection:
            connection.execute(text("UPDATE raws SET body = x'00'"))
            connection.execute(text("UPDATE documents SET body = x'00' WHERE id = 'a'"))
            connection.execute(text("DELETE FROM accounts WHERE document = 'b'"))
            connection.execute(text("DELETE FROM report_text WHERE rowid = 3"))
            connection.execute(text("DELETE FROM terms WHERE kind = 'outlet'"))
        found = {(fault.kind, fault.target) for fault in store.check()}
    assert ("hash", "a") in found
    assert ("reference", "b") in found
    assert ("index", "c") in found
    assert ("index", "outlet:The Post") in found
    assert any(kind == "hash" and len(target) == 64 for kind, target in found)


def test_what_nobody_foresaw_stays_a_bug() -> None:
    with pytest.raises(OperationalError), told_plainly("x"):
        raise OperationalError("SELECT", {}, sqlite3.OperationalError("no such column: nonsense"))

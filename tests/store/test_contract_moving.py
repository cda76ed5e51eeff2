"""What every store promises of copies: the same on both databases."""

from pathlib import Path

import pytest

from rawi.errors import InputError, StoreError
from rawi.store.backups import restore_backup
from rawi.store.opening import open_store
from rawi.store.records import IncidentQuery, ReportQuery
from rawi.store.sqlstore import SqlStore
from tests.store.full import READINGS, fill_with_everything
from tests.store.samples import LATER, NOW, report


@pytest.fixture
def full(store: SqlStore) -> SqlStore:
    """Something of everything."""
    fill_with_everything(store)
    return store


def views(store: SqlStore) -> object:
    """What people see of it."""
    return (
        store.reports(ReportQuery()),
        store.reports(ReportQuery(words="larmane")),
        store.facets(ReportQuery()),
        store.incidents(IncidentQuery()).items,
        [store.incident(line.id) for line in store.incidents(IncidentQuery()).items],
        [store.report(reading.document.id) for reading in READINGS],
        store.actors(),
        store.sources(),
        store.queue(),
        store.judgements().items,
        store.history().items,
        store.refusals().items,
        store.audit_log().items,
        store.users(),
    )


def test_an_export_imports_to_an_equal_store(full: SqlStore, tmp_path: Path) -> None:
    lines = list(full.export())
    with open_store(str(tmp_path / "copy.db")) as copy:
        assert copy.load(iter(lines)) == len(lines)
        assert list(copy.export()) == lines
        assert views(copy) == views(full)
        assert list(copy.check()) == []


def test_an_export_comes_back_to_the_same_kind_of_database(address: str, file_store: SqlStore) -> None:
    file_store.save(READINGS, time=NOW, raw=[b"page"])
    with open_store(address) as store:
        store.load(file_store.export())
        assert list(store.export()) == list(file_store.export())
        assert list(store.check()) == []


def test_a_store_that_holds_something_takes_no_import(full: SqlStore) -> None:
    before = list(full.export())
    with pytest.raises(InputError, match="holds something already"):
        full.load(before)
    assert list(full.export()) == before


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda lines: lines[1:], "line 1"),
        (lambda lines: [*lines[:3], b"{}\n"], "line 4"),
        (lambda lines: [*lines[:3], lines[3][:20]], "line 4"),
        (lambda lines: [lines[0].replace(b"rawi.store/1", b"rawi.store/9")], "upgrade rawi"),
        (lambda lines: [lines[0], lines[0]], "line 2"),
        (lambda lines: [line for line in lines if b'"line":"document"' not in line], "does not follow its document"),
        (lambda lines: [b"\xff\xfe"], "line 1"),
    ],
)
def test_a_damaged_export_is_refused_and_leaves_nothing(
    full: SqlStore, tmp_path: Path, damage: object, said: str
) -> None:
    lines = damage(list(full.export()))
    with open_store(str(tmp_path / "copy.db")) as copy:
        with pytest.raises(InputError, match=said):
            copy.load(lines)
        assert copy.info().reports == 0


def test_a_backup_is_a_store_of_its_own(full: SqlStore, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    full.backup(file)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("backup")] == ["backup.db"]
    with open_store(f"sqlite:///{file}?mode=ro") as backup:
        assert views(backup) == views(full)
        assert list(backup.check()) == []
    with pytest.raises(StoreError, match="exists already"):
        full.backup(file)


def test_a_backup_is_restored(full: SqlStore, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    full.backup(file)
    lines = list(full.export())
    target = str(tmp_path / "restored.db")
    restore_backup(file, target)
    with open_store(target) as restored:
        assert list(restored.export()) == lines
        restored.save([report("later")], time=LATER)
    with pytest.raises(StoreError, match="--replace"):
        restore_backup(file, target)
    restore_backup(file, target, replace=True)
    with open_store(target) as restored:
        assert list(restored.export()) == lines
        assert list(restored.check()) == []


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(b"not a database at all, but long enough to look at" * 100)
    with pytest.raises(StoreError, match="not a SQLite file"):
        restore_backup(file, str(tmp_path / "restored.db"))
    assert not (tmp_path / "restored.db").exists()


def test_info_counts(full: SqlStore) -> None:
    info = full.info()
    assert (info.reports, info.accounts, info.links, info.incidents, info.judgements) == (5, 6, 1, 1, 3)
    assert info.engines == ("rawi 0 test", "rawi 1")
    assert (info.refusals, info.audit_entries, info.raw_bytes) == (1, 3, 7)

"""Stores that older versions wrote open with this one, with everything that they held."""

import gzip
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from rawi.errors import StoreError
from rawi.store.address import read_address
from rawi.store.opening import VERSION_TABLE, migrate, open_store
from rawi.store.records import IncidentQuery, ReportQuery
from rawi.store.tables import REVISION, metadata
from tests.store import stores

FIXTURES = Path(__file__).parent / "fixtures"


def revisions() -> list[str]:
    """All released revisions, the oldest first."""
    config = Config()
    config.set_main_option("script_location", "rawi.store:migrations")
    config.set_main_option("path_separator", "os")
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def test_the_program_knows_its_newest_revision() -> None:
    assert revisions()[-1] == REVISION
    assert revisions() == sorted(revisions())


def test_every_revision_has_a_store_that_its_version_wrote() -> None:
    assert sorted(file.name for file in FIXTURES.glob("revision-*.db.gz")) == [
        f"revision-{revision}.db.gz" for revision in revisions()
    ]


@pytest.mark.parametrize("revision", revisions())
def test_an_older_store_opens_with_all_that_it_held(revision: str, tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    file.write_bytes(gzip.decompress((FIXTURES / f"revision-{revision}.db.gz").read_bytes()))
    with open_store(str(file), create=False) as store:
        assert list(store.check()) == []
        info = store.info()
        assert (info.schema, info.reports, info.accounts, info.judgements) == (REVISION, 5, 6, 3)
        assert [line.id for line in store.reports(ReportQuery(words="LARMANE")).items] == ["r4", "r3", "r2", "r1", "r0"]
        assert [line.id for line in store.incidents(IncidentQuery()).items] == ["i1"]
        assert store.incident("i2") == store.incident("i1")
        assert store.user("Ada") is not None
        with open_store(str(tmp_path / "copy.db")) as copy:
            copy.load(store.export())
            assert list(copy.export()) == list(store.export())


@pytest.mark.parametrize("kind", stores.KINDS)
def test_the_migrations_lead_to_the_tables_of_the_program(kind: str, tmp_path: Path) -> None:
    address = str(tmp_path / "new.db") if kind == "sqlite" else stores.new_database()
    engine = create_engine(read_address(address))
    try:
        for revision in revisions():
            with engine.begin() as connection:
                migrate(connection, revision)
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection,
                opts={
                    "version_table": VERSION_TABLE,
                    "include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("report_text"),
                },
            )
            assert compare_metadata(context, metadata) == []
    finally:
        engine.dispose()
        if kind == "postgresql":
            stores.drop_database(address)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "newer.db"
    open_store(str(file)).close()
    engine = create_engine(read_address(str(file)))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer rawi \(tables 9999; .*upgrade rawi"):
        open_store(str(file))


def test_a_migration_that_fails_leaves_the_old_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "new.db"

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("pulled the plug")

    monkeypatch.setattr("alembic.op.create_index", fail)
    with pytest.raises(RuntimeError, match="plug"):
        open_store(str(file))
    monkeypatch.undo()
    with open_store(str(file)) as store:
        assert store.info().reports == 0

"""Writes the store that `test_migrations` keeps of a revision: `python -m tests.store.make_fixture`, once, at release."""

import gzip
import tempfile
from pathlib import Path

from rawi.store.opening import open_store
from rawi.store.tables import REVISION
from tests.store.full import fill_with_everything


def main() -> None:
    target = Path(__file__).parent / "fixtures" / f"revision-{REVISION}.db.gz"
    if target.exists():
        raise SystemExit(f"{target} is released and stays as it is")
    with tempfile.TemporaryDirectory() as folder:
        with open_store(f"{folder}/store.db") as store:
            fill_with_everything(store)
            store.backup(Path(folder) / "backup.db")
        target.write_bytes(gzip.compress((Path(folder) / "backup.db").read_bytes(), mtime=0))


if __name__ == "__main__":
    main()

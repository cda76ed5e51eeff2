import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from litestar.testing import TestClient

from rawi.run.adding import add_reports, connect_store
from rawi.settings import Settings
from rawi.show.web import Desk, build_app
from rawi.show.web.security.passwords import hash_password
from rawi.store.opening import open_store
from rawi.store.records import User
from rawi.store.sqlstore import SqlStore

HOST = "testserver.local"
PASSWORD = "correct horse battery"
CHEAP = 2**4
NOW = datetime(2026, 11, 25, 19, 30, tzinfo=UTC)
OVERRIDE = "\u202e"
REPORTS = (
    {
        "id": "en1",
        "outlet": "Coast Daily",
        "language": "en",
        "published": "2024-03-02",
        "url": "https://coast.example/1",
        "title": "Drone strike near Abu Kamal",
        "text": "A drone strike killed at least 12 people near Abu Kamal on Friday, the Syrian Observatory for Human Rights"
        " said. Colonel Wayne Marotto, spokesman of the coalition, denied that the coalition carried out the strike.",
    },
    {
        "id": "en2",
        "outlet": "River Post",
        "language": "en",
        "published": "2024-03-03",
        "text": "A drone strike killed at least 12 people near Abu Kamal on Friday, the Syrian Observatory for Human Rights"
        " said, according to Coast Daily. The coalition denied that it carried out the strike.",
    },
    {
        "id": "fr1",
        "outlet": "Le Rivage",
        "language": "fr",
        "published": "2024-03-02",
        "text": "Une frappe de drone aurait tué 9 personnes près d'Abou Kamal vendredi, selon l'Observatoire syrien des"
        " droits de l'homme. Des sources locales parlent de trois véhicules détruits.",
    },
    {
        "id": "ar1",
        "outlet": "صدى الفرات",
        "language": "ar",
        "published": "2024-03-02",
        "text": "قال المرصد السوري لحقوق الإنسان إن غارة بطائرة مسيرة قتلت 12 شخصا قرب البوكمال يوم الجمعة. ونفى التحالف"
        " الدولي أن يكون قد نفذ الغارة.",
    },
    {
        "id": "hostile",
        "outlet": "<b>Evil</b> & Sons",
        "language": "en",
        "published": "2024-04-01",
        "url": "javascript:alert(1)",
        "title": "<script>alert('title')</script>",
        "text": f"The ministry said <script>alert(1)</script> killed 3 people in Aleppo {OVERRIDE}dlrow on Monday."
        ' The army <img src=x onerror="alert(2)"> denied the attack, "</textarea><svg onload=alert(3)>" it said.',
    },
)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbench")
    reports = folder / "reports.jsonl"
    reports.write_text("\n".join(map(json.dumps, REPORTS)), "utf-8")
    file = folder / "case.db"
    with open_store(str(file)) as store:
        assert len(list(add_reports([str(reports)], Settings(), store))) == len(REPORTS)
        connect_store(store)
        for name, role in (("rim", "reader"), ("remi", "reviewer"), ("rosa", "reviewer"), ("amal", "admin")):
            store.save_user(User(name=name, role=role, secret=hash_password(PASSWORD, cost=CHEAP)))
    return file


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[SqlStore]:
    file = tmp_path / "case.db"
    shutil.copy(filled, file)
    with open_store(str(file)) as opened:
        yield opened


@pytest.fixture
def desk(store: SqlStore) -> Desk:
    return Desk(store=store, operator="amal", hosts=frozenset({HOST, "localhost"}), clock=lambda: NOW)


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(build_app(desk), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def team(desk: Desk) -> Iterator[TestClient]:
    with TestClient(build_app(replace(desk, team=True)), raise_server_exceptions=False) as opened:
        yield opened

import hashlib
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from rawi.model import Account, Document, Reading
from rawi.show.exports import verify
from rawi.show.web.security.headers import POLICY
from rawi.store.records import IncidentQuery, Page, ReportLine, ReportQuery, StoredReport
from rawi.store.sqlstore import SqlStore
from tests.show.web.conftest import OVERRIDE

FINDINGS = ("mentions", "actors", "places", "times", "quantities", "attributions", "events", "claims")
KINDS = ("mention", "actor", "place", "time", "quantity", "attribution", "event", "claim")


def addresses(store: SqlStore) -> list[str]:
    """Every page there is, each with something on it."""
    found = ["/reports", "/reports?words=drone", "/incidents", "/incidents?box=-90,-180,90,180", "/actors", "/sources"]
    found += ["/review", "/judgements", "/agreement", "/add", "/me", "/people", "/people/rim", "/audit", "/refusals"]
    reports = [line.id for line in store.reports(ReportQuery()).items]
    found += [f"/reports/{key}" for key in reports]
    found += [
        f"/reports?{name}={value}" for name, value in (("language", "ar"), ("kind", "ASSAULT"), ("near", "34,40,400"))
    ]
    found += [f"/incidents/{line.id}" for line in store.incidents(IncidentQuery()).items]
    found += [f"/actors/{quote(line.id)}" for line in store.actors().items]
    found += [f"/sources/{quote(line.id, safe='')}" for line in store.sources().items]
    found += ["/compare?left=en1&right=en2", "/compare?left=en1&right=ar1", "/compare?left=hostile&right=fr1"]
    found += [
        f"/judge?kind={item.target_kind}&target={item.target}&document={item.document or ''}"
        for item in store.queue(limit=20).items
    ]
    for key in reports:
        stored = store.report(key)
        assert stored is not None
        for kind, name in zip(KINDS, FINDINGS, strict=True):
            found += [
                f"/judge?kind={kind}&target={finding.id}&document={key}"
                for finding in getattr(stored.account, name)[:1]
            ]
    found += [f"/judge?kind=link&target={link.id}" for link in store.links().items]
    return found


class Strict(HTMLParser):
    """Collects what a browser would run or load, and ids."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.handlers: list[str] = []
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.images = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self.scripts.append(given.get("src"))
        self.images += tag in ("img", "iframe", "object", "embed")
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        self.hrefs += [value for name, value in attrs if name in ("href", "action", "src") and value]
        self.ids += [value for name, value in attrs if name == "id" and value]


def test_every_page_renders_and_runs_nothing_of_a_report(client: TestClient, store: SqlStore) -> None:
    for address in addresses(store):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.text[:500])
        assert answer.headers["content-security-policy"] == POLICY
        parsed = Strict()
        parsed.feed(answer.text)
        assert all(source and source.startswith("/static/") for source in parsed.scripts), address
        assert not parsed.handlers, (address, parsed.handlers)
        assert not parsed.images, address
        assert not [href for href in parsed.hrefs if href.lower().startswith(("javascript:", "data:"))], address
        assert len(parsed.ids) == len(set(parsed.ids)), address
        assert OVERRIDE not in answer.text, address


def keep(store: SqlStore, document: Document) -> None:
    account = Account(document=document.id, engine="test", language="en")
    store.save([Reading(document=document, account=account)], time="2026-11-25T19:30:00Z")


def test_a_direction_override_is_shown_by_its_name(client: TestClient, store: SqlStore) -> None:
    keep(store, Document(id="turned", text=f"He said {OVERRIDE}deliik ton{OVERRIDE}", title=OVERRIDE, language="en"))
    answer = client.get("/reports/turned").text
    assert answer.count(">RLO</span>") == 2
    assert OVERRIDE not in answer


def test_a_word_of_ten_megabytes_is_served(
    client: TestClient, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document(id="long", text="x" * 10_000_000, language="en", outlet="y" * 10_000, title="z" * 1_000_000)
    account = Account(document="long", engine="e" * 100_000, language="en")
    stored = StoredReport(document=document, account=account, engines=("e" * 100_000,), saved_at="")
    line = ReportLine(id="long", language="en", title="z" * 1_000_000, outlet="y" * 1_000_000, opening="x" * 1_000_000)
    monkeypatch.setattr(store, "report", lambda *_, **__: stored)
    monkeypatch.setattr(store, "reports", lambda *_, **__: Page(items=(line,) * 50))
    assert client.get("/reports/long").status_code == 200
    listed = client.get("/reports")
    assert listed.status_code == 200
    assert len(listed.content) < 200_000


@pytest.mark.parametrize(
    "address",
    [
        "/reports/none",
        "/incidents/none",
        "/actors/none",
        "/sources/none",
        "/compare?left=en1&right=none",
        "/judge?kind=claim&target=none&document=en1",
        "/judge?kind=nonsense&target=none",
        "/add/none",
        "/nothing/here",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/reports?start=yesterday",
        "/reports?near=here",
        "/reports?near=1,2",
        "/reports?near=nan,nan,nan",
        "/reports?cursor=nonsense",
        "/incidents?box=1,2,3",
        "/incidents?box=9,9,1,1",
        "/compare?left=en1",
        "/compare?left=en1&right=en1",
        "/reports?words=" + "a" * 5000,
    ],
)
def test_a_wrong_question_is_a_page_that_says_what_is_wrong(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "<h1>" in answer.text


@pytest.mark.parametrize("words", ['"', '""', "*", "-", "(", "a AND OR", '"a* -b', "' OR 1=1 --", "\u202e", "ا" * 400])
def test_any_words_can_be_searched(client: TestClient, words: str) -> None:
    assert client.get("/reports", params={"words": words}).status_code in (200, 400)


def test_search_finds_across_spellings(client: TestClient) -> None:
    assert 'href="/reports/ar1"' in client.get("/reports", params={"words": "المرصد"}).text
    assert 'href="/reports/fr1"' in client.get("/reports", params={"words": "VEHICULES detruits"}).text


def test_arabic_reads_from_the_right(client: TestClient) -> None:
    assert '<article class="text" lang="ar" dir="rtl"' in client.get("/reports/ar1").text


def test_former_pages_are_not_kept_by_the_browser(client: TestClient) -> None:
    assert client.get("/reports").headers["cache-control"] == "no-store"
    assert "max-age" in client.get("/static/rawi.css").headers["cache-control"]


def test_lists_are_paged(client: TestClient, store: SqlStore) -> None:
    readings = [
        Reading(
            document=Document(id=f"many{number}", text=f"report {number} in Aleppo", language="en"),
            account=Account(document=f"many{number}", engine="test", language="en"),
        )
        for number in range(120)
    ]
    store.save(readings, time="2026-11-25T19:30:00Z")
    seen: list[str] = []
    address = "/reports"
    for _ in range(10):
        parsed = Strict()
        answer = client.get(address).text
        parsed.feed(answer)
        seen += [href for href in parsed.hrefs if href.startswith("/reports/")]
        following = [href for href in parsed.hrefs if "cursor=" in href]
        if not following:
            break
        address = following[0]
    assert len(seen) == len(set(seen)) == 125


def test_files_are_saved_and_never_shown_in_place(client: TestClient, store: SqlStore) -> None:
    incident = max(store.incidents(IncidentQuery()).items, key=lambda line: line.reports).id
    kept = store.report("en1")
    assert kept is not None
    names = ["jsonl", "csv", "geojson", "plover", "acled", "ucdp", "ftm", "prov", "timemap", "claimreview", "stix"]
    addresses = [f"/incidents/{incident}/dossier", "/reports/en1/raw", f"/incidents/{incident}/export/bundle"]
    for address in (*addresses, *(f"/incidents/{incident}/export/{name}" for name in names)):
        for start in ("", "/api/v1"):
            answer = client.get(start + address)
            assert answer.status_code == 200, address
            assert answer.headers["content-disposition"].startswith("attachment;"), address
            assert answer.headers["x-content-type-options"] == "nosniff"
    raw = client.get("/reports/en1/raw").content
    assert hashlib.sha256(raw).hexdigest() == kept.document.raw_sha256
    assert verify(client.get(f"/incidents/{incident}/export/bundle").content) == []
    assert client.get(f"/incidents/{incident}/export/nonsense").status_code == 404
    assert client.get("/reports/none/raw").status_code == 404

"""The pages in a real browser: rules of accessibility, a phone's width, the keyboard alone, right to left."""

import shutil
import threading
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from rawi.show.web import Desk, build_app
from rawi.store.opening import open_store
from rawi.store.records import IncidentQuery
from rawi.store.sqlstore import SqlStore

playwright = pytest.importorskip("playwright.sync_api", reason="pip install 'rawi[test]' for tests in a browser")
axe = pytest.importorskip("axe_playwright_python", reason="pip install 'rawi[test]' for tests in a browser")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 390, "height": 844}


class Served:
    """A workbench that answers on a port of this machine."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        desk = Desk(store=store, operator="amal")
        self.server = uvicorn.Server(uvicorn.Config(build_app(desk), port=0, log_level="error"))
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> "Served":
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive()
            self.thread.join(0.02)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://localhost:{port}"
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture(scope="module")
def served(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    file = tmp_path_factory.mktemp("browser") / "case.db"
    shutil.copy(filled, file)
    with open_store(str(file)) as store, Served(store) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    context = browser.new_context(base_url=served.address, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def incident_of(served: Served) -> str:
    lines = served.store.incidents(IncidentQuery()).items
    return max(lines, key=lambda line: line.reports).id


def addresses(served: Served) -> list[str]:
    """One page of each kind."""
    item = served.store.queue(limit=1).items[0]
    outlet, origin = (served.store.sources(kind=kind).items for kind in ("outlet", None))
    return [
        "/reports?words=drone",
        "/reports/en1",
        "/reports/ar1",
        "/reports/hostile",
        "/incidents",
        f"/incidents/{incident_of(served)}",
        "/compare?left=en1&right=en2",
        "/actors",
        f"/actors/{served.store.actors().items[0].id}",
        "/sources",
        f"/sources/{outlet[0].id}",
        f"/sources/{origin[0].id}",
        "/review",
        f"/judge?kind={item.target_kind}&target={item.target}&document={item.document or ''}&after=queue",
        "/judgements",
        "/agreement",
        "/add",
        "/me",
        "/people",
        "/audit",
        "/reports/none",
    ]


def violations(page: Any) -> list[str]:
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("(rules) => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['any'][0]['message'] if node['any'] else rule['help']})"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_keeps_the_rules_of_accessibility(browser: Any, served: Served, scheme: str) -> None:
    context = browser.new_context(base_url=served.address, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    found = {}
    for address in addresses(served) if scheme == "light" else addresses(served)[1:7]:  # the dark ones differ in colour
        page.goto(address)
        found[address] = violations(page)
    assert {address: broken for address, broken in found.items() if broken} == {}
    assert [text for text in complaints if "404" not in text] == []
    context.close()


def test_no_page_scrolls_sideways_on_a_phone(browser: Any, served: Served) -> None:
    context = browser.new_context(base_url=served.address, viewport=PHONE)
    page = context.new_page()
    for address in addresses(served):
        page.goto(address)
        wide = page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth ? [] :
            [...document.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
            .map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert wide == [], address
    context.close()


def test_the_keyboard_reaches_the_content_and_searches(page: Any) -> None:
    page.goto("/incidents")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    page.keyboard.type("drone")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports?words=drone")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*")


def test_a_finding_is_judged_by_keyboard(page: Any, served: Served) -> None:
    item = served.store.queue(person="amal", limit=1).items[0]
    page.goto(f"/judge?kind={item.target_kind}&target={item.target}&document={item.document or ''}")
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.id") == "reason"
    page.keyboard.type("the words say so")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".judgements")
    assert served.store.judgements().items[0].reason == "the words say so"
    assert served.store.judgements().items[0].verdict == "accept"


def test_a_finding_of_the_margin_lights_its_words(page: Any) -> None:
    page.goto("/reports/ar1")
    article = page.locator("article.text")
    assert article.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    page.locator(".event .ref").first.focus()
    page.keyboard.press("Enter")
    lit = page.locator(".f.lit")
    assert lit.count() >= 1
    assert page.locator("#label").inner_text() != ""
    page.keyboard.press("Escape")
    assert page.locator(".f.lit").count() == 0
    page.keyboard.press("j")
    assert page.locator(".f.lit").count() == 1


def test_a_box_dragged_on_the_map_becomes_the_filter(page: Any) -> None:
    page.goto("/incidents")
    frame = page.locator(".map svg").bounding_box()
    page.mouse.move(frame["x"] + 20, frame["y"] + 20)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] - 20, frame["y"] + frame["height"] - 20, steps=4)
    page.mouse.up()
    page.wait_for_url("**/incidents?*box=*")
    south, west, north, east = map(float, page.locator("#box").input_value().split(","))
    assert south < north
    assert west < east


def test_a_link_to_words_unfolds_their_report(page: Any, served: Served) -> None:
    page.goto(f"/incidents/{incident_of(served)}")
    page.locator("#versions details summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("details.report-text[open]", timeout=5000)


def test_a_report_runs_nothing(page: Any) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in ("/reports/hostile", "/reports", "/compare?left=hostile&right=en1", "/sources"):
        page.goto(address)
    assert dialogs == []

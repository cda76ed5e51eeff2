"""Addresses are checked before anything is asked; no test asks a network."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from rawi.errors import Refusal
from rawi.reading import fetch as fetching
from rawi.reading.fetch import fetch, public_address
from rawi.settings import Settings


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://intranet/", "10.0.0.1"),
        ("http://localhost:8080/", "127.0.0.1"),
        ("http://metadata/", "169.254.169.254"),
        ("https://six/", "::1"),
        ("https://mapped/", "::ffff:192.168.0.1"),
        ("https://many/", "224.0.0.1"),
    ],
)
def test_private_hosts_are_refused(url: str, address: str) -> None:
    with pytest.raises(Refusal, match="not a public address"):
        public_address(url, lambda host, port: [address])


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(Refusal, match="address"):
        public_address("http://both.example/", lambda host, port: ["93.184.216.34", "10.0.0.1"])


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/", "http://user:secret@a.example/", "http:///x", "http://a.example:x/"],
)
def test_only_plain_web_addresses(url: str) -> None:
    with pytest.raises(Refusal, match="address"):
        public_address(url, lambda host, port: ["93.184.216.34"])


def test_offline_asks_nobody() -> None:
    with pytest.raises(Refusal, match="offline"):
        fetch("https://a.example/", Settings(offline=True), resolve=lambda host, port: pytest.fail("asked"))


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://intranet.example/")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<p>" + b"x" * (200_000 if self.path == "/large" else 10))

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine that stands for a public one."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as made:
        thread = threading.Thread(target=made.serve_forever, daemon=True)
        thread.start()
        checked = fetching.public_address

        def public(url: str, resolve: fetching.Resolve) -> tuple[str, str]:
            if "intranet" in url:
                return checked(url, lambda host, port: ["10.0.0.1"])
            return "127.0.0.1", "127.0.0.1"

        monkeypatch.setattr(fetching, "public_address", public)
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()
        thread.join()


def test_a_page_is_fetched_and_a_redirect_is_checked_again(server: str) -> None:
    raw = fetch(f"{server}/page", Settings())
    assert (raw.data[:3], raw.charset, raw.fields.url) == (b"<p>", "utf-8", f"{server}/page")
    with pytest.raises(Refusal, match="not a public address"):
        fetch(f"{server}/away", Settings())


def test_a_large_page_is_refused(server: str) -> None:
    with pytest.raises(Refusal, match="too_large"):
        fetch(f"{server}/large", Settings(fetch_bytes=100_000))

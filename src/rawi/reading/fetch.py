"""One polite request for an address that the user gave: public hosts only, small enough, soon enough."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import urllib3

from rawi.errors import Refusal
from rawi.reading.raw import Fields, Raw
from rawi.settings import Settings

_REDIRECTS = 5
_AGENT = "rawi (reads one page for a person; no crawler)"
Resolve = Callable[[str, int], list[str]]


def addresses_of(host: str, port: int) -> list[str]:
    """The IP addresses of a host; raises Refusal("unreachable") where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise Refusal("unreachable", origin=host, detail=f"the name has no address: {error}") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_address(url: str, resolve: Resolve = addresses_of) -> tuple[str, str]:
    """(host, address) to ask: every address of the host must be public, and the one returned is the one to use.

    Raises Refusal("address") for another scheme, credentials in the address, or a host that is not public.
    """
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise Refusal("address", origin=url, detail="the port is no number") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refusal("address", origin=url, detail="only http and https addresses are fetched")
    if parts.username or parts.password:
        raise Refusal("address", origin=url, detail="an address with a password in it is not fetched")
    found = resolve(parts.hostname, port)
    for address in found:
        plain = ipaddress.ip_address(address.partition("%")[0])
        mapped = getattr(plain, "ipv4_mapped", None) or plain
        if not mapped.is_global or mapped.is_multicast:
            raise Refusal("address", origin=url, detail=f"{parts.hostname} is {address}, not a public address")
    if not found:
        raise Refusal("unreachable", origin=url, detail="the name has no address")
    return parts.hostname, found[0]


def fetch(url: str, settings: Settings, *, resolve: Resolve = addresses_of) -> Raw:
    """The bytes at an address; each redirect is checked like the address itself.

    Raises Refusal: offline, address, unreachable, too_large, too_slow or http.
    """
    if settings.offline:
        raise Refusal("offline", origin=url, detail="addresses are off; run without --offline to fetch it")
    deadline = time.monotonic() + settings.fetch_seconds
    for _ in range(_REDIRECTS + 1):
        host, address = public_address(url, resolve)
        response, pool = _request(url, host, address, deadline)
        try:
            if response.status in (301, 302, 303, 307, 308) and response.headers.get("Location"):
                url = urljoin(url, response.headers["Location"])
                continue
            if response.status != 200:
                raise Refusal("http", origin=url, detail=f"the server answered {response.status}")
            return _raw(url, response, settings, deadline)
        finally:
            response.release_conn()
            pool.close()
    raise Refusal("http", origin=url, detail=f"more than {_REDIRECTS} redirects")


def _request(
    url: str, host: str, address: str, deadline: float
) -> tuple[urllib3.BaseHTTPResponse, urllib3.HTTPConnectionPool]:
    """Asks the checked address itself, so that the name cannot point elsewhere a moment later."""
    parts = urlsplit(url)
    left = max(0.1, deadline - time.monotonic())
    timeout = urllib3.Timeout(total=left)
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, parts.port or 443, timeout=timeout, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, parts.port or 80, timeout=timeout)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        headers = {
            "Host": parts.netloc,
            "User-Agent": _AGENT,
            "Accept": "text/html,text/plain,application/pdf,*/*;q=0.5",
        }
        return pool.request("GET", target, headers=headers, redirect=False, retries=False, preload_content=False), pool
    except urllib3.exceptions.TimeoutError as error:
        raise Refusal("too_slow", origin=url, detail="no answer in time") from error
    except urllib3.exceptions.HTTPError as error:
        raise Refusal("unreachable", origin=url, detail=str(error)[:200]) from error


def _raw(url: str, response: urllib3.BaseHTTPResponse, settings: Settings, deadline: float) -> Raw:
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in response.stream(65536, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > settings.fetch_bytes:
                raise Refusal("too_large", origin=url, detail=f"more than {settings.fetch_bytes} bytes")
            if time.monotonic() > deadline:
                raise Refusal("too_slow", origin=url, detail=f"more than {settings.fetch_seconds:g} s")
    except urllib3.exceptions.HTTPError as error:
        raise Refusal("unreachable", origin=url, detail=str(error)[:200]) from error
    content_type = response.headers.get("Content-Type", "")
    charset = content_type.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    return Raw(origin=url, data=b"".join(pieces), media_type="", charset=charset, fields=Fields(url=url))

"""The gate that every request passes: known host, known origin, not too fast, whose it is, forms from our own pages."""

from __future__ import annotations

import hmac
import math
import secrets
from urllib.parse import urlsplit

from anyio.to_thread import run_sync
from litestar import Request
from litestar.datastructures import Cookie, FormMultiDict, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from rawi.show.web.desk import Desk
from rawi.show.web.problems import AnyRequest, Problem
from rawi.show.web.security.limits import CHANGES, PAGES
from rawi.show.web.security.people import Person
from rawi.show.web.security.sessions import COOKIE, holder, visitor_token

VISIT = "rawi_visit"
"""A random name for a browser without a login, so that its forms can be told from forged ones."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
API = "/api/"


class Gate:
    """Middleware that recognises the person and stops what must not come in."""

    def __init__(self, app: ASGIApp, *, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through with its person in the state, or raises a Problem."""
        if scope["type"] != ScopeType.HTTP or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        request: AnyRequest = Request(scope, receive, send)
        self._check_host(request)
        _check_origin(request)
        self._check_rate(request)
        visit = request.cookies.get(VISIT, "")
        fresh = "" if 20 <= len(visit) <= 60 else secrets.token_urlsafe(24)
        if scope["path"].startswith(API):
            _check_media_type(request)
        person = await self._recognise(request, fresh or visit)
        scope["state"]["person"] = person
        if request.method not in _SAFE and not scope["path"].startswith(API):
            scope["state"]["form"] = await _checked_form(request, person)
        await self._app(scope, receive, _with_visit(send, fresh, secure=request.url.scheme == "https"))

    def _check_host(self, request: AnyRequest) -> None:
        hosts = self._desk.hosts
        if hosts is None:
            return
        name = urlsplit("//" + request.headers.get("host", "")).hostname or ""
        if name not in hosts:
            raise Problem(421, "Another host", f"This workbench does not answer as {name[:80]!r}.")

    def _check_rate(self, request: AnyRequest) -> None:
        if not self._desk.limited:
            return
        caller = request.client.host if request.client else "unknown"
        wait = self._desk.limits.wait(caller, PAGES if request.method in _SAFE else CHANGES)
        if wait:
            seconds = str(math.ceil(wait))
            raise Problem(429, "Too many requests", f"Try again in {seconds} s.", headers={"Retry-After": seconds})

    async def _recognise(self, request: AnyRequest, visit: str) -> Person:
        desk = self._desk
        csrf = visitor_token(desk.secret, visit)
        if not desk.team:
            return Person(name=desk.operator, role="admin", csrf=csrf)
        api = request.scope["path"].startswith(API)
        key = _bearer(request) if api else request.cookies.get(COOKIE, "")
        if not key:
            return Person(csrf=csrf)
        found = await run_sync(holder, desk.store, key, "token" if api else "session", desk.now())
        if found is None:
            return Person(csrf=csrf)
        user, session = found
        return Person(name=user.name, role=user.role, csrf=session.csrf)


def _bearer(request: AnyRequest) -> str:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def _check_origin(request: AnyRequest) -> None:
    """A change is asked for by our own pages or by a program, never by a page elsewhere."""
    if request.method in _SAFE:
        return
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Problem(403, "Not allowed", "The request comes from a page of another site.")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(403, "Not allowed", "The request comes from a page of another site.")


def _check_media_type(request: AnyRequest) -> None:
    """Changes come as JSON: a page elsewhere cannot send that without being asked, whatever its browser says of it."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    empty = request.headers.get("content-length", "0") == "0" and "transfer-encoding" not in request.headers
    if request.method not in _SAFE and not empty and sent != "application/json":
        raise Problem(415, "Unsupported media type", "Send application/json.")


async def _checked_form(request: AnyRequest, person: Person) -> FormMultiDict:
    """The form, where it brings back what the page that showed it was given."""
    form = await request.form()
    given = form.get("csrf", "")
    if not isinstance(given, str) or not person.csrf or not hmac.compare_digest(given.encode(), person.csrf.encode()):
        raise Problem(403, "The form is stale", "Go back, reload the page and send the form again.")
    return form


def _with_visit(send: Send, visit: str, *, secure: bool) -> Send:
    if not visit:
        return send
    cookie = Cookie(key=VISIT, value=visit, httponly=True, samesite="lax", secure=secure, path="/")

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableScopeHeaders.from_message(message).add("Set-Cookie", cookie.to_header(header=""))
        await send(message)

    return sending

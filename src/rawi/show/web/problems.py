"""What goes wrong over HTTP, as RFC 9457 problem details for programs and as a plain page for people."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException

from rawi.errors import InputError, MissingExtra, Refusal, StoreError

AnyRequest = Request[Any, Any, Any]
MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that cannot be served, in words for who made it."""

    def __init__(self, status: int, title: str, detail: str, *, headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.title = title
        self.detail = detail
        self.headers = headers or {}
        super().__init__(f"{status} {title}: {detail}")


class ProblemDetails(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457: what went wrong with one request."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    instance: str = ""


def missing(what: str, key: str) -> Problem:
    """There is no such thing in the store."""
    return Problem(404, f"No such {what}", f"The store has no {what} {key[:80]!r}.")


_TITLES = {
    400: "Bad request",
    401: "Log in first",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    413: "Too large",
    415: "Unsupported media type",
    429: "Too many requests",
}


def to_problem(error: Exception) -> Problem | None:
    """The problem that an error is; None for a bug."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, ValidationException):
        extra = error.extra if isinstance(error.extra, list) else []
        found = "; ".join(f"{one.get('key', '')}: {one.get('message', '')}" for one in extra if isinstance(one, dict))
        return Problem(400, "Bad request", found or str(error.detail))
    if isinstance(error, HTTPException):
        title = _TITLES.get(error.status_code, "Not served")
        headers = {key: str(value) for key, value in (error.headers or {}).items()}
        return Problem(error.status_code, title, str(error.detail), headers=headers)
    if isinstance(error, InputError):
        return Problem(400, "Bad request", str(error))
    if isinstance(error, Refusal):
        return Problem(422, "Not a report that rawi can read", f"{error.reason}: {error.detail}")
    if isinstance(error, MissingExtra):
        return Problem(501, "Not installed here", str(error))
    if isinstance(error, StoreError):
        return Problem(503, "The store cannot be used", str(error), headers={"Retry-After": "5"})
    return None


def answer_json(request: AnyRequest, problem: Problem) -> Response[bytes]:
    """The problem as RFC 9457 JSON."""
    details = ProblemDetails(
        title=problem.title, status=problem.status, detail=problem.detail[:2000], instance=request.url.path[:500]
    )
    return Response(
        content=msgspec.json.encode(details),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=problem.headers,
    )


def answer_page(html: str, problem: Problem) -> Response[str]:
    """The problem as a page."""
    return Response(content=html, status_code=problem.status, media_type=MediaType.HTML, headers=problem.headers)

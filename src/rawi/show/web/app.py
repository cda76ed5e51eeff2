"""The workbench as an ASGI application: pages for people, an API for programs, one gate before both."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib.resources import files

from litestar import Litestar, Response, get
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.response import Redirect
from litestar.router import Router
from litestar.static_files import create_static_files_router
from litestar.types import ControllerRouterHandler

from rawi import __version__
from rawi.show.web.api import API_HANDLERS
from rawi.show.web.api.description import Description
from rawi.show.web.desk import Desk
from rawi.show.web.gate import API, Gate
from rawi.show.web.pages.adding import ADDING_PAGES
from rawi.show.web.pages.catalogue import CATALOGUE_PAGES
from rawi.show.web.pages.incidents import INCIDENT_PAGES
from rawi.show.web.pages.people import PEOPLE_PAGES
from rawi.show.web.pages.reports import REPORT_PAGES
from rawi.show.web.pages.review import REVIEW_PAGES
from rawi.show.web.problems import AnyRequest, Problem, answer_json, answer_page, to_problem
from rawi.show.web.render import render
from rawi.show.web.security.headers import add_headers
from rawi.show.web.security.people import Person, ThePerson, person_of

MOST_BYTES = 200_000_000
"""The largest request: a file of reports. What is read of it is held to the settings."""
log = logging.getLogger("rawi.web")


@get("/", sync_to_thread=False, include_in_schema=False)
def start(person: ThePerson) -> Redirect:
    """Reports for who may read, else the login."""
    return Redirect("/reports" if person.may("reader") else "/login")


@get("/favicon.ico", sync_to_thread=False, include_in_schema=False)
def favicon() -> Redirect:
    """Browsers ask for it unasked."""
    return Redirect("/static/rawi.svg")


PAGES = (
    start,
    favicon,
    *REPORT_PAGES,
    *INCIDENT_PAGES,
    *CATALOGUE_PAGES,
    *REVIEW_PAGES,
    *ADDING_PAGES,
    *PEOPLE_PAGES,
)


def build_app(desk: Desk) -> Litestar:
    """The application of one desk."""

    def provide_desk() -> Desk:
        return desk

    def provide_person(request: AnyRequest) -> Person:
        return person_of(request)

    def answer_error(request: AnyRequest, error: Exception) -> Response[bytes] | Response[str]:
        problem = to_problem(error)
        if problem is None:
            log.error("a bug while serving %s %s", request.method, request.url.path, exc_info=error)
            problem = Problem(500, "A bug in rawi", "It is logged where rawi serve runs.")
        path = request.url.path
        if path.startswith((API, "/schema")):
            return answer_json(request, problem)
        return answer_page(render(request, desk, "problem.html", problem=problem), problem)

    def close() -> None:
        desk.jobs.close()

    handlers: Sequence[ControllerRouterHandler] = (
        # in a router: Litestar 2.25 wraps handlers that share a path twice where they are registered on the application
        Router(path="/", route_handlers=PAGES),
        Router(path="/api/v1", route_handlers=API_HANDLERS),
        create_static_files_router(
            path="/static", directories=[str(files("rawi.show.web") / "static")], include_in_schema=False
        ),
    )
    return Litestar(
        route_handlers=handlers,
        dependencies={
            "desk": Provide(provide_desk, sync_to_thread=False),
            "person": Provide(provide_person, sync_to_thread=False),
        },
        middleware=[DefineMiddleware(Gate, desk=desk)],
        exception_handlers={Exception: answer_error},
        before_send=[add_headers],
        on_shutdown=[close],
        request_max_body_size=MOST_BYTES,
        logging_config=None,
        openapi_config=OpenAPIConfig(
            title="rawi",
            version=f"1 ({__version__})",
            description="Who said what happened, on whose authority, in which words. It never says what is true.",
            path="/schema",
            render_plugins=[Description()],
            use_handler_docstrings=True,
        ),
    )

"""Pages of reports: the list with its facets, one report, two reports compared."""

from __future__ import annotations

from collections.abc import Mapping

from litestar import Response, get
from litestar.params import FromPath

from rawi.show.web.desk import TheDesk
from rawi.show.web.downloads import raw_of
from rawi.show.web.paging import PAGE
from rawi.show.web.problems import AnyRequest, Problem, missing
from rawi.show.web.queries import REPORT_FIELDS, given, report_query
from rawi.show.web.render import page
from rawi.show.web.security.people import needs
from rawi.show.web.views.compare_view import view_comparison
from rawi.show.web.views.report_view import view_report
from rawi.store.records import Facets

READERS = [needs("reader")]


@get("/reports", sync_to_thread=True, guards=READERS, include_in_schema=False)
def list_reports(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """Search with facets."""
    params = request.query_params
    asked = given(params, REPORT_FIELDS)
    query = report_query(asked)
    found = desk.store.reports(query, cursor=params.get("cursor") or None, limit=PAGE)
    facets = desk.store.facets(query)
    return page(
        request, desk, "reports.html", given=asked, found=found, facets=facets, names=_names(asked, facets, desk)
    )


def _names(asked: Mapping[str, str], facets: Facets, desk: TheDesk) -> dict[str, str]:
    """How to print the keys that the list is narrowed by."""
    names = {}
    for field, listed in (("actor", facets.actors), ("origin", facets.origins), ("country", facets.countries)):
        name = next((facet.name for facet in listed if facet.value == asked.get(field) and facet.name), "")
        if name:
            names[field] = name
    if "actor" in asked and "actor" not in names:
        actor = desk.store.actor(asked["actor"])
        if actor is not None:
            names["actor"] = actor.name
    return names


@get("/reports/{key:str}", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_report(request: AnyRequest, desk: TheDesk, key: FromPath[str]) -> Response[str]:
    """One report with its findings in the margin."""
    stored = desk.store.report(key, engine=request.query_params.get("engine") or None)
    if stored is None:
        raise missing("report", key)
    return page(request, desk, "report.html", view=view_report(stored, desk.store))


@get("/reports/{key:str}/raw", sync_to_thread=True, guards=READERS, include_in_schema=False)
def download_raw(desk: TheDesk, key: FromPath[str]) -> Response[bytes]:
    """The bytes that the report was read from."""
    return raw_of(desk.store, key)


@get("/refusals", sync_to_thread=True, guards=READERS, include_in_schema=False)
def list_refusals(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """What could not be read, and why."""
    found = desk.store.refusals(cursor=request.query_params.get("cursor") or None, limit=PAGE)
    return page(request, desk, "refusals.html", found=found)


@get("/compare", sync_to_thread=True, guards=READERS, include_in_schema=False)
def compare_reports(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """Two reports side by side."""
    left, right = request.query_params.get("left", ""), request.query_params.get("right", "")
    if not left or not right or left == right:
        raise Problem(400, "Two reports are needed", "Give the ids of two different reports, as left and right.")
    stored = [desk.store.report(key) for key in (left, right)]
    for key, one in zip((left, right), stored, strict=True):
        if one is None:
            raise missing("report", key)
    first, second = (one for one in stored if one is not None)
    return page(request, desk, "compare.html", view=view_comparison(first, second))


REPORT_PAGES = (list_reports, show_report, download_raw, list_refusals, compare_reports)

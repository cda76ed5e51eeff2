"""Pages of actors and of sources: who is talked about, and who stands behind what is said."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromPath

from rawi.show.web.desk import TheDesk
from rawi.show.web.paging import PAGE
from rawi.show.web.problems import AnyRequest, missing
from rawi.show.web.queries import given
from rawi.show.web.render import page
from rawi.show.web.security.people import needs
from rawi.show.web.views.report_view import titles
from rawi.store.records import ReportQuery

READERS = [needs("reader")]
SOURCE_KINDS = ("outlet", "party", "official", "monitor", "agency", "witness", "unnamed")
_SHOWN = 25
_LINKS = 25
"""Relays that a source's page shows, each way: it must read the reports to name them."""


@get("/actors", sync_to_thread=True, guards=READERS, include_in_schema=False)
def list_actors(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """Actors by how many reports mention them."""
    asked = given(request.query_params, ("words",))
    cursor = request.query_params.get("cursor") or None
    found = desk.store.actors(words=asked.get("words", ""), cursor=cursor, limit=PAGE)
    return page(request, desk, "actors.html", given=asked, found=found)


@get("/actors/{key:str}", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_actor(request: AnyRequest, desk: TheDesk, key: FromPath[str]) -> Response[str]:
    """One actor and the reports that mention it."""
    actor = desk.store.actor(key)
    if actor is None:
        raise missing("actor", key)
    query = ReportQuery(actor=key)
    reports = desk.store.reports(query, cursor=request.query_params.get("cursor") or None, limit=_SHOWN)
    body = desk.store.actor(actor.belongs_to) if actor.belongs_to else None
    facets = desk.store.facets(query)
    return page(request, desk, "actor.html", actor=actor, body=body, reports=reports, facets=facets)


@get("/sources", sync_to_thread=True, guards=READERS, include_in_schema=False)
def list_sources(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """Outlets and origins by how many reports they stand behind."""
    params = request.query_params
    asked = given(params, ("words", "kind"))
    found = desk.store.sources(
        kind=asked.get("kind"), words=asked.get("words", ""), cursor=params.get("cursor") or None, limit=PAGE
    )
    return page(request, desk, "sources.html", given=asked, found=found, kinds=SOURCE_KINDS)


@get("/sources/{key:path}", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_source(request: AnyRequest, desk: TheDesk, key: FromPath[str]) -> Response[str]:
    """One source: what it originated, what it relays, how its figures drift."""
    key = key.lstrip("/")
    source = desk.store.source(key)
    if source is None:
        raise missing("source", key)
    outlet = source.line.kind == "outlet"
    query = ReportQuery(outlet=key) if outlet else ReportQuery(origin=key)
    reports = desk.store.reports(query, cursor=request.query_params.get("cursor") or None, limit=_SHOWN)
    links = (*source.relays[:_LINKS], *source.relayed[:_LINKS])
    names = titles({report for link in links for report in (link.left, link.right)}, desk.store)
    return page(request, desk, "source.html", source=source, outlet=outlet, reports=reports, names=names, most=_LINKS)


CATALOGUE_PAGES = (list_actors, show_actor, list_sources, show_source)

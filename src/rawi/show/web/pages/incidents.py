"""Pages of incidents: list and map with one filter, one incident."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from rawi.show.exports import FORMATS
from rawi.show.web.desk import TheDesk
from rawi.show.web.downloads import dossier_of, export_of
from rawi.show.web.paging import PAGE
from rawi.show.web.problems import AnyRequest, missing
from rawi.show.web.queries import INCIDENT_FIELDS, given, incident_query
from rawi.show.web.render import page
from rawi.show.web.security.people import needs
from rawi.show.web.views.incident_view import view_incident
from rawi.show.web.views.map_view import map_of

GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
READERS = [needs("reader")]
_DOTS = 300
"""Incidents of a filter that the map shows beside those of the list."""


@get("/incidents", sync_to_thread=True, guards=READERS, include_in_schema=False)
def list_incidents(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """The list and its map show the same page of the same filter."""
    params = request.query_params
    asked = given(params, INCIDENT_FIELDS)
    query = incident_query(asked)
    found = desk.store.incidents(query, cursor=params.get("cursor") or None, limit=PAGE)
    others = desk.store.incidents(query, limit=_DOTS).items if found.next or params.get("cursor") else ()
    drawn = map_of(found.items, others)
    return page(request, desk, "incidents.html", given=asked, found=found, map=drawn, grades=GRADES)


@get("/incidents/{key:str}", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_incident(request: AnyRequest, desk: TheDesk, key: FromPath[str]) -> Response[str] | Redirect:
    """One incident; a former id leads to what it became."""
    stored = desk.store.incident(key)
    if stored is None:
        raise missing("incident", key)
    if stored.incident.id != key:
        return Redirect(f"/incidents/{stored.incident.id}")
    return page(request, desk, "incident.html", view=view_incident(stored, desk.store), formats=FORMATS)


@get("/incidents/{key:str}/dossier", sync_to_thread=True, guards=READERS, include_in_schema=False)
def download_dossier(desk: TheDesk, key: FromPath[str]) -> Response[bytes]:
    """The self-contained page of one incident, as a file to keep or publish."""
    return dossier_of(desk.store, key)


@get("/incidents/{key:str}/export/{form:str}", sync_to_thread=True, guards=READERS, include_in_schema=False)
def download_export(desk: TheDesk, key: FromPath[str], form: FromPath[str]) -> Response[bytes]:
    """One incident in another tool's form."""
    return export_of(desk.store, key, form)


INCIDENT_PAGES = (list_incidents, show_incident, download_dossier, download_export)

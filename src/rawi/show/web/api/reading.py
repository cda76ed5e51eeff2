"""Calls that read: reports, incidents, links, actors, sources."""

from __future__ import annotations

import msgspec
from litestar import Response, get
from litestar.params import FromPath, FromQuery

from rawi.model import Link
from rawi.show.web.api.parameters import BoxText, Cursor, End, Limit, Name, Near, Start, Words
from rawi.show.web.desk import TheDesk
from rawi.show.web.downloads import dossier_of, export_of, raw_of
from rawi.show.web.problems import missing
from rawi.show.web.queries import read_box, read_circle
from rawi.show.web.security.people import needs
from rawi.show.web.views.compare_view import links_between
from rawi.store.records import (
    ActorLine,
    Change,
    Facets,
    IncidentLine,
    IncidentQuery,
    Page,
    ReportLine,
    ReportQuery,
    SourceLine,
    StoredIncident,
    StoredRefusal,
    StoredReport,
    StoredSource,
)

READERS = [needs("reader")]


@get("/reports", sync_to_thread=True, guards=READERS, tags=["reports"])
def list_reports(
    desk: TheDesk,
    words: Words = "",
    actor: Name = None,
    kind: Name = None,
    outlet: Name = None,
    language: Name = None,
    origin: Name = None,
    country: Name = None,
    near: Near = None,
    start: Start = None,
    end: End = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[ReportLine]:
    """Reports that meet all that is given, the newest published first."""
    query = _report_query(words, actor, kind, outlet, language, origin, country, near, start, end)
    return desk.store.reports(query, cursor=cursor, limit=limit)


@get("/facets", sync_to_thread=True, guards=READERS, tags=["reports"])
def show_facets(
    desk: TheDesk,
    words: Words = "",
    actor: Name = None,
    kind: Name = None,
    outlet: Name = None,
    language: Name = None,
    origin: Name = None,
    country: Name = None,
    near: Near = None,
    start: Start = None,
    end: End = None,
) -> Facets:
    """Counts for narrowing a search of reports."""
    return desk.store.facets(_report_query(words, actor, kind, outlet, language, origin, country, near, start, end))


def _report_query(
    words: str,
    actor: str | None,
    kind: str | None,
    outlet: str | None,
    language: str | None,
    origin: str | None,
    country: str | None,
    near: str | None,
    start: Start,
    end: End,
) -> ReportQuery:
    return ReportQuery(
        words=words.replace("\x00", ""),
        actor=actor or None,
        kind=kind or None,
        outlet=outlet or None,
        language=language or None,
        origin=origin or None,
        country=country or None,
        near=read_circle(near),
        start=start,
        end=end,
    )


@get("/reports/{report:str}", sync_to_thread=True, guards=READERS, tags=["reports"])
def show_report(desk: TheDesk, report: FromPath[str], engine: Name = None) -> StoredReport:
    """One report: its text, its account, links, incidents, judgements. Offsets are half-open code points of the text."""
    stored = desk.store.report(report, engine=engine or None)
    if stored is None:
        raise missing("report", report)
    return stored


@get(
    "/reports/{report:str}/raw",
    sync_to_thread=True,
    guards=READERS,
    tags=["reports"],
    media_type="application/octet-stream",
)
def download_raw(desk: TheDesk, report: FromPath[str]) -> Response[bytes]:
    """The bytes that the report was read from."""
    return raw_of(desk.store, report)


@get("/refusals", sync_to_thread=True, guards=READERS, tags=["reports"])
def list_refusals(desk: TheDesk, cursor: Cursor = None, limit: Limit = 50) -> Page[StoredRefusal]:
    """What could not be read, the latest first."""
    return desk.store.refusals(cursor=cursor, limit=limit)


@get("/incidents", sync_to_thread=True, guards=READERS, tags=["incidents"])
def list_incidents(
    desk: TheDesk,
    words: Words = "",
    kind: Name = None,
    grade: Name = None,
    origin: Name = None,
    report: Name = None,
    box: BoxText = None,
    near: Near = None,
    start: Start = None,
    end: End = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[IncidentLine]:
    """Incidents that meet all that is given, the latest first."""
    query = IncidentQuery(
        words=words.replace("\x00", ""),
        kind=kind or None,
        grade=grade or None,
        origin=origin or None,
        report=report or None,
        box=read_box(box),
        near=read_circle(near),
        start=start,
        end=end,
    )
    return desk.store.incidents(query, cursor=cursor, limit=limit)


@get("/incidents/{incident:str}", sync_to_thread=True, guards=READERS, tags=["incidents"])
def show_incident(desk: TheDesk, incident: FromPath[str]) -> StoredIncident:
    """One incident as it stands after the judgements; a former id finds what it became."""
    stored = desk.store.incident(incident)
    if stored is None:
        raise missing("incident", incident)
    return stored


@get(
    "/incidents/{incident:str}/dossier", sync_to_thread=True, guards=READERS, tags=["incidents"], media_type="text/html"
)
def download_dossier(desk: TheDesk, incident: FromPath[str]) -> Response[bytes]:
    """The self-contained page of one incident."""
    return dossier_of(desk.store, incident)


@get(
    "/incidents/{incident:str}/export/{form:str}",
    sync_to_thread=True,
    guards=READERS,
    tags=["incidents"],
    media_type="application/octet-stream",
)
def download_export(desk: TheDesk, incident: FromPath[str], form: FromPath[str]) -> Response[bytes]:
    """One incident in another tool's form: jsonl, csv, parquet, geojson, plover, acled, ucdp, ftm, prov, timemap, claimreview, stix or bundle."""
    return export_of(desk.store, incident, form)


@get("/history", sync_to_thread=True, guards=READERS, tags=["incidents"])
def list_history(desk: TheDesk, cursor: Cursor = None, limit: Limit = 50) -> Page[Change]:
    """What happened to incidents, the latest first."""
    return desk.store.history(cursor=cursor, limit=limit)


@get("/links", sync_to_thread=True, guards=READERS, tags=["links"])
def list_links(desk: TheDesk, report: Name = None, cursor: Cursor = None, limit: Limit = 50) -> Page[Link]:
    """Links between reports, of one report where it is given."""
    return desk.store.links(documents=(report,) if report else None, cursor=cursor, limit=limit)


@get("/links/{link:str}", sync_to_thread=True, guards=READERS, tags=["links"])
def show_link(desk: TheDesk, link: FromPath[str]) -> Link:
    """One link with its aligned passages and reasons."""
    found = desk.store.link(link)
    if found is None:
        raise missing("link", link)
    return found


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What holds between two reports."""

    links: tuple[Link, ...]


@get("/compare", sync_to_thread=True, guards=READERS, tags=["links"])
def compare_reports(desk: TheDesk, left: FromQuery[str], right: FromQuery[str]) -> Comparison:
    """The links between two reports, found anew where the store has none."""
    stored = [desk.store.report(key) for key in (left, right)]
    for key, one in zip((left, right), stored, strict=True):
        if one is None:
            raise missing("report", key)
    first, second = (one for one in stored if one is not None)
    return Comparison(links=links_between(first, second))


@get("/actors", sync_to_thread=True, guards=READERS, tags=["actors"])
def list_actors(desk: TheDesk, words: Words = "", cursor: Cursor = None, limit: Limit = 50) -> Page[ActorLine]:
    """Actors by how many reports mention them."""
    return desk.store.actors(words=words.replace("\x00", ""), cursor=cursor, limit=limit)


@get("/actors/{actor:str}", sync_to_thread=True, guards=READERS, tags=["actors"])
def show_actor(desk: TheDesk, actor: FromPath[str]) -> ActorLine:
    """One actor; its reports are /reports?actor=."""
    found = desk.store.actor(actor)
    if found is None:
        raise missing("actor", actor)
    return found


@get("/sources", sync_to_thread=True, guards=READERS, tags=["sources"])
def list_sources(
    desk: TheDesk, words: Words = "", kind: Name = None, cursor: Cursor = None, limit: Limit = 50
) -> Page[SourceLine]:
    """Outlets and origins by how many reports they stand behind."""
    return desk.store.sources(kind=kind or None, words=words.replace("\x00", ""), cursor=cursor, limit=limit)


@get("/source", sync_to_thread=True, guards=READERS, tags=["sources"])
def show_source(desk: TheDesk, key: FromQuery[str]) -> StoredSource:
    """One outlet or origin: what it gave, what it took, how its figures drift."""
    found = desk.store.source(key)
    if found is None:
        raise missing("source", key)
    return found


READING = (
    list_reports,
    show_facets,
    show_report,
    download_raw,
    list_refusals,
    list_incidents,
    show_incident,
    download_dossier,
    download_export,
    list_history,
    list_links,
    show_link,
    compare_reports,
    list_actors,
    show_actor,
    list_sources,
    show_source,
)

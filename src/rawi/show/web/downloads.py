"""Files to keep: a report's bytes, an incident's dossier, an incident in another tool's form; never shown in place."""

from __future__ import annotations

import re
from urllib.parse import quote

import msgspec
from litestar import Response

from rawi.model import Connections
from rawi.show.dossier_page import dossier_page
from rawi.show.exports import FORMATS, Collection
from rawi.show.web.problems import missing
from rawi.show.web.views.incident_view import connections_of, readings_of
from rawi.store.protocol import Store
from rawi.store.records import StoredIncident


def as_file(content: bytes, name: str, media_type: str) -> Response[bytes]:
    """A file that a browser saves and does not open: what a report holds must not run as ours."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name)[-100:]
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name[-100:], safe='')}"
    return Response(content=content, media_type=media_type, headers={"Content-Disposition": disposition})


def raw_of(store: Store, key: str) -> Response[bytes]:
    """The bytes that a report was read from; raises Problem 404 where they are not kept."""
    kept = store.kept(key)
    if kept is None:
        raise missing("report", key)
    content = store.raw(kept.document.raw_sha256) if kept.document.raw_sha256 else None
    if content is None:
        raise missing("bytes of report", key)
    return as_file(content, f"{key}.raw", "application/octet-stream")


def dossier_of(store: Store, key: str) -> Response[bytes]:
    """The self-contained page of an incident."""
    stored = _incident(store, key)
    readings = readings_of(stored.incident, store)
    page = dossier_page(stored.incident, connections_of(stored, readings), readings)
    return as_file(page.encode("utf-8", "replace"), f"dossier-{key}.html", "text/html; charset=utf-8")


def export_of(store: Store, key: str, form: str) -> Response[bytes]:
    """One incident in a form of `rawi.show.exports`."""
    if form not in FORMATS:
        raise missing("form of export", form)
    stored = _incident(store, key)
    readings = readings_of(stored.incident, store)
    alone = connections_of(stored, readings)
    collection = Collection(connections=_only(alone, stored), readings=readings)
    chosen = FORMATS[form]
    return as_file(chosen.make(collection), f"incident-{key}-{form}.{chosen.ending}", chosen.media_type)


def _only(connections: Connections, stored: StoredIncident) -> Connections:
    return msgspec.structs.replace(connections, incidents=(stored.incident,))


def _incident(store: Store, key: str) -> StoredIncident:
    stored = store.incident(key)
    if stored is None:
        raise missing("incident", key)
    return stored

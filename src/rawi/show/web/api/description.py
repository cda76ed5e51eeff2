"""The OpenAPI 3.1 description of the API, with the records' schemas exactly as msgspec writes the records."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from rawi.model import Account, Document, Incident, Link
from rawi.show.web.problems import MEDIA_TYPE, ProblemDetails
from rawi.store import records

Schema = dict[str, Any]
_RECORDS = (
    Account,
    Document,
    Incident,
    Link,
    ProblemDetails,
    records.StoredReport,
    records.StoredIncident,
    records.StoredSource,
    records.ReportLine,
    records.Facets,
)


class Description(JsonRenderPlugin):
    """Serves /schema/openapi.json."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: Schema) -> bytes:
        """Litestar's description, corrected: it takes records that are written as arrays for objects."""
        return msgspec.json.encode(corrected(openapi_schema))


def corrected(description: Schema) -> Schema:
    """Exact component schemas, one shape of error, and how to log in."""
    components = {**description.get("components", {})}
    exact = _exact()
    components["schemas"] = {**components.get("schemas", {}), **exact}
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    problem = {
        "description": "RFC 9457 problem details",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
    }
    paths = {
        path: {method: _with_problem(operation, problem) for method, operation in operations.items()}
        for path, operations in description.get("paths", {}).items()
    }
    return {**description, "paths": paths, "components": components, "security": [{"token": []}, {}]}


def _with_problem(operation: Schema, problem: Schema) -> Schema:
    if not isinstance(operation, dict) or "responses" not in operation:
        return operation
    fine = {status: answer for status, answer in operation["responses"].items() if status.startswith("2")}
    return {**operation, "responses": {**fine, "default": problem}}


@lru_cache(maxsize=1)
def _exact() -> Schema:
    _, components = msgspec.json.schema_components(_RECORDS, ref_template="#/components/schemas/{name}")
    return dict(components)

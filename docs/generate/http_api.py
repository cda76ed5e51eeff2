"""The reference of the HTTP API, from the application's own OpenAPI description."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docs.generate.markdown import table
from docs.generate.schemas import records_section

from rawi.show.agreement import Agreement
from rawi.show.web.api.people import NewPerson, PersonLine
from rawi.show.web.api.reading import Comparison
from rawi.show.web.api.review import AgreementLine, NewJudgement, NewReport, Undoing
from rawi.show.web.app import build_app
from rawi.show.web.desk import Desk
from rawi.show.web.jobs import JobLine, JobState
from rawi.show.web.problems import ProblemDetails
from rawi.store import records
from rawi.store.opening import open_store

_INTRO = """# HTTP API

`rawi serve` answers programs under `/api/v1`. The OpenAPI 3.1 description that it serves at `/schema/openapi.json` is the exact one; this page is
made from it.

- **Who asks.** A single local person needs no login. With `--team` a call carries `Authorization: Bearer TOKEN`; a person makes a token on their page
  `/me`. A token has its owner's role: reader, reviewer or admin.
- **Pages.** A list answers `items` and `next`. Give `next` as `cursor` for the page after it; `next` is `null` at the end.
- **Errors** are problem details (RFC 9457, `application/problem+json`) with `title`, `status` and `detail`.
- **Limits.** In team mode a caller that asks too often gets 429 with `Retry-After`.

```shell
curl -s 'http://127.0.0.1:8000/api/v1/incidents?limit=5'
curl -s -H 'Authorization: Bearer TOKEN' 'https://rawi.example.org/api/v1/reports?words=convoy&language=en'
```
"""
Schema = dict[str, Any]


def description() -> Schema:
    """The OpenAPI description of an application on an empty store."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder) / 'docs.db'}") as store:
        app = build_app(Desk(store=store))
        found: Schema = app.openapi_schema.to_schema()
    return found


def http_api_page() -> str:
    """Every call with its parameters, then the records that they answer."""
    calls = [
        (path, method, operation)
        for path, operations in sorted(description()["paths"].items())
        for method, operation in sorted(operations.items())
    ]
    shown = (
        records.ReportLine,
        records.StoredReport,
        records.Facets,
        records.IncidentLine,
        records.StoredIncident,
        records.Change,
        records.Judgement,
        records.QueueItem,
        records.ActorLine,
        records.SourceLine,
        records.StoredSource,
        records.AuditEntry,
        records.Info,
    )
    bodies = (NewReport, NewJudgement, Undoing, NewPerson)
    answers = (Comparison, JobState, JobLine, PersonLine, AgreementLine, Agreement, ProblemDetails)
    parts = [_INTRO, "## Calls", _index(calls)]
    for path, method, operation in calls:
        parts += _call(path, method, operation)
    sections = (("## Bodies", bodies), ("## Answers of the server", answers), ("## Records of the store", shown))
    for title, listed in sections:
        parts += [title, *records_section(listed, level=3)]
    return "\n\n".join(parts)


def _index(calls: list[tuple[str, str, Schema]]) -> str:
    rows = [(f"`{method.upper()} {path}`", _about(operation)) for path, method, operation in calls]
    return table(("call", "answers"), rows)


def _about(operation: Schema) -> str:
    return str(operation.get("description") or operation.get("summary") or "")


def _call(path: str, method: str, operation: Schema) -> Iterator[str]:
    parameters = [
        (f"`{one['name']}`", one["in"], "yes" if one.get("required") else "", one.get("description", ""))
        for one in operation.get("parameters", ())
    ]
    body = operation.get("requestBody")
    if not parameters and not body:
        return
    yield f"### `{method.upper()} {path}`"
    yield _about(operation)
    if parameters:
        yield table(("parameter", "in", "required", "meaning"), parameters)
    for media, content in (body or {}).get("content", {}).items():
        name = str(content.get("schema", {}).get("$ref", "")).rpartition("/")[2].rpartition("_")[2]
        yield f"Body: `{media}`" + (f", a record [{name}](#{name.lower()})." if name else ".")

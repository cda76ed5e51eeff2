import jsonschema
import msgspec
import pytest
from litestar.testing import TestClient

from rawi.model import Account, Document, Reading
from rawi.store.records import ReportQuery
from rawi.store.sqlstore import SqlStore
from tests.show.web.calls import generated_calls

PROBLEM = "application/problem+json"


def test_the_description_is_openapi_3_1(client: TestClient) -> None:
    described = client.get("/schema/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    span = described["components"]["schemas"]["Span"]
    assert span["type"] == "array"
    assert "/api/v1/reports/{report}" in described["paths"]
    assert all(path.startswith("/api/v1/") for path in described["paths"])
    for operations in described["paths"].values():
        for operation in operations.values():
            assert PROBLEM in operation["responses"]["default"]["content"]
            assert operation["description"]


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("reports", "ReportLine"),
        ("incidents", "IncidentLine"),
        ("links", "Link"),
        ("actors", "ActorLine"),
        ("sources", "SourceLine"),
        ("queue", "QueueItem"),
    ],
)
def test_lists_hold_what_the_description_says(client: TestClient, path: str, schema: str) -> None:
    described = client.get("/schema/openapi.json").json()
    answer = client.get(f"/api/v1/{path}").json()
    assert answer["items"]
    for item in answer["items"]:
        jsonschema.validate(item, {"$ref": f"#/components/schemas/{schema}", "components": described["components"]})


def test_a_report_is_all_that_is_kept_of_it(client: TestClient, store: SqlStore) -> None:
    described = client.get("/schema/openapi.json").json()
    answer = client.get("/api/v1/reports/en1").json()
    jsonschema.validate(answer, {"$ref": "#/components/schemas/StoredReport", "components": described["components"]})
    start, end = answer["account"]["claims"][0]["span"]
    assert answer["document"]["text"][start:end]
    stored = store.report("en1")
    assert stored is not None
    assert msgspec.convert(answer["account"], Account) == stored.account


def test_cursors_walk_through_everything_once(client: TestClient, store: SqlStore) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        answer = client.get("/api/v1/reports", params=params).json()
        seen += [item["id"] for item in answer["items"]]
        cursor = answer["next"]
        if cursor is None:
            break
    assert sorted(seen) == sorted(line.id for line in store.reports(ReportQuery()).items)


def test_what_the_search_narrows(client: TestClient) -> None:
    assert {item["id"] for item in client.get("/api/v1/reports?language=ar").json()["items"]} == {"ar1"}
    assert client.get("/api/v1/facets?language=ar").json()["languages"] == [{"value": "ar", "count": 1}]
    assert {item["id"] for item in client.get("/api/v1/reports?start=2024-03-03&end=2024-03-04").json()["items"]} == {
        "en2"
    }


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("reports/none", 404),
        ("incidents/none", 404),
        ("nothing", 404),
        ("reports?limit=0", 400),
        ("reports?limit=many", 400),
        ("reports?start=soon", 400),
        ("reports?near=1,2", 400),
        ("reports?cursor=x", 400),
        ("compare?left=en1", 400),
    ],
)
def test_mistakes_are_problem_details(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]


def test_wrong_methods_and_bodies_are_problem_details(client: TestClient) -> None:
    assert client.delete("/api/v1/reports").status_code == 405
    for content in (b"", b"{", b"[]", b'{"target": 1}', b"\xff\xfe"):
        answer = client.post("/api/v1/judgements", content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400, content
        assert answer.headers["content-type"] == PROBLEM


def test_judgements_are_given_and_taken_back(client: TestClient, store: SqlStore) -> None:
    stored = store.report("en1")
    assert stored is not None
    body = {"target_kind": "claim", "target": stored.account.claims[0].id, "document": "en1", "verdict": "accept"}
    kept = client.post("/api/v1/judgements", json={**body, "reason": "so it stands"})
    assert kept.status_code == 201
    assert kept.json()["person"] == "amal"
    key = kept.json()["id"]
    assert client.post(f"/api/v1/judgements/{key}/undo", json={"reason": "a slip"}).status_code == 201
    assert client.post(f"/api/v1/judgements/{key}/undo", json={"reason": "again"}).status_code == 400
    assert client.get("/api/v1/judgements?live=true").json()["items"] == []
    assert len(client.get("/api/v1/judgements").json()["items"]) == 2


def test_a_simple_request_of_another_page_cannot_judge(client: TestClient, store: SqlStore) -> None:
    stored = store.report("en1")
    assert stored is not None
    body = {"target_kind": "claim", "target": stored.account.claims[0].id, "document": "en1", "verdict": "accept"}
    answer = client.post(
        "/api/v1/judgements",
        content=msgspec.json.encode({**body, "reason": "forged"}),
        headers={"Content-Type": "text/plain"},
    )
    assert answer.status_code == 415
    assert not store.judgements().items


def test_people_are_kept_without_their_secrets(client: TestClient) -> None:
    answer = client.post("/api/v1/people", json={"name": "noor", "role": "reader", "password": "a long password"})
    assert answer.status_code == 201
    assert "scrypt" not in client.get("/api/v1/people").text
    assert client.post("/api/v1/people", json={"name": "x/y", "role": "reader", "password": "p"}).status_code == 400


def test_calls_generated_from_the_description_give_no_server_error(client: TestClient, store: SqlStore) -> None:
    document = Document(id="odd", text="\u202e\U0001f600 ا", language="ar", title="\u0000"[:0] or "…")
    store.save(
        [Reading(document=document, account=Account(document="odd", engine="e", language="ar"))],
        time="2026-11-25T19:30:00Z",
    )
    described = client.get("/schema/openapi.json").json()
    for call in generated_calls(described, count=150, seed=5, known={"report": "en1", "key": "Coast Daily"}):
        answer = client.request(call.method, call.path, params=call.params, json=call.body)
        assert answer.status_code < 500, (call, answer.text[:300])
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == PROBLEM, call

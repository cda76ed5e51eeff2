from litestar.testing import TestClient

from rawi.store.records import IncidentQuery, StoredIncident
from rawi.store.sqlstore import SqlStore
from tests.show.web.forms import csrf_of, log_in, send


def claim_page(store: SqlStore) -> str:
    stored = store.report("en1")
    assert stored is not None
    return f"/judge?kind=claim&target={stored.account.claims[0].id}&document=en1"


def fields(store: SqlStore, verdict: str, reason: str = "the words say so", **more: str) -> dict[str, str]:
    stored = store.report("en1")
    assert stored is not None
    claim = stored.account.claims[0].id
    return {"kind": "claim", "target": claim, "document": "en1", "verdict": verdict, "reason": reason, **more}


def shared(store: SqlStore) -> StoredIncident:
    lines = store.incidents(IncidentQuery()).items
    found = store.incident(max(lines, key=lambda line: line.reports).id)
    assert found is not None
    return found


def test_a_finding_is_accepted_corrected_and_taken_back(client: TestClient, store: SqlStore) -> None:
    page = claim_page(store)
    assert send(client, "/judge", page=page, **fields(store, "accept")).headers["location"].startswith("/judge?")
    assert "accepted" in client.get("/reports/en1").text
    send(client, "/judge", page=page, **fields(store, "correct", value="<b>13</b>"))
    assert "corrected: <bdi>&lt;b&gt;13&lt;/b&gt;</bdi>" in client.get("/reports/en1").text
    latest = store.judgements(live=True).items[0]
    assert send(client, "/judge/undo", page=page, judgement=latest.id, reason="a slip").status_code == 303
    assert "accepted" in client.get("/reports/en1").text
    assert [one.verdict for one in store.judgements().items] == ["undo", "correct", "accept"]


def test_a_judgement_needs_a_reason_and_a_fitting_verdict(client: TestClient, store: SqlStore) -> None:
    page = claim_page(store)
    assert send(client, "/judge", page=page, **fields(store, "accept", reason=" ")).status_code == 400
    assert send(client, "/judge", page=page, **fields(store, "bless")).status_code == 400
    assert send(client, "/judge", page=page, **fields(store, "correct")).status_code == 400
    assert not store.judgements().items


def test_two_people_may_differ_and_it_shows(team: TestClient, store: SqlStore) -> None:
    log_in(team, "remi")
    send(team, "/judge", page=claim_page(store), **fields(store, "accept"))
    log_in(team, "rosa")
    send(team, "/judge", page=claim_page(store), **fields(store, "reject", reason="no such number"))
    assert "people differ" in team.get("/reports/en1").text
    page = team.get("/agreement").text
    assert "no such number" in page
    assert "remi" in page


def test_the_queue_leads_on_to_the_next(client: TestClient, store: SqlStore) -> None:
    first, second = store.queue(person="amal", limit=2).items
    page = f"/judge?kind={first.target_kind}&target={first.target}&document={first.document or ''}&after=queue"
    answer = send(
        client,
        "/judge",
        page=page,
        kind=first.target_kind,
        target=first.target,
        document=first.document or "",
        verdict="accept",
        reason="it fits",
        after="queue",
    )
    assert second.target in answer.headers["location"]


def test_incidents_are_split_and_merged_again(client: TestClient, store: SqlStore) -> None:
    before = shared(store).incident
    assert len(before.reports) > 1
    page = f"/incidents/{before.id}"
    leaving = before.reports[-1]
    common = {"kind": "incident", "target": before.id, "reason": "another night"}
    assert send(client, "/judge", page=page, verdict="split", **common).status_code == 400
    answer = send(client, "/judge", page=page, verdict="split", leave=[leaving], **common)
    assert answer.status_code == 303
    left = store.incident(before.id)
    assert left is not None
    assert leaving not in left.incident.reports
    (other,) = (line.id for line in store.incidents(IncidentQuery(report=leaving)).items)
    assert other != before.id
    answer = send(client, "/judge", page=page, verdict="merge", value=other, **common)
    assert answer.status_code == 303
    merged = store.incidents(IncidentQuery(report=leaving)).items
    (found,) = (line.id for line in merged)
    whole = store.incident(found)
    assert whole is not None
    assert set(whole.incident.reports) == set(before.reports)
    assert client.get(f"/incidents/{other}").status_code == 200


def test_a_membership_and_a_link_can_be_rejected(client: TestClient, store: SqlStore) -> None:
    incident = shared(store).incident
    page = f"/judge?kind=membership&target={incident.id}&document={incident.reports[0]}"
    given = {"kind": "membership", "target": incident.id, "document": incident.reports[0]}
    assert send(client, "/judge", page=page, verdict="reject", reason="another town", **given).status_code == 303
    link = store.links().items[0]
    given = {"kind": "link", "target": link.id, "document": link.left}
    answer = send(
        client, "/judge", page=f"/judge?kind=link&target={link.id}", verdict="reject", reason="own words", **given
    )
    assert answer.status_code == 303
    judged = store.link(link.id)
    assert judged is not None
    assert judged.judgement == "rejected"


def test_an_undo_of_nothing_is_refused(client: TestClient) -> None:
    token = csrf_of(client.get("/add").text)
    answer = client.post("/judge/undo", data={"csrf": token, "judgement": "none", "reason": "so"})
    assert answer.status_code == 400

from dataclasses import replace

import pytest
from litestar.testing import TestClient

from rawi.show.web import Desk, build_app
from rawi.show.web.security.limits import Limits
from rawi.store.sqlstore import SqlStore
from tests.show.web.conftest import PASSWORD
from tests.show.web.forms import csrf_of, log_in, send


def claim_of(store: SqlStore) -> str:
    stored = store.report("en1")
    assert stored is not None
    return stored.account.claims[0].id


def judgement(store: SqlStore) -> dict[str, str]:
    return {
        "kind": "claim",
        "target": claim_of(store),
        "document": "en1",
        "verdict": "accept",
        "reason": "the words say so",
    }


def test_a_judgement_without_the_forms_token_is_refused(client: TestClient, store: SqlStore) -> None:
    client.get("/reports")
    assert client.post("/judge", data=judgement(store)).status_code == 403
    assert client.post("/judge", data={**judgement(store), "csrf": "guessed"}).status_code == 403
    assert client.post("/judge", data={**judgement(store), "csrf": "\u202eé"}).status_code == 403
    assert not store.judgements().items


def test_the_token_of_another_browser_is_refused(client: TestClient, store: SqlStore) -> None:
    token = csrf_of(client.get("/add").text)
    client.cookies.clear()
    client.get("/add")
    assert client.post("/judge", data={**judgement(store), "csrf": token}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
)
def test_a_page_of_another_site_cannot_change_anything(
    client: TestClient, store: SqlStore, headers: dict[str, str]
) -> None:
    token = csrf_of(client.get("/add").text)
    assert client.post("/judge", data={**judgement(store), "csrf": token}, headers=headers).status_code == 403
    assert client.post("/api/v1/connect", headers=headers).status_code == 403
    assert not store.judgements().items


def test_another_name_of_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/reports", headers={"Host": "rebound.example"}).status_code == 421
    assert client.get("/api/v1/reports", headers={"Host": "rebound.example"}).status_code == 421


def test_a_team_lets_nobody_in_without_a_login(team: TestClient) -> None:
    for path in ("/reports", "/reports/en1", "/incidents", "/review", "/add", "/people", "/audit", "/me"):
        assert team.get(path).status_code == 401, path
    assert team.get("/api/v1/reports").status_code == 401
    assert team.get("/", follow_redirects=False).headers["location"] == "/login"


def test_a_login_lets_in_and_a_logout_shuts_out(team: TestClient) -> None:
    assert log_in(team, "rim", "wrong password").status_code == 403
    assert log_in(team, "nobody").status_code == 403
    answer = log_in(team, "rim")
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert team.get("/reports").status_code == 200
    assert send(team, "/logout", page="/me").status_code == 303
    assert team.get("/reports").status_code == 401


def test_readers_read_reviewers_judge_admins_keep_people(team: TestClient, store: SqlStore) -> None:
    log_in(team, "rim")
    token = csrf_of(team.get("/me").text)
    assert team.post("/judge", data={**judgement(store), "csrf": token}).status_code == 403
    assert team.post("/add", data={"text": "a text", "csrf": token}).status_code == 403
    assert team.post("/people", data={"name": "rim", "role": "admin", "csrf": token}).status_code == 403
    assert "/judge?" not in team.get("/reports/en1").text
    assert team.get("/audit").status_code == 403
    log_in(team, "remi")
    token = csrf_of(team.get("/me").text)
    assert team.post("/judge", data={**judgement(store), "csrf": token}, follow_redirects=False).status_code == 303
    assert store.judgements().items[0].person == "remi"
    assert team.get("/people").status_code == 403
    log_in(team, "amal")
    assert team.get("/people").status_code == 200
    assert team.get("/audit").status_code == 200


def test_the_person_cannot_be_forged(team: TestClient, store: SqlStore) -> None:
    log_in(team, "remi")
    token = csrf_of(team.get("/me").text)
    team.post("/judge", data={**judgement(store), "csrf": token, "person": "amal"})
    assert [one.person for one in store.judgements().items] == ["remi"]


def test_a_shut_out_user_is_out_at_once(team: TestClient) -> None:
    log_in(team, "remi")
    remi = dict(team.cookies)
    log_in(team, "amal")
    answer = send(team, "/people", page="/people", name="remi", role="reviewer", active="no", password="")
    assert answer.status_code == 303
    last = send(team, "/people", page="/people", name="amal", role="reader", password="")
    assert last.status_code == 400
    team.cookies.clear()
    team.cookies.update(remi)
    assert team.get("/reports").status_code == 401


def test_a_password_is_changed_with_the_old_one_only(team: TestClient) -> None:
    log_in(team, "remi")
    assert send(team, "/me/password", page="/me", old="guess", new="another long one").status_code == 403
    assert send(team, "/me/password", page="/me", old=PASSWORD, new="short").status_code == 400
    assert send(team, "/me/password", page="/me", old=PASSWORD, new="another long one").status_code == 303
    assert team.get("/reports").status_code == 200
    team.cookies.clear()
    assert log_in(team, "remi").status_code == 403
    assert log_in(team, "remi", "another long one").status_code == 303


def test_guessing_passwords_is_slow(desk: Desk) -> None:
    with TestClient(build_app(replace(desk, team=True, limits=Limits(clock=lambda: 0.0)))) as client:
        answers = [log_in(client, "amal", f"guess number {number}").status_code for number in range(7)]
    assert answers[:5] == [403] * 5
    assert answers[5:] == [429] * 2


def test_a_caller_is_held_to_a_rate(desk: Desk) -> None:
    with TestClient(build_app(replace(desk, limited=True, limits=Limits(clock=lambda: 0.0)))) as client:
        answers = [client.get("/api/v1/me") for _ in range(245)]
    assert [answer.status_code for answer in answers[-5:]] == [429] * 5
    assert answers[-1].headers["retry-after"] == "1"
    assert answers[-1].headers["content-type"] == "application/problem+json"


def test_the_bucket_fills_again() -> None:
    from rawi.show.web.security.limits import Rate

    now = [0.0]
    limits = Limits(clock=lambda: now[0])
    rate = Rate(burst=2, per_minute=60)
    assert [limits.wait("a", rate) > 0 for _ in range(3)] == [False, False, True]
    assert limits.wait("b", rate) == 0
    now[0] = 1.0
    assert [limits.wait("a", rate) > 0 for _ in range(2)] == [False, True]


def test_logins_and_judgements_are_logged_in_a_chain(team: TestClient, store: SqlStore) -> None:
    log_in(team, "amal", "wrong password")
    log_in(team, "amal")
    token = csrf_of(team.get("/me").text)
    team.post("/judge", data={**judgement(store), "csrf": token})
    page = team.get("/audit").text
    assert [word in page for word in ("login refused", "login", "judge accept")] == [True] * 3
    assert "The chain holds on this page." in page


def test_tokens_open_the_api_and_nothing_else(team: TestClient, store: SqlStore) -> None:
    log_in(team, "remi")
    answer = send(team, "/me/tokens", page="/me", label="script", days="30")
    token = answer.text.split('class="secret">')[1].split("<")[0]
    assert team.get("/api/v1/me").status_code == 401
    team.cookies.clear()
    headers = {"Authorization": f"Bearer {token}"}
    assert team.get("/api/v1/me", headers=headers).json()["name"] == "remi"
    assert team.get("/reports", headers=headers).status_code == 401
    assert team.get("/api/v1/audit", headers=headers).status_code == 403
    assert team.get("/api/v1/me", headers={"Authorization": "Bearer rawi_guess"}).status_code == 401
    body = {"target_kind": "claim", "target": claim_of(store), "document": "en1", "verdict": "accept", "reason": "so"}
    assert team.post("/api/v1/judgements", json=body, headers=headers).json()["person"] == "remi"
    log_in(team, "remi")
    key = store.sessions("remi", kind="token")[0].key_hash
    assert send(team, "/me/tokens/end", page="/me", token=key).status_code == 303
    assert team.get("/api/v1/me", headers=headers).status_code == 401

"""Filling in the pages' forms as a browser does."""

import html
import re

from litestar.testing import TestClient

from tests.show.web.conftest import PASSWORD


def csrf_of(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    return html.unescape(found.group(1))


def send(client: TestClient, path: str, *, page: str, **fields: str | list[str]):  # the page that shows the form
    token = csrf_of(client.get(page).text)
    return client.post(path, data={"csrf": token, **fields}, follow_redirects=False)


def log_in(client: TestClient, name: str, password: str = PASSWORD):
    return send(client, "/login", page="/login", name=name, password=password)

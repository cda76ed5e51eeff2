import pytest

from rawi.errors import Refusal
from rawi.reading.sandbox import Job, Sandbox

PAGE = (
    b"<html><body><article><p>"
    + b"Three soldiers were killed near the border on Tuesday, the army said. " * 6
    + b"</p></article></body></html>"
)


def test_the_worker_serves_again_after_a_page_that_was_stopped() -> None:
    with Sandbox(seconds=30) as sandbox:
        assert "Three soldiers" in sandbox.parse(Job(kind="html", data=PAGE)).text
    with Sandbox(seconds=0.0001) as slow, pytest.raises(Refusal, match="too_slow"):
        slow.parse(Job(kind="html", data=PAGE * 50))
    with Sandbox(seconds=30) as again:
        assert again.parse(Job(kind="html", data=PAGE)).text


def test_memory_is_bounded() -> None:
    bomb = b"<p>a</p>" * 2_000_000
    with Sandbox(seconds=60, megabytes=400) as sandbox:
        with pytest.raises(Refusal):
            sandbox.parse(Job(kind="html", data=bomb))
        assert sandbox.parse(Job(kind="html", data=PAGE)).text

"""Parses hostile pages in a process of their own, under limits of time and memory that really stop them."""

from __future__ import annotations

import contextlib
import os
import select
import struct
import subprocess
import sys
import time
from typing import IO

import msgspec

from rawi.errors import Refusal
from rawi.reading.html import Page


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A page to parse: html from its characters, pdf from its bytes."""

    kind: str
    data: bytes
    url: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The page, or why it is refused."""

    page: Page | None = None
    reason: str = ""
    detail: str = ""


class Sandbox:
    """One worker process, started at the first page and again after each one that had to be stopped."""

    def __init__(self, *, seconds: float = 20.0, megabytes: int = 1500) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._worker: subprocess.Popen[bytes] | None = None

    def parse(self, job: Job) -> Page:
        """The parsed page; raises Refusal("too_slow"), Refusal("too_large") or what the parser refused."""
        worker = self._started()
        try:
            answer = self._exchange(worker, msgspec.msgpack.encode(job))
        except (BrokenPipeError, EOFError) as error:
            self.close()
            raise Refusal("unreadable", detail="the page broke its parser, or took too much memory") from error
        except TimeoutError as error:
            self.close()
            raise Refusal("too_slow", detail=f"parsing took more than {self._seconds:g} s") from error
        if answer.page is None:
            raise Refusal(answer.reason or "unreadable", detail=answer.detail)
        return answer.page

    def close(self) -> None:
        """Stops the worker."""
        if self._worker is not None:
            worker, self._worker = self._worker, None
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self.close()
            self._worker = subprocess.Popen(
                [sys.executable, "-m", "rawi.reading.sandbox", str(self._megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        return self._worker

    def _exchange(self, worker: subprocess.Popen[bytes], message: bytes) -> Answer:
        if worker.stdin is None or worker.stdout is None:
            raise EOFError
        deadline = time.monotonic() + self._seconds
        _send(worker.stdin, message, deadline)
        size = struct.unpack(">Q", _receive(worker.stdout, 8, deadline))[0]
        return msgspec.msgpack.decode(_receive(worker.stdout, size, deadline), type=Answer)


def _send(pipe: IO[bytes], message: bytes, deadline: float) -> None:
    """Writes without blocking past the deadline."""
    waiting = memoryview(struct.pack(">Q", len(message)) + message)
    handle = pipe.fileno()
    os.set_blocking(handle, False)
    while waiting:
        _, ready, _ = select.select([], [handle], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        waiting = waiting[os.write(handle, waiting[:65536]) :]


def _receive(pipe: IO[bytes], size: int, deadline: float) -> bytes:
    """Exactly `size` bytes, or TimeoutError, or EOFError where the worker died."""
    pieces: list[bytes] = []
    handle = pipe.fileno()
    while size:
        ready, _, _ = select.select([handle], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        piece = os.read(handle, min(size, 1 << 20))
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _parse(job: Job) -> Answer:
    """What a parser raises that is no refusal ends the worker, and costs this page only."""
    from rawi.reading.html import read_page
    from rawi.reading.pdf import read_pdf

    try:
        page = read_pdf(job.data) if job.kind == "pdf" else read_page(job.data.decode("utf-8", "replace"), url=job.url)
    except Refusal as refusal:
        return Answer(reason=refusal.reason, detail=refusal.detail)
    except MemoryError:
        return Answer(reason="too_large", detail="parsing took too much memory")
    return Answer(page=page)


def _serve(megabytes: int) -> None:
    """Answers jobs until the input ends; the limit on memory is the operating system's."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        header = sys.stdin.buffer.read(8)
        if len(header) < 8:
            return
        message = sys.stdin.buffer.read(struct.unpack(">Q", header)[0])
        answer = msgspec.msgpack.encode(_parse(msgspec.msgpack.decode(message, type=Job)))
        sys.stdout.buffer.write(struct.pack(">Q", len(answer)) + answer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve(int(sys.argv[1]))

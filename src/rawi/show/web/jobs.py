"""Work that outlasts a request: reports being read, one job at a time, watched while it runs."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import msgspec

from rawi.errors import RawiError, Refusal

log = logging.getLogger("rawi.web")
_KEPT = 200
_LISTED = 500


class JobLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One outcome: a report that was read, or one that was refused."""

    title: str
    report: str | None = None
    refused: str | None = None
    fresh: bool = True
    """The report was not in the store before."""


class JobState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far a job is."""

    id: str
    person: str
    title: str
    state: str = "waiting"
    """waiting, running, done or failed."""
    step: str = ""
    read: int = 0
    refused: int = 0
    lines: tuple[JobLine, ...] = ()
    """The last outcomes, the newest last."""
    message: str = ""
    """Why it failed, or what came of it."""

    @property
    def over(self) -> bool:
        """Nothing more will happen."""
        return self.state in ("done", "failed")


class Job:
    """A running job's own handle: it reports, watchers read `state`."""

    def __init__(self, state: JobState) -> None:
        self._lock = threading.Lock()
        self._state = state

    @property
    def state(self) -> JobState:
        """How far it is."""
        with self._lock:
            return self._state

    def tell(self, *, step: str | None = None, state: str | None = None, message: str | None = None) -> None:
        """Says what is being done."""
        given = {"step": step, "state": state, "message": message}
        with self._lock:
            self._state = msgspec.structs.replace(self._state, **{k: v for k, v in given.items() if v is not None})

    def count(self, line: JobLine) -> None:
        """Adds an outcome."""
        with self._lock:
            old = self._state
            self._state = msgspec.structs.replace(
                old,
                lines=(*old.lines[-_LISTED:], line),
                read=old.read + (line.report is not None),
                refused=old.refused + (line.refused is not None),
            )


Work = Callable[[Job], str]
"""Does the job and returns what came of it."""


class Jobs:
    """Jobs of this process, the newest kept; they run one after another, since a store has one writer."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="rawi-job")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, person: str, title: str, work: Work) -> JobState:
        """Queues the work; a user's mistake or a refusal ends the job with its message."""
        job = Job(JobState(id=secrets.token_hex(8), person=person, title=title))
        with self._lock:
            self._jobs[job.state.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        self._pool.submit(_run, job, work)
        return job.state

    def find(self, key: str) -> JobState | None:
        """The state of the job of that id."""
        with self._lock:
            job = self._jobs.get(key)
        return job.state if job else None

    def listed(self) -> tuple[JobState, ...]:
        """The latest first."""
        with self._lock:
            jobs = list(self._jobs.values())
        return tuple(job.state for job in reversed(jobs))

    def wait(self) -> None:
        """Returns when all jobs queued so far are over."""
        self._pool.submit(lambda: None).result()

    def close(self) -> None:
        """Waits for the job in hand and drops the queued ones."""
        self._pool.shutdown(cancel_futures=True)


def _run(job: Job, work: Work) -> None:
    job.tell(state="running")
    try:
        message = work(job)
    except (RawiError, Refusal) as error:
        job.tell(state="failed", message=str(error))
    except BaseException:
        log.error("a bug in the job %s", job.state.title, exc_info=True)
        job.tell(state="failed", message="a bug in rawi; it is logged where rawi serve runs")
        raise
    else:
        job.tell(state="done", message=message, step="")

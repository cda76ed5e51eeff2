"""Reads what people bring, in the background: a text, a file or an address, saved report by report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath

import msgspec

from rawi.errors import Refusal
from rawi.run.adding import add_reports
from rawi.show.web.desk import Desk
from rawi.show.web.jobs import Job, JobLine, JobState, Work
from rawi.show.web.problems import Problem
from rawi.show.web.render import cut
from rawi.show.web.views.report_view import opening_of

_LONGEST_NAME = 120


class Pasted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A text with what the person knows of it, written as a record that rawi reads; empty is unknown."""

    text: str
    language: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""


def start_pasted(desk: Desk, person: str, pasted: Pasted) -> JobState:
    """Queues the reading of a pasted text."""
    content = msgspec.json.encode([pasted])
    return desk.jobs.start(person, "a pasted text", _of_file(desk, person, "pasted text", content))


def start_address(desk: Desk, person: str, address: str) -> JobState:
    """Queues the reading of a page of the web; only public http and https addresses are fetched."""
    if not address.startswith(("http://", "https://")):
        raise Problem(400, "Bad request", "address: it begins with http:// or https://.")

    def work(job: Job) -> str:
        return _add(desk, job, person, address, address, str)

    return desk.jobs.start(person, cut(address, 100), work)


def start_file(desk: Desk, person: str, name: str, content: bytes) -> JobState:
    """Queues the reading of an uploaded file, under its own name."""
    plain = "".join(char for char in PurePath(name.replace("\\", "/")).name if char.isprintable())
    shown = plain.lstrip(".")[-_LONGEST_NAME:] or "file"
    return desk.jobs.start(person, cut(shown, 100), _of_file(desk, person, shown, content))


def _of_file(desk: Desk, person: str, name: str, content: bytes) -> Work:
    """Rests in a folder that is gone a moment later, so reports say the file's own name and not the folder's."""

    def work(job: Job) -> str:
        with tempfile.TemporaryDirectory(prefix="rawi-") as folder:
            path = Path(folder) / "given"
            path.write_bytes(content)
            return _add(desk, job, person, name, str(path), lambda origin: origin.replace(str(path), name))

    return work


def _add(desk: Desk, job: Job, person: str, target: str, path: str, named: Callable[[str], str]) -> str:
    """Reads and saves report by report, and says so in the log and to who watches."""
    job.tell(step="reading")
    desk.store.audit(time=desk.time(), person=person, action="add", target=target[:500])
    for outcome in add_reports([path], desk.settings, desk.store, named=named):
        if isinstance(outcome, Refusal):
            told = f"{outcome.reason}: {outcome.detail}"[:300]
            job.count(JobLine(title=cut(outcome.origin, 120), refused=told))
            continue
        kept = desk.store.kept(outcome.id)
        title = (kept.document.title or opening_of(kept.document)) if kept else outcome.id
        job.count(JobLine(title=cut(title, 120), report=outcome.id, fresh=outcome.fresh))
    state = job.state
    return f"{state.read} read and saved, {state.refused} refused"


def start_connecting(desk: Desk, person: str) -> JobState:
    """Queues the connecting of all reports of the store."""

    def work(job: Job) -> str:
        job.tell(step="comparing all reports")
        desk.store.audit(time=desk.time(), person=person, action="connect")
        found = desk.connector.connect(desk.store)
        return f"{len(found.incidents)} incidents, {len(found.links)} links"

    return desk.jobs.start(person, "all reports, connected", work)

"""Reads what people bring, in the background: fetched or unpacked, understood, saved, connected on request."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

import msgspec

from rawi.connect.pipeline import connect
from rawi.errors import Refusal
from rawi.model import Reading
from rawi.reading import Fields, read_text
from rawi.run.engine import build_tagger
from rawi.run.jobs import read_reports
from rawi.show.web.desk import Desk
from rawi.show.web.jobs import Job, JobLine, JobState
from rawi.show.web.problems import Problem
from rawi.show.web.render import cut
from rawi.show.web.views.report_view import title_of
from rawi.understand.pipeline import understand

_BATCH = 16


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """A text with what the person knows of it; empty is unknown."""

    text: str
    language: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""


def read_pasted(desk: Desk, pasted: Pasted) -> Reading:
    """The reading of a text at hand; raises Refusal where it cannot be read."""
    fields = Fields(
        language=pasted.language or None,
        published=pasted.published or None,
        outlet=pasted.outlet or None,
        url=pasted.url or None,
    )
    document = read_text(pasted.text, fields=fields, settings=desk.settings)
    return Reading(document=document, account=understand(document, build_tagger(desk.settings)))


def start_pasted(desk: Desk, person: str, pasted: Pasted) -> JobState:
    """Queues the reading of a pasted text."""

    def outcomes() -> Iterable[Reading | Refusal]:
        try:
            return [read_pasted(desk, pasted)]
        except Refusal as refusal:
            return [refusal]

    return desk.jobs.start(person, "a pasted text", _reading(desk, person, "pasted text", outcomes))


def start_address(desk: Desk, person: str, address: str) -> JobState:
    """Queues the reading of a page of the web; only public http and https addresses are fetched."""
    if not address.startswith(("http://", "https://")):
        raise Problem(400, "Bad request", "address: it begins with http:// or https://.")

    def outcomes() -> Iterable[Reading | Refusal]:
        return read_reports([address], desk.settings)

    return desk.jobs.start(person, cut(address, 100), _reading(desk, person, address, outcomes))


def start_file(desk: Desk, person: str, name: str, content: bytes) -> JobState:
    """Queues the reading of an uploaded file, under its own name in a folder of its own."""
    shown = "".join(char for char in PurePath(name.replace("\\", "/")).name if char.isprintable())[:120] or "file"

    def work(job: Job) -> str:
        with tempfile.TemporaryDirectory(prefix="rawi-") as folder:
            path = Path(folder) / shown.lstrip(".")
            path.write_bytes(content)

            def outcomes() -> Iterable[Reading | Refusal]:
                return (_under_own_name(one, folder) for one in read_reports([str(path)], desk.settings))

            return _reading(desk, person, shown, outcomes)(job)

    return desk.jobs.start(person, cut(shown, 100), work)


def _under_own_name(outcome: Reading | Refusal, folder: str) -> Reading | Refusal:
    """The folder is gone a moment later and says nothing: origins begin with the file's name."""
    if isinstance(outcome, Refusal):
        return Refusal(outcome.reason, origin=outcome.origin.replace(folder + "/", ""), detail=outcome.detail)
    origin = (outcome.document.origin or "").replace(folder + "/", "")
    return msgspec.structs.replace(outcome, document=msgspec.structs.replace(outcome.document, origin=origin))


def _reading(
    desk: Desk, person: str, target: str, outcomes: Callable[[], Iterable[Reading | Refusal]]
) -> Callable[[Job], str]:
    """Reads, saves in batches, and says so in the log."""

    def work(job: Job) -> str:
        job.tell(step="reading")
        desk.store.audit(time=desk.time(), person=person, action="add", target=target[:500])
        batch: list[Reading | Refusal] = []
        for outcome in outcomes():
            batch.append(outcome)
            if len(batch) >= _BATCH or not job.state.lines:
                _save(desk, job, batch)
                batch = []
        _save(desk, job, batch)
        state = job.state
        return f"{state.read} read and saved, {state.refused} refused"

    return work


def _save(desk: Desk, job: Job, batch: list[Reading | Refusal]) -> None:
    if not batch:
        return
    readings = [one for one in batch if isinstance(one, Reading)]
    refusals = [one for one in batch if isinstance(one, Refusal)]
    job.tell(step="saving")
    desk.store.save(readings, time=desk.time(), refusals=refusals)
    for one in batch:
        if isinstance(one, Reading):
            job.count(JobLine(title=cut(title_of(one), 120), report=one.document.id))
        else:
            job.count(JobLine(title=cut(one.origin, 120), refused=f"{one.reason}: {one.detail}"[:300]))
    job.tell(step="reading")


def start_connecting(desk: Desk, person: str) -> JobState:
    """Queues the connecting of all reports of the store."""

    def work(job: Job) -> str:
        job.tell(step="comparing all reports")
        desk.store.audit(time=desk.time(), person=person, action="connect")
        found = connect(list(desk.store.readings()))
        job.tell(step="saving")
        desk.store.save_connections(found.links, found.incidents, time=desk.time())
        return f"{len(found.incidents)} incidents, {len(found.links)} links"

    return desk.jobs.start(person, "all reports, connected", work)

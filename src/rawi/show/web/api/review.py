"""Calls that change: reports added, judgements given and taken back; and the queue and figures that go with them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody

from rawi.show.agreement import Agreement
from rawi.show.web import intake
from rawi.show.web.api.parameters import Cursor, Limit, Name
from rawi.show.web.desk import TheDesk
from rawi.show.web.jobs import JobState
from rawi.show.web.pages.review import figures, grouped, latest_judgements, undo_judgement
from rawi.show.web.problems import Problem, missing
from rawi.show.web.security.people import ThePerson, needs
from rawi.store.records import Judgement, Page, QueueItem

READERS = [needs("reader")]
REVIEWERS = [needs("reviewer")]
Text = Annotated[str, msgspec.Meta(max_length=4000)]
Key = Annotated[str, msgspec.Meta(max_length=200)]


class NewReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text, or an address to fetch it from."""

    text: Annotated[str, msgspec.Meta(max_length=400_000)] = ""
    address: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    language: Annotated[str, msgspec.Meta(max_length=2)] = ""
    published: Annotated[str, msgspec.Meta(max_length=10)] = ""
    """2024, 2024-05 or 2024-05-31."""
    outlet: Key = ""
    url: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class NewJudgement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person says about a finding, a link or an incident; person and time are filled in."""

    target_kind: Key
    target: Key
    verdict: Key
    reason: Text
    document: Key | None = None
    value: Text = ""
    parts: Annotated[tuple[tuple[Key, ...], ...], msgspec.Meta(max_length=2)] = ()


class Undoing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a judgement is taken back."""

    reason: Text


class AgreementLine(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement over one kind of thing, or everything."""

    what: str
    agreement: Agreement


@post("/reports", sync_to_thread=True, guards=REVIEWERS, tags=["reports"], status_code=202)
def add_report(desk: TheDesk, person: ThePerson, data: JSONBody[NewReport]) -> JobState:
    """Queues the reading of a text or an address; /jobs/{job} says how far it is."""
    if bool(data.text.strip()) == bool(data.address):
        raise Problem(400, "Nothing to read", "Give a text or an address.")
    if data.address:
        return intake.start_address(desk, person.name, data.address)
    pasted = intake.Pasted(
        text=data.text, language=data.language, published=data.published, outlet=data.outlet, url=data.url
    )
    return intake.start_pasted(desk, person.name, pasted)


@post("/connect", sync_to_thread=True, guards=REVIEWERS, tags=["incidents"], status_code=202)
def connect(desk: TheDesk, person: ThePerson) -> JobState:
    """Queues the connecting of all reports; judgements are replayed."""
    return intake.start_connecting(desk, person.name)


@get("/jobs", sync_to_thread=False, guards=READERS, tags=["jobs"])
def list_jobs(desk: TheDesk) -> tuple[JobState, ...]:
    """Jobs of this server, the latest first."""
    return desk.jobs.listed()


@get("/jobs/{job:str}", sync_to_thread=False, guards=READERS, tags=["jobs"])
def show_job(desk: TheDesk, job: FromPath[str]) -> JobState:
    """How far a job is."""
    found = desk.jobs.find(job)
    if found is None:
        raise missing("job", job)
    return found


@get("/queue", sync_to_thread=True, guards=READERS, tags=["review"])
def show_queue(desk: TheDesk, person: ThePerson, cursor: Cursor = None, limit: Limit = 50) -> Page[QueueItem]:
    """What is most worth a look and not judged by you yet."""
    return desk.store.queue(person=person.name, cursor=cursor, limit=limit)


@get("/judgements", sync_to_thread=True, guards=READERS, tags=["review"])
def list_judgements(
    desk: TheDesk,
    target: Name = None,
    by: Name = None,
    live: FromQuery[bool] = False,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Judgement]:
    """Judgements, the latest first; `live` leaves out undone ones and undoings."""
    return desk.store.judgements(target=target or None, person=by or None, live=live, cursor=cursor, limit=limit)


@post("/judgements", sync_to_thread=True, guards=REVIEWERS, tags=["review"])
def add_judgement(desk: TheDesk, person: ThePerson, data: JSONBody[NewJudgement]) -> Judgement:
    """Appends a judgement in your name."""
    if data.verdict == "undo":
        raise Problem(400, "Bad request", "To take a judgement back, post to /judgements/{judgement}/undo.")
    return desk.store.judge(
        Judgement(
            id="",
            time=desk.time(),
            person=person.name,
            target_kind=data.target_kind,
            target=data.target,
            verdict=data.verdict,
            reason=data.reason,
            document=data.document,
            value=data.value,
            parts=data.parts,
        )
    )


@post("/judgements/{judgement:str}/undo", sync_to_thread=True, guards=REVIEWERS, tags=["review"])
def undo(desk: TheDesk, person: ThePerson, judgement: FromPath[str], data: JSONBody[Undoing]) -> Judgement:
    """Takes a judgement back by a new record."""
    return undo_judgement(desk, person, judgement, data.reason)


@get("/agreement", sync_to_thread=True, guards=READERS, tags=["review"])
def show_agreement(desk: TheDesk) -> tuple[AgreementLine, ...]:
    """Krippendorff's alpha of verdicts, over everything and by kind of thing."""
    found = figures(grouped(latest_judgements(desk.store)))
    return tuple(AgreementLine(what=what, agreement=agreement) for what, agreement in found)


REVIEW = (
    add_report,
    connect,
    list_jobs,
    show_job,
    show_queue,
    list_judgements,
    add_judgement,
    undo,
    show_agreement,
)

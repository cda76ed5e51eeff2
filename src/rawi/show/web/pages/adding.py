"""Adding reports by pasting, by file or by address, and watching them being read."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from rawi.show.web import intake
from rawi.show.web.desk import TheDesk
from rawi.show.web.forms import file_in, text_in
from rawi.show.web.problems import AnyRequest, Problem, missing
from rawi.show.web.render import page
from rawi.show.web.security.people import ThePerson, needs

REVIEWERS = [needs("reviewer")]
READERS = [needs("reader")]
LANGUAGES = ("fr", "en", "ar")
_ADDRESS = 2000


@get("/add", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_form(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """The three ways, and what is being read."""
    return page(request, desk, "add.html", jobs=desk.jobs.listed()[:20], languages=LANGUAGES, settings=desk.settings)


@post("/add", guards=REVIEWERS, include_in_schema=False)
async def add(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Redirect:
    """Queues the reading of what was given."""
    form = request.state.form
    text = text_in(form, "text", longest=desk.settings.max_characters)
    address = text_in(form, "address", longest=_ADDRESS)
    file = file_in(form, "file")
    if sum((bool(text), bool(address), file is not None)) != 1:
        raise Problem(400, "Nothing to read", "Give one of the three: a text, a file or an address.")
    if text:
        fields = intake.Pasted(
            text=text,
            language=text_in(form, "language", longest=2),
            published=text_in(form, "published", longest=10),
            outlet=text_in(form, "outlet", longest=200),
            url=text_in(form, "url", longest=_ADDRESS),
        )
        job = intake.start_pasted(desk, person.name, fields)
    elif address:
        job = intake.start_address(desk, person.name, address)
    else:
        assert file is not None
        job = intake.start_file(desk, person.name, file.filename, await file.read())
    return Redirect(f"/add/{job.id}", status_code=303)


@post("/connect", sync_to_thread=True, guards=REVIEWERS, include_in_schema=False)
def connect(desk: TheDesk, person: ThePerson) -> Redirect:
    """Queues the connecting of all reports."""
    return Redirect(f"/add/{intake.start_connecting(desk, person.name).id}", status_code=303)


@get("/add/{key:str}", sync_to_thread=True, guards=READERS, include_in_schema=False)
def watch(request: AnyRequest, desk: TheDesk, key: FromPath[str]) -> Response[str]:
    """How far a reading is; the page asks again by itself until it is over."""
    job = desk.jobs.find(key)
    if job is None:
        raise missing("job", key)
    answer = page(request, desk, "job.html", job=job)
    if not job.over:
        answer.headers["Refresh"] = "1"
    return answer


ADDING_PAGES = (show_form, add, connect, watch)

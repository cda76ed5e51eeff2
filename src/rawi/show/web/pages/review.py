"""Pages of review: the queue, one thing to judge, what was judged, where people differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from rawi.show.agreement import Agreement, nominal_alpha
from rawi.show.web.desk import Desk, TheDesk
from rawi.show.web.forms import text_in, texts_in
from rawi.show.web.paging import PAGE, with_query
from rawi.show.web.problems import AnyRequest, Problem
from rawi.show.web.queries import given
from rawi.show.web.render import page
from rawi.show.web.security.people import Person, ThePerson, needs
from rawi.show.web.views.standing import Key, key_of, live, standings, undone_ids
from rawi.show.web.views.target import find_target
from rawi.store.protocol import Store
from rawi.store.records import Judgement, QueueItem

READERS = [needs("reader")]
REVIEWERS = [needs("reviewer")]
_COMPARED = 5000
"""Judgements over which agreement is counted, the latest."""
_LONGEST = 4000


@get("/review", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_queue(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Response[str]:
    """What is most worth a look and not judged by this person yet."""
    cursor = request.query_params.get("cursor") or None
    found = desk.store.queue(person=person.name, cursor=cursor, limit=PAGE)
    return page(request, desk, "queue.html", found=found, judge_path=judge_path)


def judge_path(item: QueueItem, *, after: str = "queue") -> str:
    """The page that judges an item of the queue."""
    return with_query(
        "/judge", {"kind": item.target_kind, "target": item.target, "document": item.document or "", "after": after}
    )


@get("/judge", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_target(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """One finding, link, membership, origin or incident, what others said, and the form."""
    asked = given(request.query_params, ("kind", "target", "document", "after"))
    target = find_target(desk.store, asked.get("kind", ""), asked.get("target", ""), asked.get("document", ""))
    judgements = judgements_of(desk.store, target.kind, target.id, target.document)
    return page(
        request,
        desk,
        "judge.html",
        target=target,
        judgements=judgements,
        undone=undone_ids(judgements),
        standing=standings(judgements).get(
            (target.kind, target.id, target.document if target.kind == "membership" else "")
        ),
        after=asked.get("after", ""),
    )


def judgements_of(store: Store, kind: str, key: str, document: str) -> tuple[Judgement, ...]:
    """All judgements of one thing, the oldest first."""
    found = store.judgements(target=key, limit=500).items
    wanted = (kind, key, document if kind == "membership" else "")
    return tuple(one for one in reversed(found) if key_of(one) == wanted)


@post("/judge", sync_to_thread=True, guards=REVIEWERS, include_in_schema=False)
def judge(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Redirect:
    """Appends a judgement."""
    form = request.state.form
    kind, target, verdict = (text_in(form, name, longest=200) for name in ("kind", "target", "verdict"))
    leaving = texts_in(form, "leave")
    kept = desk.store.judge(
        Judgement(
            id="",
            time=desk.time(),
            person=person.name,
            target_kind=kind,
            target=target,
            verdict=verdict,
            reason=text_in(form, "reason", longest=_LONGEST),
            document=text_in(form, "document", longest=200) or None,
            value=text_in(form, "value", longest=_LONGEST) if verdict != "split" else "",
            parts=_parts(desk.store, target, leaving) if verdict == "split" else (),
        )
    )
    return Redirect(_after(desk, person, kept, text_in(form, "after", longest=20)), status_code=303)


def _parts(store: Store, key: FromPath[str], leaving: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    stored = store.incident(key)
    members = stored.incident.reports if stored else ()
    if not leaving or not set(leaving) < set(members):
        raise Problem(400, "Nothing to split", "Mark some of the reports, not none and not all of them.")
    return tuple(one for one in members if one not in leaving), tuple(leaving)


def _after(desk: TheDesk, person: ThePerson, kept: Judgement, after: str) -> str:
    """Back to what was judged, or on to the next of the queue."""
    if after == "queue":
        following = desk.store.queue(person=person.name, limit=1).items
        return judge_path(following[0]) if following else "/review"
    if kept.target_kind in ("incident", "membership"):
        stored = desk.store.incident(kept.value if kept.verdict == "merge" else kept.target)
        return f"/incidents/{stored.incident.id}#history" if stored else "/incidents"
    return with_query("/judge", {"kind": kept.target_kind, "target": kept.target, "document": kept.document or ""})


@post("/judge/undo", sync_to_thread=True, guards=REVIEWERS, include_in_schema=False)
def undo(request: AnyRequest, desk: TheDesk, person: ThePerson) -> Redirect:
    """Takes a judgement back by a new record."""
    form = request.state.form
    kept = undo_judgement(
        desk, person, text_in(form, "judgement", longest=200), text_in(form, "reason", longest=_LONGEST)
    )
    return Redirect(_after(desk, person, kept, ""), status_code=303)


def undo_judgement(desk: Desk, person: Person, key: str, reason: str) -> Judgement:
    """The undoing, as kept."""
    return desk.store.judge(
        Judgement(
            id="",
            time=desk.time(),
            person=person.name,
            target_kind="claim",  # the store fills in what the judgement was about
            target="",
            verdict="undo",
            reason=reason,
            undoes=key,
        )
    )


@get("/judgements", sync_to_thread=True, guards=READERS, include_in_schema=False)
def list_judgements(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """Everything that was judged, the latest first."""
    asked = given(request.query_params, ("person",))
    cursor = request.query_params.get("cursor") or None
    found = desk.store.judgements(person=asked.get("person"), cursor=cursor, limit=PAGE)
    return page(request, desk, "judgements.html", given=asked, found=found, undone=undone_ids(found.items))


@get("/agreement", sync_to_thread=True, guards=READERS, include_in_schema=False)
def show_agreement(request: AnyRequest, desk: TheDesk) -> Response[str]:
    """Where people differ, and how far they agree."""
    judgements = latest_judgements(desk.store)
    by_key = grouped(judgements)
    differing = [(key, found) for key, found in by_key.items() if len({(one.verdict, one.value) for one in found}) > 1]
    return page(
        request, desk, "agreement.html", figures=figures(by_key), differing=differing[:200], counted=len(judgements)
    )


def latest_judgements(store: Store) -> list[Judgement]:
    """The latest judgements, as many as agreement is counted over, the oldest first."""
    found: list[Judgement] = []
    cursor = None
    while len(found) < _COMPARED:
        part = store.judgements(live=True, cursor=cursor, limit=500)
        found += part.items
        cursor = part.next
        if cursor is None:
            break
    return found[::-1]


def grouped(judgements: Sequence[Judgement]) -> dict[Key, list[Judgement]]:
    """Each person's last word on each thing that two or more people judged."""
    found: defaultdict[Key, list[Judgement]] = defaultdict(list)
    for one in live(judgements):
        found[key_of(one)].append(one)
    return {key: said for key, said in found.items() if len(said) > 1}


def figures(by_key: dict[Key, list[Judgement]]) -> list[tuple[str, Agreement]]:
    """Alpha of the verdicts over everything, and by kind of thing."""
    kinds: defaultdict[str, list[list[str]]] = defaultdict(list)
    for (kind, _, _), said in by_key.items():
        kinds[kind].append([one.verdict for one in said])
    everything = [values for listed in kinds.values() for values in listed]
    return [("everything", nominal_alpha(everything)), *((kind, nominal_alpha(kinds[kind])) for kind in sorted(kinds))]


REVIEW_PAGES = (show_queue, show_target, judge, undo, list_judgements, show_agreement)

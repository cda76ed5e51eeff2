"""What every store promises of links, incidents and judgements: the same on both databases."""

from datetime import date

import msgspec
import pytest

from rawi.errors import InputError
from rawi.model import Feature, Grade, Origin
from rawi.run.grading import regrade
from rawi.store.incident_parts import joined
from rawi.store.opening import open_store
from rawi.store.protocol import Store
from rawi.store.records import Box, Change, Circle, IncidentQuery, Judgement, ReportQuery
from tests.store.samples import LATER, NOW, incident, link, report

READINGS = [report(f"r{number}", outlet=f"Outlet {number % 2}") for number in range(6)]


@pytest.fixture
def tied(store: Store) -> Store:
    """Six reports, two incidents, two links."""
    store.save(READINGS, time=NOW)
    store.save_connections(LINKS, INCIDENTS, time=NOW)
    return store


LINKS = [link("l1", READINGS[1], READINGS[0]), link("l2", READINGS[4], READINGS[3], score=0.5)]
INCIDENTS = [
    incident("i1", READINGS[:3], drift=True),
    incident(
        "i2", READINGS[3:], day=date(2021, 10, 1), kind="PROTEST", grade="contested", point=(33.3, 44.4), origin="sana"
    ),
]


def judgement(target: str, verdict: str, kind: str = "incident", **more: object) -> Judgement:
    values = {"person": "Ada", "time": NOW, "reason": "I looked at the footage", **more}
    return Judgement(id="", target_kind=kind, target=target, verdict=verdict, **values)


def shown(store: Store) -> dict[str, tuple[str, ...]]:
    """Incidents as they stand, with their reports."""
    lines = store.incidents(IncidentQuery()).items
    return {line.id: store.incident(line.id).incident.reports for line in lines}


def steps(changes: tuple[Change, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.incident, change.change, change.others) for change in changes]


def test_ties_are_read_back(tied: Store) -> None:
    assert tied.links().items == tuple(LINKS)
    assert tied.links(documents=["r0"]).items == (LINKS[0],)
    assert tied.links(documents=["r4", "r0"]).items == tuple(LINKS)
    assert tied.links(documents=[]).items == ()
    assert tied.link("l2") == LINKS[1]
    assert tied.link("none") is None
    kept = tied.incident("i1")
    assert kept is not None
    assert kept.incident == INCIDENTS[0]
    assert kept.links == (LINKS[0],)
    assert steps(kept.history) == [("i1", "created", ())]
    assert tied.incident("none") is None
    kept_report = tied.report("r1")
    assert kept_report is not None
    assert kept_report.links == (LINKS[0],)
    assert [line.id for line in kept_report.incidents] == ["i1"]
    assert list(tied.check()) == []


def test_saving_connections_twice_changes_nothing(tied: Store) -> None:
    before = list(tied.export())
    tied.save_connections(LINKS, INCIDENTS, time=LATER)
    assert list(tied.export()) == before


def test_links_come_in_pages(tied: Store) -> None:
    first = tied.links(limit=1)
    assert [one.id for one in (*first.items, *tied.links(cursor=first.next, limit=1).items)] == ["l1", "l2"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (IncidentQuery(), ["i2", "i1"]),
        (IncidentQuery(kind="ASSAULT"), ["i1"]),
        (IncidentQuery(kind="ASSAULT/aerial"), ["i1"]),
        (IncidentQuery(kind="ASSAULT/drone"), []),
        (IncidentQuery(grade="contested"), ["i2"]),
        (IncidentQuery(start=date(2021, 9, 15)), ["i2"]),
        (IncidentQuery(start=date(2021, 9, 14), end=date(2021, 9, 15)), ["i1"]),
        (IncidentQuery(box=Box(south=34, west=40, north=35, east=41)), ["i1"]),
        (IncidentQuery(box=Box(south=34, west=41, north=35, east=40)), []),
        (IncidentQuery(near=Circle(latitude=33.3, longitude=44.5, kilometres=20)), ["i2"]),
        (IncidentQuery(origin="sana"), ["i2"]),
        (IncidentQuery(words="LARMANE stri"), ["i2", "i1"]),
        (IncidentQuery(words="100%"), []),
        (IncidentQuery(report="r0"), ["i1"]),
    ],
)
def test_incidents_are_filtered(tied: Store, query: IncidentQuery, found: list[str]) -> None:
    assert [line.id for line in tied.incidents(query).items] == found


def test_incidents_come_in_pages(tied: Store) -> None:
    first = tied.incidents(IncidentQuery(), limit=1)
    second = tied.incidents(IncidentQuery(), cursor=first.next, limit=1)
    assert ([line.id for line in (*first.items, *second.items)], second.next) == (["i2", "i1"], None)


def test_origins_and_outlets_are_sources(tied: Store) -> None:
    lines = {line.id: (line.kind, line.reports) for line in tied.sources().items}
    assert lines == {
        "sana": ("monitor", 3),
        "sohr": ("monitor", 3),
        "Outlet 0": ("outlet", 3),
        "Outlet 1": ("outlet", 3),
    }
    assert [line.id for line in tied.sources(kind="monitor", words="sana").items] == ["sana"]
    assert [line.id for line in tied.sources(kind="outlet", limit=1).items] == ["Outlet 1"]
    origin = tied.source("sohr")
    assert origin is not None
    assert [line.id for line in origin.incidents] == ["i1"]
    assert [line.id for line in tied.reports(ReportQuery(origin="sohr")).items] == ["r2", "r1", "r0"]
    outlet = tied.source("Outlet 1")
    assert outlet is not None
    assert [one.id for one in outlet.relays] == ["l1"]
    assert [one.id for one in outlet.relayed] == ["l2"]
    assert outlet.drifts == ()
    other = tied.source("Outlet 0")
    assert other is not None
    assert [one.change for one in other.drifts] == ["figure_changed"]
    assert tied.source("none") is None


def test_history_tells_what_became_of_incidents(tied: Store) -> None:
    whole = incident("i3", READINGS)
    tied.save_connections(LINKS, [whole], time=LATER)
    assert steps(tied.history(limit=3).items) == [
        ("i2", "merged", ("i3",)),
        ("i1", "merged", ("i3",)),
        ("i3", "created", ("i1", "i2")),
    ]
    followed = tied.incident("i1")
    assert followed is not None
    assert followed.incident.id == "i3"
    tied.save_connections(LINKS, [incident("i3", READINGS[:2]), incident("i4", READINGS[2:])], time=LATER)
    assert steps(tied.history(limit=2).items) == [("i4", "split", ("i3",)), ("i3", "changed", ())]
    tied.save_connections(LINKS, [incident("i5", READINGS[:2]), incident("i4", READINGS[2:])], time=LATER)
    assert steps(tied.history(limit=2).items) == [("i3", "renamed", ("i5",)), ("i5", "created", ("i3",))]
    tied.save_connections(LINKS, [incident("i4", READINGS[2:])], time=LATER)
    assert steps(tied.history(limit=1).items) == [("i5", "retired", ())]
    assert tied.incident("i5") is None
    assert list(tied.check()) == []


def test_a_finding_is_judged_and_the_report_shows_it(tied: Store) -> None:
    kept = tied.judge(judgement("r0-e", "reject", "event", document="r0"))
    assert kept.id
    assert tied.judgements(target="r0-e").items == (kept,)
    stored = tied.report("r0")
    assert stored is not None
    assert stored.judgements == (kept,)
    log = tied.audit_log().items
    assert [(entry.person, entry.action, entry.target) for entry in log] == [("Ada", "judge reject", "event:r0-e")]
    assert list(tied.check()) == []


def test_two_people_may_differ(tied: Store) -> None:
    tied.judge(judgement("r0-e", "reject", "event", document="r0"))
    tied.judge(judgement("r0-e", "accept", "event", document="r0", person="Bo"))
    verdicts = [(one.person, one.verdict) for one in tied.judgements(target="r0-e", live=True).items]
    assert verdicts == [("Bo", "accept"), ("Ada", "reject")]
    assert [one.person for one in tied.judgements(person="Bo").items] == ["Bo"]


def test_a_link_is_judged_and_undone(tied: Store) -> None:
    kept = tied.judge(judgement("l1", "reject", "link"))
    judged = tied.link("l1")
    assert judged is not None
    assert (judged.judgement, judged.judge) == ("rejected", "Ada")
    tied.judge(judgement("", "undo", "link", undoes=kept.id))
    assert tied.link("l1") == LINKS[0]
    assert tied.judgements(target="l1", live=True).items == ()
    assert len(tied.judgements(target="l1").items) == 2
    with pytest.raises(InputError, match="nothing to undo"):
        tied.judge(judgement("l1", "undo", "link", undoes=kept.id))
    assert list(tied.check()) == []


def test_an_accepted_link_outlives_the_engines_change_of_mind(tied: Store) -> None:
    tied.judge(judgement("l1", "accept", "link"))
    tied.judge(judgement("l2", "reject", "link"))
    tied.save_connections([], INCIDENTS, time=LATER)
    assert [(one.id, one.judgement) for one in tied.links().items] == [("l1", "accepted")]
    tied.save_connections(LINKS, INCIDENTS, time=LATER)
    assert {one.id: one.judgement for one in tied.links().items} == {"l1": "accepted", "l2": "rejected"}


def test_incidents_are_merged_and_the_merger_is_replayed(tied: Store) -> None:
    kept = tied.judge(judgement("i1", "merge", value="i2"))
    assert shown(tied) == {"i1": ("r0", "r1", "r2", "r3", "r4", "r5")}
    merged = tied.incident("i2")
    assert merged is not None
    assert merged.incident.id == "i1"
    assert {origin.id for origin in merged.incident.origins} == {"sohr", "sana"}
    assert merged.incident.reasons[-1].name == "merge by Ada"
    assert ("i2", "merged", ("i1",)) in steps(merged.history)
    # the engine is rerun: other ids, another report
    tied.save([report("r6")], time=LATER)
    again = [incident("j1", [*READINGS[:3], report("r6")]), incident("j2", READINGS[3:])]
    tied.save_connections(LINKS, again, time=LATER)
    assert shown(tied) == {"j1": ("r0", "r1", "r2", "r6", "r3", "r4", "r5")}
    tied.judge(judgement("", "undo", undoes=kept.id))
    assert sorted(shown(tied)) == ["j1", "j2"]
    assert list(tied.check()) == []


def test_incidents_are_split_and_the_split_is_replayed(tied: Store) -> None:
    kept = tied.judge(judgement("i1", "split", value="r2"))
    found = shown(tied)
    assert found.pop("i1") == ("r0", "r1")
    assert found.pop("i2") == ("r3", "r4", "r5")
    ((part, reports),) = found.items()
    assert reports == ("r2",)
    stored = tied.incident(part)
    assert stored is not None
    assert [version.reports for version in stored.incident.versions] == [("r2",)]
    tied.save_connections(LINKS, [incident("j1", READINGS[:3]), INCIDENTS[1]], time=LATER)
    assert shown(tied) == {"j1": ("r0", "r1"), part: ("r2",), "i2": ("r3", "r4", "r5")}
    tied.judge(judgement("", "undo", undoes=kept.id))
    assert shown(tied) == {"j1": ("r0", "r1", "r2"), "i2": ("r3", "r4", "r5")}
    assert list(tied.check()) == []


def test_a_split_part_can_be_merged_elsewhere(tied: Store) -> None:
    tied.judge(judgement("i1", "split", value="r2"))
    part = next(key for key in shown(tied) if key not in ("i1", "i2"))
    tied.judge(judgement("i2", "merge", value=part))
    assert shown(tied) == {"i1": ("r0", "r1"), "i2": ("r3", "r4", "r5", "r2")}


def test_a_report_is_taken_out_and_an_origin_no_longer_counted(tied: Store) -> None:
    tied.judge(judgement("i1", "reject", "membership", document="r1"))
    assert shown(tied)["i1"] == ("r0", "r2")
    tied.judge(judgement("sohr", "reject", "origin", value="i1"))
    stored = tied.incident("i1")
    assert stored is not None
    assert stored.incident.origins == ()
    assert stored.incident.versions[0].origins == ()
    assert [one.target_kind for one in stored.judgements] == ["membership"]


def test_an_incident_is_mended_or_rejected(tied: Store) -> None:
    tied.judge(judgement("i1", "correct", value="start=2021-09-13"))
    tied.judge(judgement("i1", "correct", value="title=Strike at night"))
    stored = tied.incident("i1")
    assert stored is not None
    assert (stored.incident.start, stored.incident.title) == (date(2021, 9, 13), "Strike at night")
    tied.judge(judgement("i2", "reject"))
    assert list(shown(tied)) == ["i1"]
    assert tied.incident("i2") is None


@pytest.mark.parametrize(
    ("forged", "said"),
    [
        (judgement("i1", "merge", value="i1"), "itself"),
        (judgement("i1", "merge", value="none"), "no incident none"),
        (judgement("none", "accept"), "no incident none"),
        (judgement("i1", "split", value=""), "some, not all"),
        (judgement("i1", "split", value="r0 r1 r2"), "some, not all"),
        (judgement("i1", "split", value="r5"), "some, not all"),
        (judgement("i1", "correct", value="id=x"), "cannot be set"),
        (judgement("i1", "correct", value="start=soon"), "field=value"),
        (judgement("i1", "correct"), "no value"),
        (judgement("i1", "bless"), "no verdict"),
        (judgement("i1", "accept", "soul"), "no target kind"),
        (judgement("l1", "split", "link"), "does not fit"),
        (judgement("none", "accept", "link"), "no link"),
        (judgement("r0-e", "accept", "event"), "needs the report"),
        (judgement("r0-e", "accept", "event", document="r1"), "no event"),
        (judgement("r0-e", "accept", "claim", document="r0"), "no claim"),
        (judgement("none", "reject", "origin"), "no origin"),
        (judgement("i1", "reject", "membership", document="r5"), "does not tell"),
        (judgement("i1", "accept", reason=" "), "no reason"),
        (judgement("i1", "accept", person=""), "no person"),
        (judgement("i1", "accept", time="yesterday"), "ISO 8601"),
        (judgement("i1", "accept", reason="x" * 20_000), "longer"),
        (judgement("i1", "undo"), "nothing to undo"),
    ],
)
def test_a_judgement_that_fits_nothing_is_refused(tied: Store, forged: Judgement, said: str) -> None:
    with pytest.raises(InputError, match=said):
        tied.judge(forged)
    assert tied.judgements().items == ()
    assert tied.audit_log().items == ()


def test_an_id_is_taken_once(tied: Store) -> None:
    kept = tied.judge(judgement("l1", "accept", "link"))
    assert tied.judge(kept) == kept
    assert len(tied.judgements().items) == 1
    with pytest.raises(InputError, match="taken"):
        tied.judge(msgspec.structs.replace(kept, verdict="reject"))


def test_the_queue_leaves_out_what_is_judged(tied: Store) -> None:
    assert [item.target for item in tied.queue().items] == ["i2", "i1", "l2"]
    first = tied.queue(limit=2)
    assert [item.target for item in tied.queue(limit=2, cursor=first.next).items] == ["l2"]
    kept = tied.judge(judgement("i2", "accept"))
    assert [item.target for item in tied.queue().items] == ["i1", "l2"]
    assert [item.target for item in tied.queue(person="Ada").items] == ["i1", "l2"]
    assert [item.judgements for item in tied.queue(person="Bo").items] == [1, 0, 0]
    tied.save_connections(LINKS, INCIDENTS, time=LATER)
    assert [item.target for item in tied.queue().items] == ["i1", "l2"]
    tied.judge(judgement("", "undo", undoes=kept.id))
    assert [item.target for item in tied.queue().items] == ["i2", "i1", "l2"]


def test_an_origin_that_left_is_forgotten(tied: Store) -> None:
    only = msgspec.structs.replace(INCIDENTS[0], origins=(Origin(id="new", name="New", kind="agency"),))
    tied.save_connections([], [only], time=LATER)
    assert [line.kind for line in tied.sources(kind="agency").items] == []
    assert tied.source("sana") is None


def test_what_people_changed_is_graded_anew(address: str) -> None:
    with open_store(address, regrade=lambda incident: Grade(name=f"{len(incident.origins)} origins")) as store:
        store.save(READINGS, time=NOW)
        store.save_connections(LINKS, INCIDENTS, time=NOW)
        store.judge(judgement("i1", "merge", value="i2"))
        assert [line.grade for line in store.incidents(IncidentQuery(grade="2 origins")).items] == ["2 origins"]


def test_the_rules_of_grades_hold_for_what_people_changed() -> None:
    merged = joined(INCIDENTS[0], INCIDENTS[1], why=Feature(name="merge", value=1.0))
    assert merged.grade is None
    grade = regrade(merged)
    assert grade is not None
    assert grade.name in ("fair", "contested")

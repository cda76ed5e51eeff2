from __future__ import annotations

from collections import Counter
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.connect import Growing, connect
from rawi.connect.summaries import Notes, summaries_of
from rawi.model import Connections, Id, Reading, make_id
from tests.connect.readings import find, reading

TOWNS = {
    "Zurzur": (35.0, 43.7, "2021-06-19", "2021-06-20", "3"),
    "Bakarma": (12.1, 2.4, "2021-08-02", "2021-08-03", "17"),
    "Lindasi": (15.5, 32.5, "2021-10-11", "2021-10-12", "40"),
}
FORMS = (
    "Rockets struck the base at {town} overnight, killing {killed} soldiers, the interior ministry said.",
    "At least {killed} soldiers were killed when rockets struck the base at {town}, the interior ministry said.",
    "Rockets struck the base at {town} overnight, killing {killed} soldiers, the interior ministry said. {town} is calm.",
)


def told(town: str, form: int) -> Reading:
    latitude, longitude, day, published, killed = TOWNS[town]
    text = FORMS[form].format(town=town, killed=killed)
    return reading(
        f"{town}-{form}",
        text,
        outlet=f"Outlet {form}",
        trigger="struck",
        at=(town, latitude, longitude),
        day=day,
        published=published,
        source="the interior ministry",
        killed=(killed, int(killed), int(killed)),
    )


ALL = tuple(told(town, form) for form in range(len(FORMS)) for town in TOWNS)


def mentioning(key: str, home: str, other: str) -> Reading:
    """A report of one strike that recalls another in its second sentence."""
    latitude, longitude, day, _, killed = TOWNS[other]
    text = FORMS[0].format(town=home, killed=TOWNS[home][4]) + f" Earlier, {other} was shelled and {killed} died."
    made = reading(key, text, trigger="struck", at=(home, *TOWNS[home][:2]), day=TOWNS[home][2], published="2021-10-20")
    aside = reading(
        key, text, trigger="shelled", at=(other, latitude, longitude), day=day, killed=(killed, int(killed), None)
    )
    trigger = find(text, "shelled")
    event = msgspec.structs.replace(
        aside.account.events[0],
        id=make_id(key, "aside"),
        span=trigger,
        main=False,
        happening="aside",
        time_at=1,
        place_at=1,
    )
    account = msgspec.structs.replace(
        made.account,
        events=(*made.account.events, event),
        times=(*made.account.times, *aside.account.times),
        places=(*made.account.places, *aside.account.places),
    )
    return Reading(document=made.document, account=account)


RECALLING = (
    mentioning("m", "Lindasi", "Zurzur"),
    mentioning("n", "Bakarma", "Zurzur"),
    mentioning("o", "Lindasi", "Bakarma"),
)


def partition(found: Connections) -> set[tuple[tuple[Id, ...], tuple[Id, ...]]]:
    return {(incident.reports, incident.mentioned_in) for incident in found.incidents}


def sound(growing: Growing, readings: list[Reading]) -> None:
    """What must hold of every connected collection."""
    found = growing.connections
    homes = Counter(report for incident in found.incidents for report in incident.reports)
    assert homes == Counter(one.document.id for one in readings)
    assert max(Counter(incident.id for incident in found.incidents).values()) == 1
    assert max(Counter((at.document, at.event) for one in found.incidents for at in one.events).values()) == 1
    assert max(Counter(link.id for link in found.links).values(), default=1) == 1
    related = {incident.id: set(incident.related) for incident in found.incidents}
    assert all(key in related[other] for key, others in related.items() for other in others)
    notes = Notes()
    notes.distinct(readings)
    assert found.reports == summaries_of(readings, found.incidents, found.links, notes)


def test_at_first_it_is_what_connecting_finds() -> None:
    assert Growing(ALL).connections == connect(ALL)
    assert len(Growing(ALL)) == len(ALL)
    assert Growing(ALL).reading("Zurzur-0") is ALL[0]
    assert Growing(ALL).reading("nobody") is None


@settings(max_examples=25, deadline=None)
@given(st.permutations((*ALL, *RECALLING)), st.lists(st.integers(0, len(ALL) + 3), min_size=1, max_size=3))
def test_batches_give_the_incidents_of_connecting_all_at_once(order: list[Reading], cuts: list[int]) -> None:
    steps = [0, *sorted(cuts), len(order)]
    growing = Growing(order[: steps[1]])
    for start, end in pairwise(steps[1:]):
        growing.add(order[start:end])
    sound(growing, order)
    assert partition(growing.connections) == partition(connect(order))


def test_one_by_one_the_links_are_those_of_connecting_all_at_once() -> None:
    growing = Growing()
    for one in ALL:
        growing.add([one])
    whole = connect(ALL)
    assert {link.id for link in growing.connections.links} == {link.id for link in whole.links}


def test_adding_nothing_changes_nothing() -> None:
    growing = Growing(ALL)
    before = growing.connections
    growth = growing.add([])
    assert (growth.connections, growth.changed, growth.history) == (before, (), ())


def test_an_id_that_is_there_is_passed_over_and_noted() -> None:
    growing = Growing(ALL)
    growth = growing.add([ALL[0]])
    assert growth.changed == ()
    assert growth.connections.notes == ("Zurzur-0: given more than once; the first is used",)
    sound(growing, list(ALL))


def test_untouched_incidents_stay_as_they_are() -> None:
    growing = Growing([one for one in ALL if one.document.id != "Zurzur-2"])
    before = {incident.id: incident for incident in growing.connections.incidents}
    growth = growing.add([told("Zurzur", 2)])
    after = {incident.id: incident for incident in growth.connections.incidents}
    assert before.keys() == after.keys()
    assert [after[key].place for key in growth.changed] == ["Zurzur"]
    assert all(after[key] is before[key] for key in before if key not in growth.changed)


def test_a_mention_joins_the_incident_that_it_tells_of() -> None:
    growing = Growing(ALL)
    (target,) = [incident for incident in growing.connections.incidents if incident.place == "Zurzur"]
    recalling = mentioning("m", "Lindasi", "Zurzur")
    growth = growing.add([recalling])
    (now,) = [incident for incident in growth.connections.incidents if incident.id == target.id]
    assert (now.reports, now.mentioned_in) == (target.reports, ("m",))
    assert now.reasons == target.reasons
    assert now.id in growth.changed
    sound(growing, [*ALL, recalling])
    whole = connect([*ALL, recalling])
    assert partition(growth.connections) == partition(whole)


def test_an_incident_known_by_mentions_keeps_its_id_when_a_report_of_it_comes() -> None:
    first = [one for one in ALL if one.document.id.startswith("Lindasi")] + [mentioning("m", "Lindasi", "Zurzur")]
    growing = Growing(first)
    (aside,) = [incident for incident in growing.connections.incidents if not incident.reports]
    coming = [told("Zurzur", 0), mentioning("n", "Lindasi", "Zurzur")]
    growth = growing.add(coming)
    (now,) = [incident for incident in growth.connections.incidents if incident.place == "Zurzur"]
    assert (now.id, now.reports, now.mentioned_in) == (aside.id, ("Zurzur-0",), ("m", "n"))
    sound(growing, [*first, *coming])


def test_mentions_of_one_happening_come_together() -> None:
    first = [told("Lindasi", 0), mentioning("m", "Lindasi", "Zurzur")]
    growing = Growing(first)
    coming = [told("Bakarma", 0), mentioning("n", "Bakarma", "Zurzur")]
    growth = growing.add(coming)
    (aside,) = [incident for incident in growth.connections.incidents if not incident.reports]
    assert aside.mentioned_in == ("m", "n")
    sound(growing, [*first, *coming])


@pytest.mark.parametrize("published", [None, "2021-06-20"])
def test_later_reports_get_their_notes(published: str | None) -> None:
    growing = Growing(ALL[:3])
    late = reading("late", "Rockets struck the base at Zurzur.", published=published)
    found = growing.add([late]).connections
    assert ("no publication date" in found.reports[-1].notes) is (published is None)

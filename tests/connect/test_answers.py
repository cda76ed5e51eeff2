"""An attack and its answer the same night."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from rawi.connect.answers import parted_from_its_answer
from rawi.connect.profile import Profile, profiles_of
from rawi.model import Event, Reading
from tests.connect.readings import find, reading

ROCKETS = "Rockets struck a base near Sarmin. A guard died."
RAID = "Jets raided a depot near Kafr. The army called it a {word} after rockets hit a base."


def attack(key: str, text: str, trigger: str, kind: str) -> Event:
    span = find(text, trigger)
    return Event(id=key + trigger, span=span, trigger=span, kind=kind, main=trigger != "hit")


def told(key: str, text: str) -> Reading:
    """A report with the attacks that its text tells of."""
    kinds = {"struck": "ASSAULT/heavy-weapons", "raided": "ASSAULT/aerial", "hit": "ASSAULT/heavy-weapons"}
    made = reading(key, text)
    events = tuple(attack(key, text, trigger, kind) for trigger, kind in kinds.items() if trigger in text)
    return msgspec.structs.replace(made, account=msgspec.structs.replace(made.account, events=events))


def profiles(*texts: str) -> list[Profile]:
    return profiles_of([told(f"r{n}", text) for n, text in enumerate(texts)])[0]


def test_reports_that_call_theirs_an_answer_are_parted_from_what_it_answers() -> None:
    found = profiles(*[ROCKETS] * 3, *[RAID.format(word="response")] * 3)
    assert parted_from_its_answer(range(6), {}, found) == [[3, 4, 5], [0, 1, 2]]


def test_two_manners_without_an_answer_are_two_versions() -> None:
    found = profiles(*[ROCKETS] * 3, *[RAID.format(word="routine")] * 3)
    assert parted_from_its_answer(range(6), {}, found) == [list(range(6))]


def test_a_report_that_tells_of_neither_goes_where_it_is_likelier() -> None:
    found = profiles(*[ROCKETS] * 3, *[RAID.format(word="response")] * 3, "The governor condemned it.")
    assert parted_from_its_answer(range(7), {(n, 6): 1.0 for n in range(3)}, found)[1] == [0, 1, 2, 6]


@given(
    st.lists(st.sampled_from([ROCKETS, RAID.format(word="response"), RAID.format(word="routine"), "Calm."]), max_size=9)
)
def test_every_report_stands_in_one_part(texts: list[str]) -> None:
    found = profiles(*texts)
    parts = parted_from_its_answer(range(len(texts)), {}, found)
    assert sorted(number for part in parts for number in part) == list(range(len(texts)))

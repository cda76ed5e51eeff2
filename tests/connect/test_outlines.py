from __future__ import annotations

from datetime import date

from rawi.connect.cases import Case, Spot
from rawi.connect.days import Days
from rawi.connect.incidents import When
from rawi.connect.outlines import Calendar, Outline

THERE = Spot(35.0, 43.7, 8.0, exact=True, name="Zurzur")
ELSEWHERE = Spot(12.1, 2.4, 8.0, exact=True, name="Bakarma")


def outline(key: str, day: int, spot: Spot | None = THERE) -> Outline:
    when = When(date(2021, 6, day), date(2021, 6, day + 1))
    return Outline(key, when, spot, frozenset({"zrzr"}), frozenset({"ASSAULT"}), frozenset())


def told(day: int, *, days: int = 1, spot: Spot = THERE) -> Case:
    return Case(
        report=0,
        main=False,
        events=(0,),
        families=frozenset({"ASSAULT"}),
        days=Days(date(2021, 6, day), date(2021, 6, day + days), said=True),
        also=(),
        told_first=False,
        spots=(spot,),
        places=frozenset({"zrzr"}) if spot is THERE else frozenset(),
        parties=frozenset(),
        targets=frozenset(),
        tolls=(),
    )


def test_a_mention_finds_the_incident_of_its_day_and_place() -> None:
    calendar = Calendar([outline("early", 4), outline("late", 20)])
    found = calendar.best(told(20), "home")
    assert found is not None
    assert found.id == "late"
    assert calendar.best(told(12), "home") is None
    assert calendar.best(told(20, spot=ELSEWHERE), "home") is None
    assert calendar.best(told(2, days=20), "home") is None


def test_of_two_that_fit_alike_the_first_is_taken_and_never_its_own() -> None:
    calendar = Calendar([outline("one", 4), outline("two", 4)])
    assert [fit.id for home in ("", "one") if (fit := calendar.best(told(4), home))] == ["one", "two"]
    assert calendar.best(told(4), "one", without={"two"}) is None


def test_what_is_dropped_is_found_no_more_and_what_is_put_again_moves() -> None:
    calendar = Calendar([outline("one", 4)])
    calendar.put(outline("one", 20))
    assert calendar.best(told(4), "") is None
    assert calendar.best(told(20), "") is not None
    calendar.drop("one")
    calendar.drop("one")
    assert calendar.best(told(20), "") is None


def test_those_that_meet_share_a_day_and_may_share_a_place() -> None:
    calendar = Calendar(
        [outline("here", 4), outline("nowhere", 4, None), outline("far", 4, ELSEWHERE), outline("late", 20)]
    )
    assert calendar.meeting(outline("new", 5)) == ["here", "nowhere"]

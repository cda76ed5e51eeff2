from __future__ import annotations

from rawi.connect.cases import main_case
from rawi.connect.incidents import Group
from rawi.connect.neighbours import Moved, neighbours_after
from rawi.connect.profile import profiles_of
from rawi.model import Incident
from tests.connect.readings import reading

PROFILES = profiles_of([reading(key, f"Text {key}.") for key in "abc"])[0]
CASES = [main_case(profile) for profile in PROFILES]


def incident(key: str, reports: str, *related: str) -> Incident:
    return Incident(id=key, kind="ASSAULT", reports=tuple(reports), related=related)


def test_a_tie_follows_what_was_merged() -> None:
    standing = {
        one.id: one for one in (incident("A", "ab", "X"), incident("B", "c", "X"), incident("X", "x", "A", "B"))
    }
    merged = Group("A", tuple(CASES), ())
    found = neighbours_after(Moved([merged], [standing["A"], standing["B"]], {"A", "B"}), {}, PROFILES, standing)
    assert found.inside == {"A": ("X",)}
    assert found.outside == (incident("X", "x", "A"),)


def test_a_tie_between_incidents_grouped_anew_is_not_carried_over() -> None:
    standing = {one.id: one for one in (incident("A", "ab", "B"), incident("B", "c", "A"))}
    groups = [Group("A", tuple(CASES[:2]), ()), Group("B", tuple(CASES[2:]), ())]
    replaced = list(standing.values())
    assert neighbours_after(Moved(groups, replaced, {"A", "B"}), {}, PROFILES, standing).inside == {}
    kept = neighbours_after(Moved(groups, replaced, {"A"}), {}, PROFILES, standing)
    assert kept.inside == {"A": ("B",), "B": ("A",)}


def test_a_new_tie_is_told_on_both_sides() -> None:
    standing = {one.id: one for one in (incident("A", "ab"), incident("X", "x"))}
    groups = [Group("A", tuple(CASES), ())]
    ties = {"A": ("X",), "X": ("A",)}
    found = neighbours_after(Moved(groups, [standing["A"]], {"A"}), ties, PROFILES, standing)
    assert found.inside == {"A": ("X",)}
    assert found.outside == (incident("X", "x", "A"),)

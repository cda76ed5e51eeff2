"""Where reports without a date belong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rawi.connect.cases import Case, main_case
from rawi.connect.profile import profiles_of
from rawi.connect.undated import settled, without_strays
from rawi.model import Link
from tests.connect.readings import reading

IDS = ["a", "b", "c", "d", "e", "f"]
DATED = "Shells killed three people in Sarmin on Saturday."
UNDATED = "Shells killed four people in Sarmin."


def cases(*undated: str, text: str = UNDATED) -> list[Case]:
    """One case an id; those named have no date at all, and tell the text."""
    texts = [
        reading(
            key,
            text,
            published=None,
            trigger="Shells",
            killed=(text.split()[2], 4 if "four" in text else 3, 4 if "four" in text else 3),
        )
        if key in undated
        else reading(key, DATED, trigger="Shells", killed=("three", 3, 3))
        for key in IDS
    ]
    profiles, _ = profiles_of(texts)
    return [main_case(profile) for profile in profiles]


def copy(left: str, right: str) -> Link:
    return Link(id=left + right, left=left, right=right, kind="same_text", score=0.9)


def settle(
    groups: list[list[int]], scores: dict[tuple[int, int], float], *undated: str, links: tuple[Link, ...] = ()
) -> list[list[int]]:
    return settled(groups, scores, cases(*undated), IDS, links)


def test_the_odds_decide_for_a_report_without_a_date() -> None:
    for odds, parted in ((-1.0, True), (0.4, False)):
        scores = {(0, 1): 2.0, (0, 2): odds, (1, 2): odds}
        assert ([2] in settle([[0, 1, 2]], scores, "c")) is parted


def test_a_report_with_the_toll_of_the_others_stays_with_them() -> None:
    scores = {(0, 1): 2.0, (0, 2): -1.0, (1, 2): -1.0}
    told = cases("c", text=DATED.replace(" on Saturday", ""))
    assert settled([[0, 1, 2]], scores, told, IDS, ()) == [[0, 1, 2]]


def test_a_dated_report_stays_at_the_same_odds() -> None:
    assert settle([[0, 1, 2]], {(0, 1): 2.0, (0, 2): -1.0, (1, 2): -1.0}) == [[0, 1, 2]]


def test_a_copy_of_a_dated_report_stays_with_it() -> None:
    scores = {(0, 1): 2.0, (0, 2): -1.0, (1, 2): -1.0}
    assert settle([[0, 1, 2]], scores, "c", links=(copy("a", "c"),)) == [[0, 1, 2]]


def test_reports_of_one_happening_leave_together_and_join_only_what_fits_well() -> None:
    scores = {(0, 1): 2.0, (0, 2): -1.0, (1, 2): -1.0, (0, 3): -1.0, (1, 3): -1.0, (2, 3): 4.0}
    assert settle([[0, 1, 2, 3], [4, 5]], scores, "c", "d") == [[0, 1], [4, 5], [2, 3]]
    scores |= {(2, 4): 1.0, (2, 5): 1.0, (3, 4): 1.0, (3, 5): 1.0}
    assert settle([[0, 1, 2, 3], [4, 5]], scores, "c", "d") == [[0, 1], [2, 3, 4, 5]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(-6, 6, allow_nan=False),
    ),
    st.sets(st.sampled_from(IDS)),
)
def test_no_report_is_lost_or_doubled(scores: dict[tuple[int, int], float], undated: set[str]) -> None:
    groups = settle([[0, 1, 2], [3, 4], [5]], scores, *undated)
    assert sorted(member for group in groups for member in group) == list(range(6))


def test_a_strike_of_another_year_is_not_carried_in_by_undated_reports() -> None:
    scores = {(0, 1): 2.0, (0, 2): -6.0, (1, 2): -6.0, (0, 3): 0.5, (1, 3): 0.5, (2, 3): 0.5}
    assert without_strays([[0, 1, 2, 3], [4, 5]], scores) == [[0, 1, 3], [2], [4, 5]]


def test_two_alone_are_left_to_the_grouping() -> None:
    assert without_strays([[0, 1]], {(0, 1): -6.0}) == [[0, 1]]

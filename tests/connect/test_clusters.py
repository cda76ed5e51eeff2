from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rawi.connect.cases import main_case
from rawi.connect.clusters import grouped
from rawi.connect.history import stable_ids
from rawi.connect.parting import part, with_their_originals
from rawi.connect.profile import profiles_of
from rawi.model import Incident, Link
from tests.connect.readings import reading

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-6, 6, allow_nan=False),
    max_size=20,
)


@given(PAIRS)
def test_every_member_stands_in_one_group(scores: dict[tuple[int, int], float]) -> None:
    groups = grouped(8, scores, least=0.0, unseen=-3.0)
    assert sorted(member for group in groups for member in group) == list(range(8))


@given(PAIRS)
def test_the_mean_within_a_pair_group_reaches_the_threshold(scores: dict[tuple[int, int], float]) -> None:
    for group in grouped(8, scores, least=0.5, unseen=-3.0):
        if len(group) == 2:
            assert scores[group[0], group[1]] >= 0.5


def test_one_strong_tie_does_not_chain_two_crowds() -> None:
    scores = {(a, b): 3.0 for a in range(4) for b in range(a + 1, 4)}
    scores |= {(a, b): 3.0 for a in range(4, 8) for b in range(a + 1, 8)}
    scores[3, 4] = 2.5
    assert grouped(8, scores, least=0.0, unseen=-3.0) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def incident(key: str, *reports: str) -> Incident:
    return Incident(id=key, kind="ASSAULT", reports=reports)


def test_ids_stay_and_merges_are_recorded() -> None:
    earlier = [incident("one", "a", "b"), incident("two", "c")]
    ids, history = stable_ids({"new": ["a", "b", "c", "d"]}, earlier)
    assert ids == {"new": "one"}
    assert [(change.kind, change.before, change.after) for change in history] == [("merged", ("one", "two"), ("one",))]


def test_a_split_keeps_the_id_on_the_larger_side() -> None:
    ids, history = stable_ids({"x": ["a", "b"], "y": ["c"]}, [incident("one", "a", "b", "c")])
    assert ids == {"x": "one", "y": "y"}
    assert [(change.kind, change.after) for change in history] == [("split", ("one", "y"))]


def test_an_incident_without_reports_is_gone() -> None:
    _, history = stable_ids({}, [incident("one", "a")])
    assert [change.kind for change in history] == ["gone"]


def parted(
    between: float, *, languages: str = "en" * 12, village: tuple[str, str] = ("Sarmin", "Kafr")
) -> list[list[int]]:
    """Twelve reports, the halves alike within and at the odds `between` one another, each about its village."""
    texts = [
        reading(f"r{n}", f"Shells fell on {village[n >= 6]} in Syria.", language=languages[n * 2 : n * 2 + 2])
        for n in range(12)
    ]
    profiles, _ = profiles_of(texts)
    scores = {(a, b): 3.0 if (a < 6) is (b < 6) else between for b in range(12) for a in range(b)}
    return part(list(range(12)), scores, [main_case(profile) for profile in profiles], profiles)


def test_two_happenings_that_their_reports_tell_together_are_parted_by_contrast() -> None:
    assert parted(0.5) == [list(range(6)), list(range(6, 12))]
    assert parted(2.0) == [list(range(12))]
    assert parted(0.5, languages="en" * 6 + "ar" * 6) == [list(range(12))]  # two languages are no contrast


def test_two_versions_of_what_happened_in_one_village_stay_together() -> None:
    assert parted(0.5, village=("Sarmin", "Sarmin")) == [list(range(12))]
    assert parted(-0.5, village=("Sarmin", "Sarmin")) == [list(range(6)), list(range(6, 12))]  # two towns of one name


def test_a_copy_alone_goes_to_its_original() -> None:
    profiles = profiles_of([reading(f"r{n}", f"Text {n}.") for n in range(4)])[0]

    def placed(kind: str, score: float) -> list[list[int]]:
        link = Link(id="l", left="r3", right="r0", kind=kind, score=score)
        return with_their_originals([[0, 1], [2], [3]], profiles, [link])

    assert placed("translation", 0.9) == [[0, 1, 3], [2]]
    assert placed("translation", 0.6) == [[0, 1], [2], [3]]
    assert placed("cites", 0.9) == [[0, 1], [2], [3]]

"""Copies within one incident: what two reports share that few others tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rawi.connect.copies import telling
from rawi.connect.profile import profiles_of
from rawi.model import Reading
from tests.connect.readings import reading

TOLD_BY_ALL = "Rockets hit the base at Sarmin on Saturday and killed three soldiers."
DETAIL = "A truck with a rusty launcher and nineteen burnt tubes stood in an orchard of pears."
OTHERS = (
    "The governor of Idlib spoke of sabotage by smugglers.",
    "Windows broke in a school that was closed for holidays.",
    "Ambulances carried the wounded over the river to the clinic.",
    "The minister asked parliament for a debate on Monday.",
)


def odds_of(*texts: str) -> dict[tuple[int, int], float]:
    readings: list[Reading] = [reading(f"r{n}", text) for n, text in enumerate(texts)]
    profiles, _ = profiles_of(readings)
    return {pair: judged.log_odds for pair, judged in telling.judged(profiles).items()}


def test_a_detail_that_two_share_ties_them_and_what_all_tell_ties_nobody() -> None:
    texts = [f"{TOLD_BY_ALL} {other}" for other in OTHERS]
    odds = odds_of(f"{TOLD_BY_ALL} {DETAIL}", f"{TOLD_BY_ALL} {DETAIL}", *texts)
    assert odds[0, 1] > telling.LEAST
    assert all(found < telling.LEAST for pair, found in odds.items() if pair != (0, 1))


def test_the_same_passage_tells_less_where_everybody_has_it() -> None:
    alone = odds_of(f"{TOLD_BY_ALL} {DETAIL}", f"{DETAIL} {OTHERS[0]}", *OTHERS[1:])[0, 1]
    common = odds_of(f"{TOLD_BY_ALL} {DETAIL}", f"{DETAIL} {OTHERS[0]}", *(f"{DETAIL} {one}" for one in OTHERS[1:]))[
        0, 1
    ]
    assert alone > common


@given(st.permutations([TOLD_BY_ALL, DETAIL, *OTHERS]))
def test_the_order_of_reports_changes_nothing(texts: list[str]) -> None:
    whole = [TOLD_BY_ALL, DETAIL, *OTHERS]
    place = [whole.index(text) for text in texts]
    once, again = odds_of(*whole), odds_of(*texts)
    for (first, second), found in again.items():
        left, right = sorted((place[first], place[second]))
        assert abs(once[left, right] - found) < 1e-9


def test_reasons_say_what_moved_the_odds() -> None:
    profiles, _ = profiles_of([reading("a", f"{TOLD_BY_ALL} {DETAIL}"), reading("b", f"{TOLD_BY_ALL} {DETAIL}")])
    judged = telling.judged(profiles)[0, 1]
    names = [reason.name for reason in judged.reasons()]
    assert names[0] == "telling passages that cover the shorter report"
    assert abs(sum(reason.value * reason.weight for reason in judged.reasons()) - judged.log_odds) < 4


def test_a_pair_is_judged_the_same_by_its_own_comparisons_alone() -> None:
    texts = [f"{TOLD_BY_ALL} {DETAIL}", f"{DETAIL} {OTHERS[0]}", *OTHERS, *(f"{one} Rain fell." for one in OTHERS)]
    profiles, _ = profiles_of([reading(f"r{n}", texts[n % len(texts)]) for n in range(124)])
    own = [(min(one, other), max(one, other)) for one in (0, 1) for other in range(124) if other != one]
    few = telling.judged(profiles, list(dict.fromkeys(own)))
    assert len(few) == 2 * 124 - 3
    assert few[0, 1] == telling.judged(profiles)[0, 1]

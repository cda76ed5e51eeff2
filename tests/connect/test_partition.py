"""Members parted by ties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rawi.connect.partition import Partition

TIES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)))


def test_ties_chain_and_groups_keep_the_order_given() -> None:
    parts = Partition([4, 3, 2, 1, 0])
    parts.join(0, 2)
    parts.join(2, 4)
    assert parts.groups() == [[4, 2, 0], [3], [1]]


@given(TIES)
def test_two_are_of_one_group_where_ties_lead_from_one_to_the_other(ties: list[tuple[int, int]]) -> None:
    parts = Partition(range(9))
    for one, other in ties:
        parts.join(one, other)
    reached = {number: {number} for number in range(9)}
    for _ in range(9):
        for one, other in ties:
            reached[one] = reached[other] = reached[one] | reached[other]
    for group in parts.groups():
        for member in group:
            assert parts.find(member) == parts.find(group[0])
            assert set(group) == reached[member]

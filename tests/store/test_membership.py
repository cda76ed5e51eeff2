"""Histories account for every incident that came or went."""

from hypothesis import given
from hypothesis import strategies as st

from rawi.store.membership import changes_between

MEMBERS = st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.sampled_from("123456"), min_size=1), max_size=5)


@given(MEMBERS)
def test_nothing_changes_where_nothing_changed(members: dict[str, frozenset[str]]) -> None:
    assert changes_between(members, members, time="t") == []


@given(MEMBERS, MEMBERS)
def test_each_incident_that_differs_has_one_change(
    before: dict[str, frozenset[str]], after: dict[str, frozenset[str]]
) -> None:
    found = changes_between(before, after, time="t")
    told = [change.incident for change in found]
    differing = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert len(told) == len(set(told))
    assert set(told) == differing
    for change in found:
        if change.change in ("merged", "renamed"):
            assert change.incident not in after
            assert all(other in after for other in change.others)
            assert change.others
        if change.change in ("created", "split"):
            assert change.incident not in before

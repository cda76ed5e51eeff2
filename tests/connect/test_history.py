from __future__ import annotations

from rawi.connect.history import stable_ids
from rawi.connect.incidents import incident_id
from rawi.model import Incident


def test_no_part_takes_the_id_that_another_part_keeps() -> None:
    whole = Incident(id=incident_id("abc"), kind="ASSAULT", reports=("a", "b", "c"))
    parts = {incident_id("a"): ["a"], incident_id("bc"): ["b", "c"]}
    ids, history = stable_ids(parts, [whole])
    assert ids[incident_id("bc")] == whole.id
    assert len(set(ids.values())) == len(parts)
    assert [(change.kind, change.before) for change in history] == [("split", (whole.id,))]


def test_an_id_in_use_elsewhere_is_not_given_again() -> None:
    ids, _ = stable_ids({incident_id("a"): ["a"]}, [], others=[incident_id("a")])
    assert ids[incident_id("a")] != incident_id("a")

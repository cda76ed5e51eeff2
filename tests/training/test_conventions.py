"""The benchmark's two habits."""

from __future__ import annotations

import copy
from typing import Any

from training.conventions import conform

EMPTY = dict.fromkeys(("actor", "target", "place", "time", "weapon", "killed", "injured", "munitions", "vehicles"))


def event(trigger: str, **told: Any) -> dict[str, Any]:
    shared = {"kind": "ASSAULT/aerial", "status": "happened", "attribution": None, "main": True}
    return {"trigger": trigger, **shared, **EMPTY, **told}


TEXT = "A strike killed three men in Gossi on Monday. The raid lasted an hour."
THREE = {"text": "three men", "low": 3, "high": 3}


def report() -> dict[str, Any]:
    first = event("killed", target="three men", killed=THREE, place="Gossi", time="Monday")
    return {"id": "x", "lang": "en", "text": TEXT, "events": [event("strike"), first, event("raid")]}


def test_an_effect_goes_to_its_deed_and_the_nearest_tells_what_lacks() -> None:
    strike, raid = conform(report())["events"]
    assert (strike["trigger"], strike["killed"], strike["target"]) == ("strike", THREE, "three men")
    assert (raid["trigger"], raid["place"], raid["time"], raid["killed"]) == ("raid", "Gossi", "Monday", None)


def test_a_second_run_changes_nothing() -> None:
    once = conform(report())
    assert conform(copy.deepcopy(once)) == once


def test_two_speakers_and_two_numbers_stay_apart() -> None:
    given = report()
    given["events"][0]["killed"] = {"text": "three men", "low": 4, "high": 4}
    assert [e["trigger"] for e in conform(given)["events"]] == ["strike", "killed", "raid"]

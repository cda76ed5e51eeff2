"""How many independent origins stand behind an incident."""

from __future__ import annotations

import pytest

from rawi.model import Incident, Origin, Version
from rawi.show.dossier.names import counts


def origin(key: str, *, is_nobody: bool = False) -> Origin:
    return Origin(id=key, name=key, kind="media" if is_nobody else "monitor")


def incident(*versions: Version) -> Incident:
    origins = (origin("monitor"), origin("army"), origin("clinic"), origin("media", is_nobody=True))
    return Incident(id="i", kind="ASSAULT", reports=("a", "b"), versions=versions, origins=origins)


def version(field: str, *origins: str) -> Version:
    return Version(field=field, value="", origins=origins)


def test_who_tells_of_a_toll_alone_does_not_say_that_it_happened() -> None:
    told = incident(version("occurred", "monitor", "media"), version("killed", "clinic"), version("killed", "army"))
    assert told.telling() == {"monitor"}
    assert counts(told) == "2 reports, 1 independent origin says it happened"


def test_without_a_word_on_whether_it_happened_the_fullest_version_counts() -> None:
    told = incident(version("killed", "clinic"), version("injured", "clinic", "army"))
    assert told.telling() == {"clinic", "army"}


@pytest.mark.parametrize("versions", [(), (version("occurred", "media"),)])
def test_nobodys_word_is_no_origin(versions: tuple[Version, ...]) -> None:
    assert counts(incident(*versions)) == "2 reports, 0 independent origins say it happened"

"""Which reports of an incident carry somebody's denial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rawi.connect.origins import Origins
from rawi.connect.profile import Profile
from rawi.connect.sources import source_of
from rawi.connect.versions import Denials

_DENYING = frozenset({"denies"})


def denials_of(
    mains: Sequence[Profile], roots: Mapping[int, int], profiles: Sequence[Profile], origins: Origins
) -> Denials:
    """Reports whose attributions or events deny, and the origins of those denials that are known."""
    reports: list[str] = []
    denying: set[str] = set()
    for profile in mains:
        account = profile.reading.account
        found = [i for i, link in enumerate(account.attributions) if link.stance in _DENYING]
        if found or any(event.kind == "REJECT" for event in account.events):
            reports.append(profile.id)
        for index in found:
            source = source_of(profile, index, profiles[roots[profile.place]])
            origin = origins.of_source(source)
            if origin is not None:
                denying.add(origin)
    return Denials(tuple(sorted(reports)), tuple(sorted(denying)))

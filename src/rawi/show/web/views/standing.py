"""Where a finding stands with the people who judged it: their word, or that they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from rawi.store.records import Judgement

Key = tuple[str, str, str]
"""Kind and id of what is judged; for a membership the report too."""
_WORDS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "split": "split",
    "merge": "merged",
    "disputed": "people differ",
}


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the people who judged it say now."""

    verdict: str
    """The verdict that all give, or `disputed`."""
    people: tuple[str, ...]
    value: str = ""
    """The corrected value, where all give one."""

    @property
    def word(self) -> str:
        """The verdict as a participle."""
        return _WORDS.get(self.verdict, self.verdict)


def key_of(judgement: Judgement) -> Key:
    """What the judgement is about."""
    document = (judgement.document or "") if judgement.target_kind == "membership" else ""
    return judgement.target_kind, judgement.target, document


def undone_ids(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Ids of the judgements that were taken back."""
    return frozenset(one.undoes for one in judgements if one.verdict == "undo" and one.undoes)


def live(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The last word of each person on each thing, undone ones and undoings left out; given and returned oldest first."""
    undone = undone_ids(judgements)
    last: dict[tuple[Key, str], Judgement] = {}
    for one in judgements:
        if one.verdict != "undo" and one.id not in undone:
            last.pop((key_of(one), one.person), None)
            last[key_of(one), one.person] = one
    return list(last.values())


def standings(judgements: Sequence[Judgement]) -> dict[Key, Standing]:
    """The standing of everything that was judged; the oldest judgement comes first."""
    by_key: defaultdict[Key, list[Judgement]] = defaultdict(list)
    for one in live(judgements):
        by_key[key_of(one)].append(one)
    return {key: _standing(found) for key, found in by_key.items()}


def _standing(judgements: Sequence[Judgement]) -> Standing:
    said = {(one.verdict, one.value) for one in judgements}
    people = tuple(one.person for one in judgements)
    if len(said) > 1:
        return Standing(verdict="disputed", people=people)
    verdict, value = next(iter(said))
    return Standing(verdict=verdict, people=people, value=value)

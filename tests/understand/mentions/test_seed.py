"""The actors of a report in the manner of the seed: every spelling leads to its body."""

from __future__ import annotations

import pytest

from rawi.knowledge.actors import body_of
from tests.understand.mentions.test_find import named_in

REPORT = (
    "Le correspondant de la chaine satellitaire iranienne alAlam en Syrie a rapporté que les talibans, Al-Qaïda et Daech "
    "ont fui. Les forces américaines et les USA ont agi avec l’Arabie saoudite. Les Hachd ont résisté."
)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("alAlam", "al-alam"),
        ("talibans", "taliban"),
        ("Al-Qaïda", "al-qaeda"),
        ("Daech", "islamic-state"),
        ("forces américaines", "US"),
        ("USA", "US"),
        ("Arabie saoudite", "SA"),
        ("Hachd", "popular-mobilization-forces"),
    ],
)
def test_every_body_is_found(words: str, body: str) -> None:
    named = named_in(REPORT, "fr")
    found = {REPORT[mention.span.start : mention.span.end]: mention.actor for mention in named.mentions}
    assert body_of(found[words] or "") == body

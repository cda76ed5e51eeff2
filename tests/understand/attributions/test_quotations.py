from __future__ import annotations

import pytest

from rawi.understand.attributions.quotations import find_quotations
from rawi.words.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("il dit « la ville est tombée » hier", ["la ville est tombée"]),
        ('he said "we left" and "we won"', ["we left", "we won"]),
        ("he said “we left” today", ["we left"]),
        ("que » la ville est tombée » hier", ["la ville est tombée"]),
        ("que » la ville est tombée « hier", ["la ville est tombée"]),
        ("he said ‘the town’s gate fell’ today", ["the town’s gate fell"]),
        ('he said "we left\nThe road is cut', ["we left"]),
        ("قال «سقطت المدينة» أمس", ["سقطت المدينة"]),
    ],
)
def test_what_stands_between_quotation_marks(text: str, inner: list[str]) -> None:
    tokens = find_tokens(text)
    found = []
    for quotation in find_quotations(text, tokens):
        first, last = quotation.inner
        found.append(text[tokens[first].start : tokens[last - 1].end])
    assert found == inner

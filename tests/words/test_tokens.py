import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.words.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("la frontière syro-irakienne", ["la", "frontière", "syro", "irakienne"]),
        ("l’Irak d'aujourd’hui", ["l’", "Irak", "d'", "aujourd’hui"]),
        ("Iran's O'Brien didn't", ["Iran", "'s", "O'Brien", "didn't"]),
        ("1,200 or ١٢٫٥", ["1,200", "or", "١٢٫٥"]),
        ("U.S. forces - said", ["U.S.", "forces", "-", "said"]),
        ("a@b.example https://a.example/x?y=1 end", ["a@b.example", "https://a.example/x?y=1", "end"]),
        ("وقال: «نعم».", ["وقال", ":", "«", "نعم", "»", "."]),
        ("fin.Début", ["fin", ".", "Début"]),
        ("Sana'a", ["Sana'a"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in find_tokens(text)] == tokens


@given(st.text(max_size=80))
def test_a_token_is_its_characters_and_only_spaces_and_hyphens_lie_between(text: str) -> None:
    end = 0
    for token in find_tokens(text):
        assert token.text == text[token.start : token.end]
        assert all(char.isspace() or char in "-‐‑" for char in text[end : token.start])
        end = token.end
    assert not text[end:].strip()

from rawi.words.phrases import Phrases
from rawi.words.tokens import find_tokens

PHRASES = Phrases([("Deir ez-Zor", "city"), ("Deir", "monastery"), ("الحشد الشعبي", "pmf"), ("Hachd al-Chaabi", "pmf")])


def found(text: str) -> list[tuple[str, list[str]]]:
    return [(match.span.of(text), match.value) for match in PHRASES.find(find_tokens(text))]


def test_the_longest_phrase_wins_whatever_its_hyphens_and_accents() -> None:
    assert found("à Deir ez Zor, à Deïr") == [("Deir ez Zor", ["city"]), ("Deïr", ["monastery"])]
    assert found("les Hachd al Chaabi") == [("Hachd al Chaabi", ["pmf"])]


def test_clitics_stay_outside_the_span() -> None:
    assert found("وللحشد الشعبي") == [("للحشد الشعبي", ["pmf"])]
    assert found("بالحشد الشعبي") == [("الحشد الشعبي", ["pmf"])]

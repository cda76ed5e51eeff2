import pytest

from rawi.errors import Refusal
from rawi.reading.languages import find_language, find_passages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Trois soldats tués", "fr"),
        ("Three soldiers were killed", "en"),
        ("مقتل ثلاثة جنود", "ar"),
        ("Les forces de la coalition ont démenti toute implication dans la frappe.", "fr"),
    ],
)
def test_served_languages(text: str, language: str) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Bei einem Luftangriff in der Nähe der Grenze sind nach Angaben der Behörden mindestens zwölf Menschen getötet worden, darunter drei Kinder.",
        "Al menos doce personas murieron en un ataque aéreo cerca de la frontera, según informaron las autoridades locales este martes por la noche.",
        "به گزارش خبرگزاری، در حمله هوایی نزدیک مرز دست کم دوازده نفر کشته شدند و چند خودرو منهدم گردید.",
    ],
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(Refusal, match="language"):
        find_language(text)


def test_a_paragraph_in_another_language_is_marked() -> None:
    english = "The coalition said on Tuesday that it had not carried out the strike on the border crossing."
    text = (
        f"La coalition a publié mardi un communiqué sur la frappe de la frontière :\n{english}\nElle n’a rien ajouté."
    )
    (passage,) = find_passages(text, "fr")
    assert (passage.span.of(text), passage.language) == (english, "en")

from datetime import date

import pytest

from rawi.reading.headers import date_of_headers, find_headers, partial_date


def kinds(text: str) -> dict[str, str]:
    return {header.kind: header.span.of(text) for header in find_headers(text)}


def test_a_date_line_that_stays_partial() -> None:
    text = " date 2021-09 Le correspondant a rapporté que"
    (header,) = find_headers(text)
    assert header.span.of(text) == "date 2021-09"
    dating = date_of_headers((header,))
    assert dating is not None
    assert (dating.start, dating.end, dating.grain) == (date(2021, 9, 1), date(2021, 10, 1), "month")


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("BAGDAD, 14 sept. (Agence) — Trois soldats", "BAGDAD, 14 sept. (Agence) —"),
        ("MOPTI, 14 mars (Agence Djoliba) - Trois soldats", "MOPTI, 14 mars (Agence Djoliba) -"),
        ("دمشق – سانا: أفاد مصدر", "دمشق – سانا:"),
        ("WASHINGTON - One British and two American", "WASHINGTON -"),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    assert kinds(text)["dateline"] == dateline


def test_a_sentence_with_a_dash_is_no_dateline() -> None:
    assert "dateline" not in kinds("Le gouverneur - un ancien général - a démissionné.")


def test_a_headline_is_a_first_line_that_ends_no_sentence() -> None:
    assert (
        kinds("Drones strike close to US forces\nTwo drones hit the airport.")["headline"]
        == "Drones strike close to US forces"
    )
    assert "headline" not in kinds("Two drones hit the airport.\nNobody was hurt.")


@pytest.mark.parametrize("value", ["2021-13", "2021-02-30", "yesterday", "12021-09", ""])
def test_what_is_no_date(value: str) -> None:
    assert partial_date(value, method="field") is None

from __future__ import annotations

import pytest

from rawi.knowledge.actors import actors, body_of, country_of, find_actor, offices, states

KINDS = {
    "state",
    "force",
    "armed_group",
    "coalition",
    "alliance",
    "party",
    "monitor",
    "international",
    "agency",
    "outlet",
    "office",
    "person",
    "group",
}


def test_the_registry_is_as_broad_as_promised() -> None:
    assert len(actors()) >= 900
    assert len(states()) >= 195
    assert {row.kind for row in actors().values()} == KINDS


def test_every_row_has_a_name_and_every_tie_leads_to_a_row() -> None:
    for row in actors().values():
        assert row.name
        assert row.belongs_to is None or find_actor(row.belongs_to) is not None, row.key
        assert row.country is None or len(row.country) == 2


def test_names_are_clean_spellings() -> None:
    for row in actors().values():
        for name in (*row.french, *row.english, *row.arabic):
            assert name == name.strip(), row.key
            assert name.rstrip("?"), row.key


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("rami-abdel-rahman", "sohr"),
        ("wayne-marotto", "cjtf-oir"),
        ("john-kirby", "US"),
        ("US/defence-ministry", "US"),
        ("RU/defence-ministry", "RU"),
        ("quds-force", "IR"),
        ("kataib-hezbollah", "kataib-hezbollah"),
        ("al-manar", "al-manar"),
        ("somebody-else", "somebody-else"),
    ],
)
def test_a_spokesman_and_an_office_speak_for_their_body(key: str, body: str) -> None:
    assert body_of(key) == body


def test_an_office_of_any_state_is_made_on_the_spot() -> None:
    row = find_actor("PY/defence-ministry")
    assert row is not None
    assert (row.kind, row.country, row.belongs_to) == ("office", "PY", "PY")
    assert find_actor("PY/lighthouse") is None
    assert find_actor("XX/army") is None


def test_a_country_is_found_through_the_body() -> None:
    assert country_of("yahya-saree") == "YE"
    assert country_of("amaq") is None
    assert country_of("IQ") == "IQ"


def test_every_office_has_phrases_in_three_languages() -> None:
    for office in offices().values():
        assert office.french
        assert office.english
        assert office.arabic

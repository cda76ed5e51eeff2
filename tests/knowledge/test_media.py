from __future__ import annotations

import pytest

from rawi.knowledge.media import media, medium_of_address, medium_of_name, related

CONTROL = {"state", "public", "party", "private", "unknown"}


def test_the_table_is_as_broad_as_promised() -> None:
    assert len(media()) >= 300
    assert {medium.control for medium in media().values()} == CONTROL
    assert sum(bool(medium.domains) for medium in media().values()) >= 300


def test_no_address_belongs_to_two_outlets() -> None:
    domains = [domain for medium in media().values() for domain in medium.domains]
    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://fr.alalam.ir/news/1", "al-alam"),
        ("http://www.sana.sy/?p=1", "sana"),
        ("arabic.rt.com/world", "rt"),
        ("https://user@news.un.org:443/fr", "un-news"),
        ("https://www.unknown.example/reuters.com", None),
        ("https://notreuters.com/", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_leads_to_its_outlet(address: str | None, key: str | None) -> None:
    medium = medium_of_address(address)
    assert (medium.key if medium else None) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("AFP", "afp"),
        ("l’agence Sana", "sana"),
        ("alAlam", "al-alam"),
        ("Shafaq News", "shafaq"),
        ("شفق نيوز", "shafaq"),
        ("The Guardian", "guardian"),
        ("Guardian", "guardian"),
        ("الميادين", "al-mayadeen"),
        ("lemonde.fr", "le-monde"),
        ("Nobody's Gazette", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_leads_to_its_outlet(name: str | None, key: str | None) -> None:
    medium = medium_of_name(name)
    assert (medium.key if medium else None) == key


def test_outlets_of_one_owner_or_state_are_related() -> None:
    assert related("rt", "sputnik") == "RU"
    assert related("tasnim", "al-alam") == "IR"
    assert related("france24", "rfi") == "france-medias-monde"
    assert related("afp", "rt") is None
    assert related("rt", "rt") is None
    assert related("rt", "no-such-outlet") is None

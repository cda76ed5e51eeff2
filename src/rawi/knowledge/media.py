"""Agencies and outlets: whose they are, and how a name or an address leads to them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rawi.knowledge.actors import body_of, find_actor, read_rows, split_names
from rawi.words.fold import fold


class Medium(NamedTuple):
    """An agency or outlet; `owner` and `affiliation` are actor keys, `state:XX`, or plain words."""

    key: str
    kind: str
    name: str
    country: str | None
    owner: str
    control: str
    affiliation: str
    domains: tuple[str, ...]
    names: tuple[str, ...]


_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/@?#]*@)?(?P<host>[^/?#:]+)", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_ARTICLE = re.compile(
    r"^(?:al |el |the |le |la |les |l |agence |journal |quotidien |site |chaine |وكاله |قناه |صحيفه |موقع |جريده |شبكه )+"
)


@lru_cache(maxsize=1)
def media() -> dict[str, Medium]:
    """All agencies and outlets by key."""
    found: dict[str, Medium] = {}
    for row in read_rows("media.tsv", 12):
        names = tuple(name.rstrip("?") for language in ("en", "fr", "ar") for name in split_names(row[language]))
        found[row["key"]] = Medium(
            row["key"],
            row["kind"],
            names[0],
            row["country"] or None,
            row["owner"],
            row["control"],
            row["affiliation"],
            split_names(row["domains"]),
            names,
        )
    return found


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, str]:
    return {domain: medium.key for medium in media().values() for domain in medium.domains}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for medium in media().values():
        for name in medium.names:
            found.setdefault(_spelling(name), medium.key)
    for medium in media().values():
        for name in medium.names:
            found.setdefault(_bare(_spelling(name)), medium.key)
    return found


def _spelling(name: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(name)).strip()


def _bare(spelling: str) -> str:
    return _ARTICLE.sub("", spelling) or spelling


def medium_of_address(address: str | None) -> Medium | None:
    """The outlet of a URL or host name, by its longest known domain; None where it is not known."""
    match = _HOST.match(address or "")
    if match is None:
        return None
    host = match.group("host").lower().removeprefix("www.")
    while "." in host:
        key = _by_domain().get(host)
        if key is not None:
            return media()[key]
        host = host.partition(".")[2]
    return None


def medium_of_name(name: str | None) -> Medium | None:
    """The outlet of that name in any of its spellings, with or without its article; a domain is read as an address."""
    if not name or not name.strip():
        return None
    spelling = _spelling(name)
    key = _by_name().get(spelling) or _by_name().get(_bare(spelling))
    if key is not None:
        return media()[key]
    return medium_of_address(name.strip()) if "." in name and " " not in name.strip() else None


def related(left: str, right: str) -> str | None:
    """The owner or state that two outlets share, by their keys; None where none is known."""
    if left == right or left not in media() or right not in media():
        return None
    shared = [owner for owner in _owners(media()[left]) if owner in _owners(media()[right])]
    return shared[0] if shared else None


def _owners(medium: Medium) -> list[str]:
    found: list[str] = []
    for owner in (medium.owner, medium.affiliation):
        key = owner.removeprefix("state:")
        if owner.startswith("state:") or find_actor(key) is not None:
            found += [key, body_of(key)]
        elif owner and owner == medium.owner:
            found.append(owner)
    return list(dict.fromkeys(found))

"""A page's article with its title, date, authors, outlet and address; meant to run inside the sandbox."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import msgspec
from lxml.html import HtmlElement

from rawi.model import Dating, Run
from rawi.reading.headers import partial_date


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a page says: `text` is its article, `runs` map it to the characters of the page's source."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Dating | None = None
    updated: Dating | None = None
    runs: tuple[Run, ...] = ()


def read_page(source: str, *, url: str | None = None) -> Page:
    """The article of a page's source, by trafilatura; its date by stated mark-up first, then htmldate.

    A page without an article gives a Page with an empty text.
    """
    import trafilatura
    from lxml import html as parser

    tree = parser.document_fromstring(source, parser=parser.HTMLParser(huge_tree=False, no_network=True))
    found = trafilatura.bare_extraction(
        source,
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict):
        return Page(text="")
    text = found.text or ""
    address = _canonical(tree) or found.url or url
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Page(
        text=text,
        title=found.title,
        url=address,
        outlet=found.sitename,
        authors=authors,
        published=_published(tree, source, address),
        updated=_first_date(_marked_dates(tree, ("dateModified", "article:modified_time", "og:updated_time"))),
        runs=locate(text, source),
    )


def _canonical(tree: HtmlElement) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for value in tree.xpath(path):
            if str(value).startswith(("http://", "https://")):
                return str(value)
    return None


def _published(tree: HtmlElement, source: str, url: str | None) -> Dating | None:
    """Stated mark-up first, then the address, then htmldate's reading of the text."""
    from htmldate import find_date

    marked = _first_date(
        _marked_dates(
            tree,
            (
                "datePublished",
                "article:published_time",
                "date",
                "dc.date",
                "dcterms.created",
                "pubdate",
                "publish-date",
                "og:pubdate",
            ),
        )
    )
    if marked is not None:
        return marked
    in_address = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-])", url or "")
    if in_address:
        dating = partial_date("-".join(part for part in in_address.groups() if part), method="url")
        if dating is not None:
            return dating
    for extensive in (False, True):
        value = find_date(source, url=url, original_date=True, extensive_search=extensive)
        if value:
            return partial_date(value, method="htmldate, mark-up" if not extensive else "htmldate, text")
    return None


def _marked_dates(tree: HtmlElement, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(method, value) of each date that the page states under one of the names."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        for name in names:
            for value in _json_values(str(script), name):
                yield f"json-ld {name}", value
    for name in names:
        for attribute in ("property", "name", "itemprop"):
            for value in tree.xpath(f"//meta[@{attribute}=$name]/@content", name=name):
                yield f"meta {name}", str(value)
        for value in tree.xpath("//time[@itemprop=$name or @pubdate]/@datetime", name=name):
            yield "time element", str(value)


def _json_values(script: str, name: str) -> Iterator[str]:
    try:
        waiting: list[object] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    steps = 0
    while waiting and steps < 2000:
        steps += 1
        node = waiting.pop(0)
        if isinstance(node, dict):
            value = node.get(name)
            if isinstance(value, str):
                yield value
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


def _first_date(stated: Iterator[tuple[str, str]]) -> Dating | None:
    for method, value in stated:
        dating = partial_date(value, method=method)
        if dating is not None:
            return dating
    return None


_HIDDEN = re.compile(r"<!--.*?-->|<(script|style|noscript|template)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def locate(text: str, source: str) -> tuple[Run, ...]:
    """Where each stretch of an extracted text stands in the page's source, found in order, word by word.

    A word that cannot be found goes on from the one before it.
    """
    visible, offsets = _visible(source)
    runs: list[Run] = []
    position = 0
    for line in re.finditer(r"[^\n]+", text):
        anchor = visible.find(line.group()[:40], position)
        if anchor >= 0:
            position = anchor
        for word in re.finditer(r"\S+", line.group()):
            at = visible.find(word.group(), position, position + 2000)
            if at < 0:
                continue
            position = at + len(word.group())
            run = Run(line.start() + word.start(), offsets[at])
            if not runs or run.source - run.text != runs[-1].source - runs[-1].text:
                runs.append(run)
    return tuple(runs)


def _visible(source: str) -> tuple[str, list[int]]:
    """The characters outside tags with entities resolved, and the place of each in the source."""
    pieces: list[str] = []
    offsets: list[int] = []

    def take(start: int, end: int) -> None:
        cursor = start
        for entity in _ENTITY.finditer(source, start, end):
            pieces.append(source[cursor : entity.start()])
            offsets.extend(range(cursor, entity.start()))
            resolved = html.unescape(entity.group())
            pieces.append(resolved)
            offsets.extend([entity.start()] * len(resolved))
            cursor = entity.end()
        pieces.append(source[cursor:end])
        offsets.extend(range(cursor, end))

    cursor = 0
    for hidden in _HIDDEN.finditer(source):
        take(cursor, hidden.start())
        cursor = hidden.end()
    take(cursor, len(source))
    return "".join(pieces), offsets

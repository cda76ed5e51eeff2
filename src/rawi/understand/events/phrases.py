"""How far a name of a party or a thing reaches, without a parser: to the next word that cannot belong to it."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_class
from rawi.model import Span
from rawi.understand.events.closed_words import LEFT_BOUNDS, RELATIVES, STOPS
from rawi.understand.events.page import Page

_QUOTES = frozenset("«»\"“”'‘’")
_CLOSING = frozenset('»”"')
_HARD = frozenset(",;:.!?()[]…—–-،؛؟")
_WAW = closed_class("arabic_waw", "ar")
_LINKS = frozenset(
    [
        "de",
        "d'",
        "du",
        "des",
        "of",
        "the",
        "le",
        "la",
        "les",
        "l'",
        "et",
        "and",
        "un",
        "une",
        "a",
        "an",
        "ses",
        "son",
        "sa",
        "his",
        "her",
        "its",
        "their",
        "من",
    ]
)
_LEADING = frozenset(["et", "and", "moins", "plus", "total", "autour"])
_REACH = 16


def phrase_from(page: Page, first: int, last: int) -> Span | None:
    """The phrase that begins at token `first` and ends before `last` at the latest; None where nothing begins."""
    at, end, opened = first, first, False
    while at < min(last, first + _REACH):
        token = page.tokens[at]
        if token.kind == "mark":
            if token.text not in _QUOTES or (token.text in _CLOSING and opened):
                break
            opened = opened or (at == first and page.language == "ar")
        elif _ends(page, at, first):
            break
        else:
            end = at + 1
        at += 1
    return _trimmed(page, first, end)


def _ends(page: Page, at: int, first: int) -> bool:
    """The word cannot belong to the phrase before it."""
    token = page.tokens[at]
    folded = token.folded
    if at in page.blocked and at > first:
        return True
    if page.language == "ar":
        return _ends_arabic(page, at, first)
    if (
        token.glued
        and at > first
        and page.tokens[at - 1].kind == "word"
        and not page.tokens[at - 1].text.endswith(("'", "’"))
    ):
        return False  # the second half of a hyphenated name: hors-bord, Port-au-Prince
    if folded in STOPS[page.language] or at in page.verbs:
        return True
    if folded in {"et", "and", "ou", "or"}:
        return at == first or not _goes_on(page, at + 1)
    return False


def _goes_on(page: Page, at: int) -> bool:
    """After a conjunction another name follows, not a clause."""
    if at >= len(page.tokens) or page.tokens[at].kind == "mark":
        return False
    for position in range(at, min(at + 4, len(page.tokens))):
        token = page.tokens[position]
        if position in page.verbs or (token.folded in STOPS[page.language] and position == at):
            return False
        if token.kind == "mark":
            break
    return True


def after_times(page: Page, at: int, last: int) -> int:
    """Past a time and its preposition: `bombed on Saturday night the airbase`, هدم في تموز المنصرم ثلاثة أضرحة."""
    start = at
    while at < last and (at in page.blocked or (at + 1 in page.blocked and page.tokens[at].kind == "word")):
        at += 1
    return at if at < last and at - start <= 8 else start


def _ends_arabic(page: Page, at: int, first: int) -> bool:
    folded = page.tokens[at].folded
    if at in page.verbs:
        return True
    if folded == "من":
        return at == first or page.tokens[at - 1].folded.startswith("ال")
    if folded in STOPS["ar"]:
        return True
    if at == first:
        return False
    if folded.startswith("و") and folded not in _WAW and len(folded) > 2:
        return True
    return folded.startswith(("بال", "كال")) or (folded.startswith("ب") and at in _weapon_tokens(page))


def _weapon_tokens(page: Page) -> frozenset[int]:
    return frozenset(match.first for match in page.weapons)


def _trimmed(page: Page, first: int, end: int) -> Span | None:
    while first < end and (page.tokens[first].kind == "mark" or page.tokens[first].folded in _LEADING):
        first += 1
    while end > first and (page.tokens[end - 1].kind == "mark" or page.tokens[end - 1].folded in _LINKS):
        end -= 1
    if end <= first or all(token.kind == "mark" for token in page.tokens[first:end]):
        return None
    return page.span(first, end)


def phrase_before(page: Page, last: int, floor: int) -> Span | None:
    """The phrase that ends right before token `last`: the subject of the verb there."""
    if last <= floor:
        return None
    if page.tokens[last - 1].folded in RELATIVES[page.language]:
        last -= 1
    if last > floor and page.tokens[last - 1].kind == "mark" and page.tokens[last - 1].text in ",،)":
        last = _before_apposition(page, last - 1, floor)
    start = last
    bounds = LEFT_BOUNDS[page.language]
    while start > floor:
        token = page.tokens[start - 1]
        if token.kind == "mark" and token.text in _HARD:
            break
        joined = token.folded in {"et", "and"} and start < last and start - 2 >= floor and _goes_on(page, start)
        bound = token.folded in bounds or (page.language == "ar" and token.folded.removeprefix("و") in bounds)
        if token.kind != "mark" and (bound or start - 1 in page.verbs) and not joined:
            break
        start -= 1
    while start < last and (page.tokens[start].folded in STOPS[page.language] or start in page.blocked):
        start += 1
        start = _skip_adverbial(page, start, last)
    return phrase_from(page, start, last) if start < last else None


def _skip_adverbial(page: Page, start: int, last: int) -> int:
    """After a preposition: past the time that it introduces; a place stays, for want of better."""
    while start < last and start in page.blocked:
        start += 1
    return start


def _before_apposition(page: Page, comma: int, floor: int) -> int:
    """`The group, led by X, attacked`: the token after the name before the first of the two commas."""
    position = comma
    while position > floor and comma - position < 14:
        position -= 1
        if page.tokens[position].kind == "mark" and page.tokens[position].text in ",،(":
            return position
        if page.tokens[position].kind == "mark" and page.tokens[position].text in ".;:!?":
            break
    return comma

"""Words as the search sees them: what a report is found by, what a query asks for, what a snippet shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from rawi.errors import InputError
from rawi.model import Document
from rawi.store.records import Snippet
from rawi.words.fold import fold, is_arabic, stems
from rawi.words.tokens import Token, find_tokens

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SEPARATORS = re.compile(r"[\W_]+")
_PART = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
_LONGEST_WORD = 60
_MOST_PARTS = 32
_LONGEST_TEXT = 400_000
"""Characters of the folded text that are indexed: PostgreSQL takes no tsvector beyond a megabyte."""
_SEARCHED = 100_000
"""Characters of a text in which a snippet is looked for."""
_LINE = 1000
_AROUND = 120
"""Characters of a snippet on each side of the first word found."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One thing asked for: any of the spellings, each a run of words that follow one another."""

    spellings: tuple[tuple[str, ...], ...]
    prefix: bool = False
    without: bool = False


def spell(words: str) -> list[str]:
    """The words folded, without marks, Arabic-Indic digits as digits, long ones cut."""
    return [one for token in find_tokens(words) for one in _pieces(token)]


def spell_name(name: str) -> str:
    """A name as a filter on names sees it."""
    return " ".join(spell(name))


def _pieces(token: Token) -> list[str]:
    if token.kind == "mark":
        return []
    plain = token.folded.translate(_DIGITS)
    if plain.isalnum():
        return [plain[:_LONGEST_WORD]]
    return [piece[:_LONGEST_WORD] for piece in _SEPARATORS.split(plain) if piece]


def index_text(document: Document) -> tuple[str, str]:
    """What a report is found by: its title's and text's words in order, and the words inside Arabic words."""
    words = [*(spell(document.title) if document.title else ()), *spell(document.text)]
    inner = {stem.text for word in set(words) if is_arabic(word) for stem in stems(word)[1:]}
    return " ".join(words)[:_LONGEST_TEXT], " ".join(sorted(inner))[:_LONGEST_TEXT]


def read_query(words: str) -> tuple[Part, ...]:
    """What is asked for; raises InputError where it is too much, or nothing but words to leave out."""
    parts: list[Part] = []
    for match in _PART.finditer(words):
        phrase, word = match["phrase"], match["word"]
        spelled = tuple(spell(phrase if word is None else word))
        if not spelled:
            continue
        if len(parts) == _MOST_PARTS:
            raise InputError(f"search: more than {_MOST_PARTS} words; give fewer")
        prefix = word is not None and word.endswith("*")
        spellings = (spelled,) if prefix or phrase is not None else tuple(_spellings(spelled))
        parts.append(Part(spellings=spellings, prefix=prefix, without=bool(match["without"])))
    if parts and all(part.without for part in parts):
        raise InputError("search: only words to leave out; give at least one word to find")
    return tuple(parts)


def _spellings(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """A single Arabic word is found with and without its article."""
    yield words
    if len(words) == 1 and is_arabic(words[0]):
        word = words[0]
        yield (word[2:],) if word.startswith("ال") and len(word) > 4 else ("ال" + word,)


def make_snippet(document: Document, parts: tuple[Part, ...]) -> Snippet | None:
    """The first place of the text where a word of the query stands, its words marked; None where only the title has it."""
    text = document.text
    wanted = [part for part in parts if not part.without]
    found: list[tuple[int, int]] = []
    for offset, piece in _some_lines(text):
        if found and offset > found[0][0] + 2 * _AROUND:
            break
        found += [(offset + one.start, offset + one.end) for one in find_tokens(piece) if _is_wanted(one, wanted)]
    if not found:
        return None
    start, end = _window(text, found[0][0])
    marks = tuple((left - start, right - start) for left, right in found if start <= left and right <= end)
    return Snippet(text=text[start:end], start=start, marks=marks)


def _some_lines(text: str) -> Iterator[tuple[int, str]]:
    """The text's lines with their places, long ones cut at a space: a page of snippets reads no more than it shows."""
    start = 0
    while start < min(len(text), _SEARCHED):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        if end - start > _LINE:
            end = text.rfind(" ", start, start + _LINE) + 1 or start + _LINE
        yield start, text[start:end]
        start = end


def _is_wanted(token: Token, wanted: list[Part]) -> bool:
    pieces = _pieces(token)
    if not pieces:
        return False
    inner = {stem.text for stem in stems(pieces[0])} if len(pieces) == 1 else set()
    for part in wanted:
        for spelling in part.spellings:
            for word in spelling:
                if word in pieces or word in inner:
                    return True
                if part.prefix and any(piece.startswith(word) for piece in pieces):
                    return True
    return False


def _window(text: str, position: int) -> tuple[int, int]:
    """Whole words around the position, inside its paragraph."""
    start = max(text.rfind("\n", 0, position) + 1, position - _AROUND)
    if start == position - _AROUND:
        start = min(position, max(start, text.find(" ", start, position) + 1))
    end = text.find("\n", position)
    end = min(len(text) if end < 0 else end, position + 2 * _AROUND)
    if end < len(text) and text[end] != "\n":
        end = max(text.rfind(" ", position, end), position + 1) if " " in text[position:end] else end
    return start, end


def fold_key(name: str) -> str:
    """The key of a name that no registry knows."""
    return "name:" + " ".join(fold(name).split())[: _LONGEST_WORD * 2]

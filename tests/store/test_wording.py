"""What is searched for is what was indexed, whatever the text."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.errors import InputError
from rawi.model import Document
from rawi.store.text_search import _for_sqlite
from rawi.store.wording import index_text, make_snippet, read_query, spell

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=120)


def document(text: str) -> Document:
    return Document(id="d", text=text, language="en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’Irak, l'Élysée", ["l", "irak", "l", "elysee"]),
        ("syro-irakienne", ["syro", "irakienne"]),
        ("Iran's 1,500 U.S. troops", ["iran", "s", "1", "500", "u", "s", "troops"]),
        ("أصابتْ ١٢ مدرّعةً", ["اصابت", "12", "مدرعه"]),
        ("https://example.org/a_b", ["https", "example", "org", "a", "b"]),
        ("x" * 100, ["x" * 60]),
        ("... — «»", []),
    ],
)
def test_words_as_the_search_sees_them(text: str, words: list[str]) -> None:
    assert spell(text) == words


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_every_word_of_a_text_is_found_again(text: str) -> None:
    words, inner = index_text(document(text))
    assert all(word.isalnum() for word in words.split())
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5(words, inner_words, tokenize='unicode61 remove_diacritics 0')"
        )
        connection.execute("INSERT INTO t VALUES (?, ?)", (words, inner))
        for token in text.split():
            plain = token.strip('"*-')
            if len(spell(plain)) != 1 or '"' in plain:
                continue
            parts = read_query(plain)
            found = connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (_for_sqlite(parts),)).fetchone()
            assert found == (1,), plain


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_no_query_is_unreadable(words: str) -> None:
    try:
        parts = read_query(words)
    except InputError:
        return
    if parts:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
            connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (_for_sqlite(parts),)).fetchone()


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_a_snippet_is_a_piece_of_the_text(text: str, words: str) -> None:
    try:
        parts = read_query(words)
    except InputError:
        return
    snippet = make_snippet(document(text), parts)
    if snippet is not None:
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        assert snippet.marks
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)


def test_a_word_of_a_million_letters_is_cut() -> None:
    words, _ = index_text(document("x" * 300_000))
    assert len(words) == 60
    assert len(read_query("y" * 300_000)) == 1

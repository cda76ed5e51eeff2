from pathlib import Path

import pytest

import rawi
from rawi.errors import Refusal
from rawi.settings import Settings

TEXT = "Une frappe a visé mardi une base près de la frontière, a déclaré le porte-parole de l’armée. Trois personnes ont été tuées."


def test_files_are_read_as_by_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.bin").write_bytes(b"\x89PNG" + b"\x00" * 50)
    readings = rawi.read(tmp_path, settings=Settings(model=False))
    assert [reading.document.text for reading in readings] == [TEXT]
    assert [refusal.reason for refusal in readings.refusals] == ["binary"]


def test_a_string_is_read_with_what_is_known_of_it() -> None:
    reading = rawi.read_string(TEXT, published="2021-09", outlet="Journal", settings=Settings(model=False))
    assert reading.document.published is not None
    assert (reading.document.published.grain, reading.document.outlet) == ("month", "Journal")
    assert reading.account.document == reading.document.id


def test_a_string_without_words_is_refused() -> None:
    with pytest.raises(Refusal, match="empty"):
        rawi.read_string("12 34")


def test_no_other_name() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        rawi.__getattr__("nothing")

import io
import zipfile

import pytest

from rawi.errors import InputError
from rawi.show.exports import FORMATS, Collection, verify


def changed(bundle: bytes, **files: bytes | None) -> bytes:
    """The bundle with files replaced, added, or left out where None is given."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(out, "w") as new:
        contents = {name: old.read(name) for name in old.namelist()}
        for name, content in files.items():
            contents[name.replace("_", ".")] = content or b""
            if content is None:
                del contents[name.replace("_", ".")]
        for name, content in contents.items():
            new.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="module")
def bundle(collection: Collection) -> bytes:
    return FORMATS["bundle"].make(collection)


def test_a_fresh_bundle_holds(bundle: bytes) -> None:
    assert verify(bundle) == []


def test_a_changed_a_missing_and_a_strange_file_are_told(bundle: bytes) -> None:
    assert "README.txt: was changed after the bundle was made" in verify(changed(bundle, README_txt=b"other"))
    assert "provenance.jsonld: is missing" in verify(changed(bundle, provenance_jsonld=None))
    assert "more.txt: is not in the manifest" in verify(changed(bundle, more_txt=b"x"))


def test_a_quote_that_does_not_stand_there_is_told(bundle: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        quotes = archive.read("quotes.jsonl")
    moved = quotes.replace(b'"start":', b'"start":1', 1)
    assert any("the words do not stand" in line for line in verify(changed(bundle, quotes_jsonl=moved)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"text"])
def test_what_is_no_bundle(data: bytes) -> None:
    with pytest.raises(InputError, match="no bundle"):
        verify(data)

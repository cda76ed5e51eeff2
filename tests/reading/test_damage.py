"""Two thousand damaged inputs, from a seeded generator: each gives reports or refusals, in bounded time."""

import gzip
import io
import json
import random
import zipfile
from collections.abc import Iterator

import pytest

from rawi.errors import Refusal
from rawi.model import Document
from rawi.reading.extract import to_document
from rawi.reading.raw import Raw
from rawi.reading.sandbox import Sandbox
from rawi.reading.sources import expand
from rawi.run.engine import build_tagger
from rawi.settings import Settings
from rawi.understand.pipeline import understand
from tests.reading.test_sources import INPUTS

SETTINGS = Settings(model=False, parse_seconds=10, max_bytes=60_000_000)
WORDS = [
    "frappe",
    "a déclaré",
    "قصفت",
    "Washington",
    "12",
    "«",
    "»",
    "que",
    "\u202e",
    "\ud800",
    "\x00",
    "\ufeff",
    "😀",
    "<div>",
    "&#0;",
    "{",
    '"',
    "[",
    "أن",
    "selon",
    "hier",
    "%s",
    "\n",
]


def damaged(seed: int) -> bytes:
    """One damaged input: truncated, flipped, wrongly encoded, nested, or words in no order."""
    dice = random.Random(seed)
    data = dice.choice(list(INPUTS.values()))
    how = dice.randrange(7)
    if how == 0:
        return data[: dice.randrange(len(data))]
    if how == 1:
        flipped = bytearray(data)
        for _ in range(dice.randrange(1, 60)):
            flipped[dice.randrange(len(flipped))] = dice.randrange(256)
        return bytes(flipped)
    if how == 2:
        return data.decode("utf-8", "replace").encode(
            dice.choice(["cp1256", "utf-16-be", "iso8859_6", "cp037", "utf-7"]), "replace"
        )
    if how == 3:
        depth = dice.randrange(10, 3000)
        return dice.choice([b"<div>" * depth, b"[" * depth, b'{"text":' * depth, b"<p><b>" * depth + data])
    if how == 4:
        return "".join(dice.choices(WORDS, k=dice.randrange(1, 800))).encode("utf-8", "surrogatepass")
    if how == 5:
        at = dice.randrange(len(data))
        return data[at:] + data[:at]
    return b"".join(
        dice.choices(
            [data[:40], data[-40:], b"\r\n", b"\x00", b"--", b"PK\x03\x04", b"\x1f\x8b\x08"], k=dice.randrange(1, 50)
        )
    )


def outcomes(data: bytes, sandbox: Sandbox) -> Iterator[Document | Refusal]:
    for item in expand(data, "input", SETTINGS):
        try:
            yield to_document(item, SETTINGS, sandbox) if isinstance(item, Raw) else item
        except Refusal as refusal:
            yield refusal


@pytest.mark.parametrize("block", range(20))
def test_damaged_inputs_give_an_account_or_a_refusal(block: int) -> None:
    tagger = build_tagger(SETTINGS)
    with Sandbox(seconds=10) as sandbox:
        for seed in range(block * 100, block * 100 + 100):
            found = list(outcomes(damaged(seed), sandbox))
            assert found, f"seed {seed} gave neither a report nor a refusal"
            for item in found[:40]:
                if isinstance(item, Document):
                    account = understand(item, tagger)
                    assert all(token.end <= len(item.text) for token in account.sentences)
                else:
                    assert item.reason


def bombs() -> Iterator[tuple[str, bytes]]:
    yield "one line of 50 MB", b"Une frappe a vis\xc3\xa9 la base. " * 1_700_000
    yield "50 MB of one word", b"a" * 50_000_000
    yield "gzip bomb", gzip.compress(b"a" * 70_000_000)
    nested = b"deep"
    for _ in range(8):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.zip", nested)
        nested = buffer.getvalue()
    yield "zip in zip in zip", nested
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"\x00" * 65_000_000)
    yield "zip bomb", buffer.getvalue()
    yield "a million braces", b'{"text": ' * 1_000_000
    yield "a wide table", b"text," + b"," * 1_000_000
    yield "a record of 10 MB words", json.dumps({"text": "قصفت" * 2_500_000}).encode()
    yield "hostile page", b"<html><body>" + b"<a b='" * 500_000 + b"</body>"


@pytest.mark.parametrize(("name", "data"), list(bombs()), ids=lambda value: value if isinstance(value, str) else "")
def test_bombs_are_refused(name: str, data: bytes) -> None:
    with Sandbox(seconds=10) as sandbox:
        found = list(outcomes(data, sandbox))
    assert found
    assert all(isinstance(item, Refusal) for item in found)

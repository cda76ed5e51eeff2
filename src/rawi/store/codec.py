"""Records to bytes and back: compressed JSON, and the cursors of pages."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any, TypeVar

import msgspec

from rawi.errors import InputError

Record = TypeVar("Record", bound=msgspec.Struct)
_decoders: dict[type, msgspec.json.Decoder[Any]] = {}
_encoder = msgspec.json.Encoder()


def pack(record: object) -> bytes:
    """The record as JSON, compressed: an account shrinks to a sixth."""
    return zlib.compress(_encoder.encode(record), 3)


def unpack(body: bytes, kind: type[Record]) -> Record:
    """The record that `pack` was given; raises ValueError where the bytes are not such a record."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    try:
        record: Record = decoder.decode(zlib.decompress(body))
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from error
    return record


def make_cursor(*key: int | float | str) -> str:
    """The place in a list after the item with that sort key."""
    return base64.urlsafe_b64encode(_encoder.encode(key)).decode().rstrip("=")


def read_cursor(cursor: str, *kinds: type) -> tuple[Any, ...]:
    """The sort key; raises InputError where the cursor is not one of this list."""
    try:
        data = base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4))
        key = msgspec.json.decode(data, type=tuple[int | float | str, ...])
    except (binascii.Error, ValueError) as error:
        raise _no_cursor(cursor) from error
    if len(key) != len(kinds) or not all(isinstance(part, kind) for part, kind in zip(key, kinds, strict=True)):
        raise _no_cursor(cursor)
    return key


def _no_cursor(cursor: str) -> InputError:
    return InputError(f"cursor {cursor[:40]!r}: not one that this list gave; begin again without a cursor")

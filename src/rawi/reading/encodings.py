"""The characters that bytes stand for, in every encoding that pages of the three languages use."""

from __future__ import annotations

import codecs
import re

import msgspec

from rawi.errors import Refusal


class Decoded(msgspec.Struct, frozen=True):
    """A source's characters and the encoding that gave them."""

    text: str
    encoding: str


_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,30})""", re.IGNORECASE)
_LEGACY = ("cp1252", "cp1256", "iso8859_6", "iso8859_15", "iso8859_1")
_LATIN = frozenset("éèêëàâäùûüôöîïçñáíóúÉÈÊÀÂÔÎÇœŒ")
_SIGNS = frozenset("’‘“”«»–—…€°\u00a0،؛؟·•")
_FREQUENT = frozenset("الميونرتبهع")  # about seven of ten letters of Arabic press are one of these
_PAST_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_C1 = re.compile(r"[\x80-\x9f]")
LOST = "\ufffd"


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The characters of `data`.

    A byte order mark decides, then strict UTF-8, then what the transport or the page declares, then which legacy
    table gives the most plausible French, English or Arabic. Raises Refusal("binary") or Refusal("encoding").
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data, name)
    if _looks_like_utf16(data):
        big_endian = data[:400:2].count(0) > data[1:400:2].count(0)
        return _lenient(data, "utf-16-be" if big_endian else "utf-16-le")
    if data.count(b"\x00", 0, 65536) > 0:
        raise Refusal("binary", detail="the bytes hold zeros, so this is no text")
    strict = _strict(data, "utf-8")
    if strict is not None:
        return _checked(strict)
    return _checked(_legacy(data, declared))


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    """Damaged characters become U+FFFD where they are few."""
    text = data.decode(encoding, "replace")
    if text.count(LOST) > max(3, len(text) // 50):
        raise Refusal("encoding", detail=f"{text.count(LOST)} characters are no {encoding}")
    return _checked(Decoded(text, encoding))


def _checked(decoded: Decoded) -> Decoded:
    if len(_CONTROLS.findall(decoded.text[:65536])) > max(8, min(len(decoded.text), 65536) // 20):
        raise Refusal("binary", detail="control characters stand where letters should")
    return decoded


def _looks_like_utf16(data: bytes) -> bool:
    """Latin text in UTF-16 has a zero in every other byte; Arabic text has 06 there."""
    sample = data[:2000]
    if len(sample) < 8:
        return False
    half = len(sample) // 2
    for offset in (0, 1):
        high = sample[offset::2]
        if high.count(0) + high.count(6) > 0.8 * half and len(set(sample[1 - offset :: 2])) > 5:
            return high.count(0) > 0 or high.count(6) > 0.8 * half
    return False


def _legacy(data: bytes, declared: str | None) -> Decoded:
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count(LOST)
    # A few damaged bytes in a UTF-8 text: its other high bytes pair up, so lost characters are rare among them.
    if sum(char > "\x7f" for char in damaged) - lost >= max(3, 10 * lost):
        return Decoded(damaged, "utf-8")
    names = [name for name in (declared, _declared_in(data)) if name]
    candidates = dict.fromkeys([*names, *_LEGACY])
    best = max(candidates, key=lambda name: (_plausible(data, name), name in names))
    if _plausible(data, best) < 0.5:
        raise Refusal("encoding", detail="no encoding of the three languages gives plausible words")
    return Decoded(data.decode(best, "replace"), codecs.lookup(best).name)


def _declared_in(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, 4096)
    return match.group(1).decode("ascii") if match else None


def _plausible(data: bytes, encoding: str) -> float:
    """From 0 to 1: the share of the characters past ASCII that French, English or Arabic press would write there."""
    try:
        text = data[:65536].decode(encoding, "replace")
    except LookupError:
        return 0.0
    past = [char for char in text if char > "\x7f"]
    if not past:
        return 0.4
    bad = text.count(LOST) + len(_C1.findall(text))
    good = sum(char in _SIGNS for char in past)
    for word in _PAST_WORD.findall(text):
        letters = sum(char > "\x7f" for char in word)
        arabic = sum("\u0621" <= char <= "\u0652" for char in word)
        if arabic:
            frequent = sum(char in _FREQUENT for char in word)
            good += min(arabic, 2 * frequent) if arabic == len(word) else 0
        elif letters <= max(1, len(word) // 2):
            good += sum(char in _LATIN for char in word)
    return max(0.0, (good - 2 * bad) / len(past))

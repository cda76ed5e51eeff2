from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import Refusal
from rawi.reading.encodings import decode

FRENCH = "Une frappe aérienne a visé l’aéroport d’Erbil à l’aube, où des blessés ont été évacués, a déclaré l’armée."
ARABIC = "استهدفت غارة جوية مواقع قرب الحدود العراقية السورية وأسفرت عن مقتل ثلاثة أشخاص، بحسب مصدر أمني."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [FRENCH, ARABIC])
def test_unicode_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "cp1252"), (FRENCH.replace("’", "'"), "iso8859_15"), (ARABIC, "cp1256"), (ARABIC, "iso8859_6")],
)
def test_legacy_encodings_are_told_by_plausible_words(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_the_declared_encoding_decides_between_equals() -> None:
    assert decode("né à Sète".encode("iso8859_15"), declared="iso-8859-15").encoding == "iso8859-15"


def test_a_few_damaged_bytes_do_not_change_the_encoding() -> None:
    damaged = bytearray(ARABIC.encode())
    damaged[41] = 0xFF
    decoded = decode(bytes(damaged))
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") <= 2


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, bytes(range(1, 32)) * 20])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        decode(data)
    assert refused.value.reason in ("binary", "encoding")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    with suppress(Refusal):
        assert isinstance(decode(data).text, str)

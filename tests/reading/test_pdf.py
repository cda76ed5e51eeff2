import pytest

from rawi.errors import Refusal
from rawi.reading.pdf import read_pdf


def pdf(text: str, *, created: str = "D:20210914101500Z") -> bytes:
    """The smallest PDF that shows a line of text."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title (Strike) /CreationDate ({created}) >>".encode(),
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % start


def test_the_text_layer_the_title_and_the_date() -> None:
    page = read_pdf(pdf("Three soldiers were killed near the border, the army said."))
    assert page.text == "Three soldiers were killed near the border, the army said."
    assert page.title == "Strike"
    assert page.published is not None
    assert (str(page.published.start), page.published.method) == ("2021-09-14", "pdf creation date")


def test_a_picture_of_a_page_has_no_text() -> None:
    with pytest.raises(Refusal, match="OCR"):
        read_pdf(pdf(""))


@pytest.mark.parametrize("cut", [20, 200, 500])
def test_a_broken_file_is_refused(cut: int) -> None:
    with pytest.raises(Refusal):
        read_pdf(pdf("Three soldiers were killed.")[:cut])

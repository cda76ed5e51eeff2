"""The text layer of a PDF; meant to run inside the sandbox."""

from __future__ import annotations

import io
import re

from rawi.errors import Refusal
from rawi.model import Dating
from rawi.reading.headers import partial_date
from rawi.reading.html import Page

_MOST_PAGES = 2000


def read_pdf(data: bytes) -> Page:
    """The text of the pages in order, with the title and creation date that the file states.

    Raises Refusal: truncated for a broken file, locked for an encrypted one, empty where there is no text layer.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refusal("locked", detail="the PDF asks for a password")
        pages = [reader.pages[index].extract_text() for index in range(min(len(reader.pages), _MOST_PAGES))]
        about = reader.metadata
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        AssertionError,
        OSError,
        RecursionError,
        LookupError,
        ArithmeticError,
    ) as error:
        raise Refusal("truncated", detail=f"not a readable PDF: {error or type(error).__name__}") from error
    text = "\n".join(_unbroken(page) for page in pages if page.strip())
    if not text.strip():
        raise Refusal("empty", detail="the PDF has no text layer; run an OCR program on it first")
    title = (about.title or None) if about else None
    return Page(
        text=text,
        title=str(title) if title else None,
        published=_created(about.get("/CreationDate") if about else None),
    )


def _created(value: object) -> Dating | None:
    match = re.match(r"D:(\d{4})(\d\d)?(\d\d)?", str(value or ""))
    return (
        partial_date("-".join(part for part in match.groups() if part), method="pdf creation date") if match else None
    )


def _unbroken(page: str) -> str:
    """Lines of one paragraph joined; words broken at a line's end made whole."""
    joined = re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_])", "", page.replace("\r", "\n"))
    return re.sub(r"(?<![.!?؟:»”\"\n])\n(?=[^\n])", " ", joined).strip()

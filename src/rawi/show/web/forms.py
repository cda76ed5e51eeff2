"""What a form brought: texts of bounded length, files."""

from __future__ import annotations

from typing import Any

from litestar.datastructures import FormMultiDict, UploadFile

from rawi.show.web.problems import Problem

Form = FormMultiDict


def text_in(form: Form, name: str, *, longest: int, required: bool = False) -> str:
    """The text of a field, without the space around it; raises Problem for one too long, or missing where required."""
    value: Any = form.get(name, "")
    found = value.replace("\x00", "").strip() if isinstance(value, str) else ""
    if len(found) > longest:
        raise Problem(400, "Bad request", f"{name}: longer than {longest} characters; shorten it.")
    if required and not found:
        raise Problem(400, "Bad request", f"{name}: is needed.")
    return found


def texts_in(form: Form, name: str) -> tuple[str, ...]:
    """All texts of a field that may be given several times."""
    return tuple(dict.fromkeys(value for value in form.getall(name, []) if isinstance(value, str) and value))


def file_in(form: Form, name: str) -> UploadFile | None:
    """The file of a field, where one was chosen."""
    value: Any = form.get(name)
    return value if isinstance(value, UploadFile) and value.filename else None

"""What `import rawi` gives: the same reading as the command, in Python."""

from __future__ import annotations

from os import PathLike, fspath

from rawi.errors import Refusal
from rawi.model import Reading
from rawi.reading import Fields, read_text
from rawi.run.engine import build_tagger
from rawi.run.jobs import read_reports
from rawi.settings import Settings, read_settings
from rawi.understand.pipeline import understand


class Readings(list[Reading]):
    """The readings in order; `refusals` holds what could not be read, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.refusals: list[Refusal] = []


def read(*paths: str | PathLike[str], settings: Settings | None = None) -> Readings:
    """Reads files, folders or addresses, as `rawi read` does.

    Each Reading holds the `document` (its one text, all offsets count in it) and the `account` (what was understood).
    Settings are the user's (file and RAWI_* variables) unless given. Raises InputError for a path that does not
    exist; a document that cannot be read is in `.refusals` instead.
    """
    found = Readings()
    for outcome in read_reports([fspath(path) for path in paths], settings or read_settings()):
        if isinstance(outcome, Refusal):
            found.refusals.append(outcome)
        else:
            found.append(outcome)
    return found


def read_string(
    text: str,
    *,
    language: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Reads one report at hand; `published` is a full or partial ISO date (`2021-09-14`, `2021-09`, `2021`).

    Raises Refusal with the reason where the text cannot be read.
    """
    settings = settings or read_settings()
    fields = Fields(language=language, published=published, outlet=outlet, url=url)
    document = read_text(text, fields=fields, settings=settings)
    return Reading(document=document, account=understand(document, build_tagger(settings)))

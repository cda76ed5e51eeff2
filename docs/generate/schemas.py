"""The reference of the records that rawi writes, from the records themselves and their docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence

from docs.generate.docstrings import about, fields_of
from docs.generate.markdown import table

from rawi import model
from rawi.show import account_lines, dossier_json

_ACCOUNT_INTRO = """# The account

What rawi understood in one report. `rawi read --jsonl` writes one account a line (schema `rawi.account/1`); `rawi read --json` writes
one object with `accounts` and `refusals` (schema `rawi.accounts/1`). Both hold the report itself under `report`, so that every offset can
be followed to its characters. `rawi schema account` prints the JSON Schema (2020-12) of a line.

- A span is written `[start, end]`: half-open, in Unicode code points of `report.text`. A program that counts in UTF-16 units (JavaScript,
  Java) must convert.
- `within`, `attribution`, `event`, `place_at` and `time_at` are indices, from 0, into the account's own lists.
- A key that is absent has the default of the tables below. A date is written `2021-09-14`; intervals are half-open.
- `confidence` speaks of the reading, never of the world.
- An id derives from what it names. The same report read by the same engine gives the same ids.
"""
_CONNECTIONS_INTRO = """# The dossier and the connections

`rawi connect --json` writes a dossier (schema `rawi.dossier/1`): the incidents with their versions, the links between reports, and each
report's place among the others. `rawi schema dossier` prints its JSON Schema. The second half of this page holds the records that it is made
of; in a [bundle](exports.md) and in the [HTTP API](api.md) they stand as they are.
"""


def account_page() -> str:
    """Document, account and every finding."""
    records = (
        account_lines.AccountLine,
        model.Document,
        model.Dating,
        model.Header,
        model.Passage,
        model.Run,
        model.Finding,
        model.Mention,
        model.Actor,
        model.Place,
        model.TimeInterval,
        model.Quantity,
        model.LoadedWord,
        model.Attribution,
        model.Event,
        model.Claim,
        account_lines.RefusalLine,
        account_lines.AccountsFile,
    )
    return "\n\n".join([_ACCOUNT_INTRO, *records_section(records)])


def connections_page() -> str:
    """The dossier, and the records of the connecting stage."""
    dossier = [
        found
        for _, found in inspect.getmembers(dossier_json, inspect.isclass)
        if found.__module__ == dossier_json.__name__
    ]
    dossier.sort(key=lambda found: -inspect.getsourcelines(found)[1])
    records = (
        model.Connections,
        model.Link,
        model.AlignedPair,
        model.Incident,
        model.Version,
        model.Origin,
        model.Drift,
        model.Grade,
        model.Feature,
        model.Quote,
        model.ClaimAt,
        model.EventAt,
        model.ReportSummary,
        model.SourceName,
        model.Renaming,
    )
    return "\n\n".join(
        [
            _CONNECTIONS_INTRO,
            "## The dossier",
            *records_section(dossier, level=3),
            "## The records",
            *records_section(records, level=3),
        ]
    )


def records_section(records: Sequence[type], *, level: int = 2) -> Iterator[str]:
    """Each record: its docstring and the table of its fields."""
    for record in records:
        yield f"{'#' * level} {record.__name__}"
        yield about(record)
        rows = [
            (f"`{field.name}`", f"`{field.type}`", f"`{field.default}`" if field.default else "", field.about)
            for field in fields_of(record)
        ]
        yield table(("field", "type", "default", "meaning"), rows)

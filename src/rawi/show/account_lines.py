"""Accounts as JSON and JSON Lines: the data model itself, with the report it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from rawi.errors import InputError, Refusal
from rawi.model import Account, Document, Reading

SCHEMA = "rawi.account/1"


class AccountLine(Account, frozen=True, kw_only=True):
    """An account with its report: one line of `rawi read --jsonl`.

    The keys of the account are those of `rawi.model.Account`; all offsets are half-open code points of `report.text`.
    """

    report: Document


class RefusalLine(msgspec.Struct, frozen=True, kw_only=True):
    """A document that could not be read, and why."""

    origin: str
    reason: str
    detail: str = ""
    schema: str = "rawi.refusal/1"


class AccountsFile(msgspec.Struct, frozen=True, kw_only=True):
    """What `rawi read --json` writes."""

    accounts: tuple[AccountLine, ...]
    refusals: tuple[RefusalLine, ...]
    schema: str = "rawi.accounts/1"


def to_line(reading: Reading) -> AccountLine:
    """The line of one reading."""
    return AccountLine(
        **{name: getattr(reading.account, name) for name in Account.__struct_fields__}, report=reading.document
    )


def from_line(line: AccountLine) -> Reading:
    """The reading that a line was written from."""
    account = Account(**{name: getattr(line, name) for name in Account.__struct_fields__})
    return Reading(document=line.report, account=account)


def refusal_line(refusal: Refusal) -> RefusalLine:
    """The line of one refusal."""
    return RefusalLine(origin=refusal.origin, reason=refusal.reason, detail=refusal.detail)


def encode_line(reading: Reading) -> bytes:
    """The line of one reading as JSON, with its newline."""
    return msgspec.json.encode(to_line(reading)) + b"\n"


def read_lines(lines: Iterable[bytes], *, origin: str = "") -> Iterator[Reading]:
    """The readings that `encode_line` wrote; raises InputError with the line's number for any other line."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield from_line(msgspec.json.decode(line, type=AccountLine))
        except msgspec.DecodeError as error:
            raise InputError(f"{origin or 'input'}, line {number}: no account of schema {SCHEMA}: {error}") from error


def json_schema() -> dict[str, object]:
    """JSON Schema 2020-12 of one line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(AccountLine)}

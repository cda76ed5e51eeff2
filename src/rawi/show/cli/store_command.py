"""`rawi store`: look after the store itself."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from rawi.errors import InputError
from rawi.show.cli.opened_store import opened_store, print_lines, store_address
from rawi.show.cli.options import output

FAULTS_FOUND = 5


@click.group()
def store() -> None:
    """Look after the store: what it holds, whether it is whole, copies, moves.

    \b
    Examples:
      rawi store info
      rawi --store case.db store check
      rawi --store case.db store backup case-2026-11-25.db
      rawi --store case.db store export - | rawi --store postgresql://desk@db/cases store import -
    """


@store.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def info(as_json: bool) -> None:
    """Print where the store is and what it holds."""
    with opened_store() as opened:
        found = opened.info()
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
        return
    for name, value in msgspec.structs.asdict(found).items():
        shown = ", ".join(value) if isinstance(value, tuple) else value
        click.echo(f"{name.replace('_', ' '):<14} {shown}")


@store.command()
@click.option("--json", "as_json", is_flag=True, help="One fault a line as JSON.")
def check(as_json: bool) -> None:
    """Verify hashes, spans, quotes, references, the search index, the audit log and the file.

    Exit code 5 if anything is wrong.
    """
    count = 0
    with opened_store() as opened:
        for fault in opened.check():
            count += 1
            if as_json:
                print_lines(iter([fault]))
            else:
                click.echo(f"{fault.kind}: {fault.target}: {fault.detail}")
        address = opened.address
    if count:
        click.echo(f"{count} faults in {address}", err=True)
        sys.exit(FAULTS_FOUND)
    click.echo(f"nothing wrong in {address}", err=True)


@store.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write a whole copy to FILE, a SQLite store of its own, while others go on working.

    From PostgreSQL, logins and tokens are left out.
    """
    with opened_store() as opened:
        opened.backup(file)
    click.echo(f"{file} written", err=True)


@store.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Lose what the store holds now.")
def restore(file: Path, replace: bool) -> None:
    """Make the store what the backup FILE holds, after checking it."""
    from rawi.store.backups import restore_backup

    restore_backup(file, store_address(), replace=replace)
    click.echo("restored", err=True)


@store.command("export")
@click.argument("file", metavar="FILE")
def export_store(file: str) -> None:
    """Write everything as JSON Lines to FILE (- is standard output); a name that ends in .gz is compressed.

    Logins and tokens are left out; users are in it, with the hashes of their passwords.
    """
    with opened_store() as opened, output(file) as out:
        if out is None:
            return
        if not file.endswith(".gz"):
            out.writelines(opened.export())
            return
        with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed:
            for line in opened.export():
                packed.write(line)


@store.command("import")
@click.argument("file", metavar="FILE")
def import_store(file: str) -> None:
    """Take in what `rawi store export` wrote, into a new store; - is standard input."""
    with opened_store(create=True) as opened:
        count = opened.load(_lines(file))
    click.echo(f"{count} lines taken in", err=True)


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        yield from sys.stdin.buffer
        return
    try:
        with gzip.open(file) if file.endswith(".gz") else Path(file).open("rb") as lines:
            yield from lines
    except (OSError, EOFError) as error:
        raise InputError(f"{file}: cannot be read: {error}") from error

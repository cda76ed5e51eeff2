"""The `rawi` command: each subcommand in a file of its own."""

from __future__ import annotations

import sys

import click

from rawi.errors import UserError
from rawi.show.cli.add import add
from rawi.show.cli.connect import connect
from rawi.show.cli.demo import demo
from rawi.show.cli.explain import explain
from rawi.show.cli.export import export, verify_command
from rawi.show.cli.incidents import incidents
from rawi.show.cli.judge import judge
from rawi.show.cli.read import read
from rawi.show.cli.schema import schema
from rawi.show.cli.search import search
from rawi.show.cli.serve import serve
from rawi.show.cli.show_id import show
from rawi.show.cli.store_command import store
from rawi.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="rawi")
@click.option(
    "--store",
    metavar="URL",
    help="The store of add, search, incidents, show, judge, store and serve: a file, sqlite:///case.db or"
    " postgresql://user@host/database. [default: a file in your data folder]",
)
def rawi(store: str | None) -> None:
    """Turns news reports of armed conflict into evidence: who says what happened, relayed by whom, in which words.

    rawi reads French, English and Arabic, offline. It never says what is true.

    \b
    Exit codes: 0 done · 1 something you can mend (the message says what) · 2 wrong usage
                3 nothing could be read · 4 some documents were refused (with --strict)
    """


for _command in (
    read,
    connect,
    explain,
    export,
    verify_command,
    demo,
    schema,
    add,
    search,
    incidents,
    show,
    judge,
    store,
    serve,
):
    rawi.add_command(_command)


def main() -> None:
    """Runs the command; errors that a user can mend are one clear line and exit code 1."""
    try:
        rawi.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("rawi: interrupted", err=True)
        sys.exit(130)
    except UserError as error:
        click.echo(f"rawi: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)

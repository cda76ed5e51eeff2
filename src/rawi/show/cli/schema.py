"""`rawi schema`: the published JSON Schemas."""

from __future__ import annotations

import click
import msgspec

from rawi.show.account_lines import json_schema
from rawi.show.dossier_json import dossier_schema


@click.command()
@click.argument("name", type=click.Choice(["account", "dossier"]))
def schema(name: str) -> None:
    """Print the JSON Schema of what rawi writes.

    \b
    Example:
      rawi schema account > account.schema.json
    """
    schemas = {"account": json_schema, "dossier": dossier_schema}
    click.echo(msgspec.json.format(msgspec.json.encode(schemas[name]()), indent=2).decode())

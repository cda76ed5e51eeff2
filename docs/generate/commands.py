"""The reference of commands, from click itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click
from docs.generate.markdown import code, table

from rawi.show.cli import rawi

_INTRO = """# Commands

Every command answers `--help`. `-` stands for standard input where a PATH is asked for, and for standard output where a FILE
to write is asked for. What a file holds is told by its content, never by its name. Options that several commands share are read from
the [settings](settings.md) where they are not given.
"""


def commands_page() -> str:
    """Every command and subcommand with its arguments, options and examples."""
    context = click.Context(rawi, info_name="rawi")
    parts = [_INTRO, *_section(context, rawi, 2)]
    return "\n\n".join(parts)


def _section(context: click.Context, command: click.Command, level: int) -> Iterator[str]:
    yield f"{'#' * level} `{context.command_path}`"
    yield from _help(command)
    yield code(f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}")
    if rows := [row for parameter in command.params if (row := _option(parameter, context))]:
        yield table(("option", "meaning"), rows)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from _section(click.Context(child, info_name=name, parent=context), child, level + 1)


def _help(command: click.Command) -> Iterator[str]:
    """Paragraphs; what follows a `\\b` line keeps its lines."""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b"):
            head, *lines = paragraph.split("\n")[1:]
            if head.startswith(" ") or head.endswith(("0 done", "out")) or not head.endswith(":"):
                yield code("\n".join([head, *lines]))
            else:
                yield head
                yield code(inspect.cleandoc("\n" + "\n".join(lines)))
        else:
            yield " ".join(paragraph.split())


def _option(parameter: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    if not isinstance(parameter, click.Option) or parameter.hidden:
        return None
    record = parameter.get_help_record(context)
    return None if record is None else (f"`{record[0]}`", record[1])

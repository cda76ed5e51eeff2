"""`python -m rawi.evaluate`: figures against gold, and the quality gate."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rawi.errors import UserError
from rawi.evaluate.gate import all_figures, run_gate
from rawi.evaluate.gold import read_aside, read_gold
from rawi.evaluate.polnear import report
from rawi.evaluate.score import FIGURES, by_language, intervals, total
from rawi.run.engine import build_tagger
from rawi.settings import Settings
from rawi.understand.pipeline import understand_all


@click.group()
def evaluate() -> None:
    """Measure rawi against annotated reports."""


@evaluate.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def polnear(file: Path) -> None:
    """Exact F1 of source, cue and content on PolNeAR instances in CofeNet's form."""
    from rawi.understand.neural import load_reader

    click.echo(report(file, load_reader(threads=2)))


@evaluate.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--no-model", is_flag=True, help="The rules alone.")
@click.option("--intervals", "with_intervals", is_flag=True, help="95 % intervals by the bootstrap over reports.")
def spans(path: Path, no_model: bool, with_intervals: bool) -> None:
    """Figures of reading on a file of annotated reports, or on those kept aside in a folder.

    \b
    Example:
      python -m rawi.evaluate spans training/corpus --intervals
    """
    golds = list(read_aside(path)) if path.is_dir() else read_gold(path)
    accounts = understand_all(
        [gold.document() for gold in golds], build_tagger(Settings(model=not no_model, threads=2))
    )
    groups = by_language(accounts, golds)
    names = ["all", *sorted(group for group in groups if group != "all")]
    click.echo(
        f"{len(golds)} reports".ljust(12) + "".join(f"{name:>20}" if with_intervals else f"{name:>8}" for name in names)
    )
    figures = {name: total(groups[name]) for name in names}
    bounds = {name: intervals(groups[name]) if with_intervals else {} for name in names}
    for figure in FIGURES:
        cells = [
            f"{figures[name][figure]:.1f}"
            + (" [{:.1f}, {:.1f}]".format(*bounds[name][figure]) if with_intervals else "")
            for name in names
        ]
        click.echo(figure.ljust(12) + "".join(f"{cell:>20}" if with_intervals else f"{cell:>8}" for cell in cells))


@evaluate.command()
@click.option("--root", type=click.Path(exists=True, path_type=Path), default=Path(), help="The project's folder.")
@click.option("--update", is_flag=True, help="Raise the floors to what is reached now.")
def quality(root: Path, update: bool) -> None:
    """The quality gate: exit code 1 if any figure is below its floor in quality/floors.json."""
    short = run_gate(root, all_figures, update=update)
    for line in short:
        click.echo(f"below its floor: {line}", err=True)
    click.echo("quality gate: " + (f"{len(short)} figures fell" if short else "every figure holds"))
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    try:
        evaluate.main(standalone_mode=True)
    except UserError as error:
        click.echo(f"rawi: {error}", err=True)
        sys.exit(1)

"""The quality gate: figures on the development data that the project ships must not fall below their floors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from rawi.connect.pipeline import connect
from rawi.errors import InputError
from rawi.evaluate.gold import read_aside, read_gold
from rawi.evaluate.incidents import read_gold_incidents, score_connections
from rawi.evaluate.score import by_language, total
from rawi.model import Reading
from rawi.run.engine import build_tagger
from rawi.settings import Settings
from rawi.understand.pipeline import understand_all

Figures = dict[str, dict[str, float]]
"""Engine and group, then figure, to percent."""
CLOUDS = ("xa", "xb", "xc", "xd", "xe")
"""Sets of the clouds; nothing is fitted on xc."""
SLACK = 0.05
"""Points that rounding may take."""
MODEL_SLACK = 1.5
"""Points that another processor may take: int8 products round differently with and without VNNI instructions."""


class Floors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `quality/floors.json` holds; each lowering is explained under `lowered`."""

    floors: Figures
    lowered: list[str] = []


def reading_figures(corpus: Path) -> Figures:
    """Figures of the rules alone and of the rules with the model on the reports kept aside."""
    golds = list(read_aside(corpus))
    documents = [gold.document() for gold in golds]
    figures: Figures = {}
    for engine, settings in (("rules", Settings(model=False)), ("model", Settings(model=True))):
        accounts = understand_all(documents, build_tagger(settings))
        for group, counts in sorted(by_language(accounts, golds).items()):
            figures[f"{engine} {group}"] = {name: round(value, 1) for name, value in total(counts).items()}
    return figures


def connecting_figures(folder: Path, name: str, starts: Sequence[str] = ("",)) -> Figures:
    """Figures of connecting a collection, read by the rules alone and by the rules with the model.

    With several `starts`, the reports whose ids begin so are connected and scored apart; each adds its letters to the name.
    """
    documents = [report.document() for report in read_gold(folder / "reports.jsonl")]
    gold = read_gold_incidents(folder / "gold.json")
    figures: Figures = {}
    for engine, settings in (("rules", Settings(model=False)), ("model", Settings(model=True))):
        accounts = understand_all(documents, build_tagger(settings))
        readings = [Reading(document=one, account=account) for one, account in zip(documents, accounts, strict=True)]
        for start in starts:
            part = [reading for reading in readings if reading.document.id.startswith(start)]
            label = " ".join(word for word in (name, start, engine) if word)
            figures[label] = score_connections(connect(part), gold.starting(start))
    return figures


def all_figures(root: Path) -> Figures:
    """Every figure that the gate pins."""
    training = root / "training"
    return (
        reading_figures(training / "corpus")
        | connecting_figures(training / "families", "connect")
        | connecting_figures(training / "clouds", "clouds", CLOUDS)
    )


def shortfalls(figures: Figures, floors: Figures) -> list[str]:
    """One line for each figure below its floor or missing."""
    lines = []
    for group, named in floors.items():
        slack = MODEL_SLACK if "model" in group.split() else SLACK
        for name, floor in named.items():
            value = figures.get(group, {}).get(name)
            if value is None or value < floor - slack:
                lines.append(f"{group} {name}: {'missing' if value is None else value}, its floor is {floor}")
    return lines


def _is_steady(group: str, name: str) -> bool:
    """Corroboration rests on a handful of versions: one that another processor's rounding turns is worth twenty points."""
    return not (name.startswith("corroborated") and "model" in group.split())


def run_gate(root: Path, measure: Callable[[Path], Figures], *, update: bool) -> list[str]:
    """What falls short; with `update` the floors are raised to what was reached, and only raised.

    Raises InputError where the floors cannot be read.
    """
    file = root / "quality" / "floors.json"
    try:
        floors = msgspec.json.decode(file.read_bytes(), type=Floors)
    except (OSError, msgspec.DecodeError) as error:
        raise InputError(f"{file}: cannot be read: {error}") from error
    figures = measure(root)
    short = shortfalls(figures, floors.floors)
    if update and not short:
        raised = {
            group: {
                name: max(value, floors.floors.get(group, {}).get(name, value))
                for name, value in named.items()
                if _is_steady(group, name)
            }
            for group, named in figures.items()
        }
        content = msgspec.json.encode(Floors(floors=raised, lowered=floors.lowered))
        file.write_bytes(msgspec.json.format(content, indent=1) + b"\n")
    return short

"""A word about the reporting of an incident, by a table of rules that a user can replace."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import msgspec

from rawi.connect.versions import Denials
from rawi.errors import SettingsError
from rawi.model import Grade, Origin, Version, telling_origins


class GradeRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the table: all its conditions must hold; the first row that holds gives the grade."""

    grade: str
    reason: str
    accepted: bool | None = None
    """A party accepts responsibility."""
    denied: bool | None = None
    """Somebody denies."""
    perpetrators: int | None = None
    """At least so many different perpetrators are named by different origins."""
    origins: int | None = None
    """At least so many origins."""
    neutral: int | None = None
    """At least so many origins that are no party to the conflict."""
    withdrawn: bool | None = None
    """The origins of a version withdraw it later."""


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    rule: tuple[GradeRule, ...]


@lru_cache
def grade_rules() -> tuple[GradeRule, ...]:
    """The table that rawi ships (knowledge/grades.toml)."""
    return _decoded((files("rawi.knowledge") / "grades.toml").read_text("utf-8"), "grades.toml")


def read_grade_rules(path: Path) -> tuple[GradeRule, ...]:
    """A user's own table; raises SettingsError that says what is wrong with it."""
    try:
        return _decoded(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error


def _decoded(text: str, name: str) -> tuple[GradeRule, ...]:
    try:
        return msgspec.convert(tomllib.loads(text), _Table).rule
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(f"{name}: {error}; the table is described in rawi/knowledge/grades.toml") from error


def grade_of(
    versions: Sequence[Version], origins: Sequence[Origin], denials: Denials, rules: Sequence[GradeRule]
) -> Grade | None:
    """The grade of the first rule whose conditions all hold; None where none does."""
    facts = _facts(versions, origins, denials)
    for rule in rules:
        if all(_holds(facts[name], wanted) for name, wanted in _conditions(rule).items()):
            return Grade(name=rule.grade, reasons=(rule.reason, *_said(facts)))
    return None


def _conditions(rule: GradeRule) -> dict[str, bool | int]:
    names = ("accepted", "denied", "perpetrators", "origins", "neutral", "withdrawn")
    return {name: value for name in names if (value := getattr(rule, name)) is not None}


def _holds(found: bool | int, wanted: bool | int) -> bool:
    return found == wanted if isinstance(wanted, bool) else found >= wanted


def _facts(versions: Sequence[Version], origins: Sequence[Origin], denials: Denials) -> Mapping[str, bool | int]:
    named = [v for v in versions if v.field == "actor" and v.certainty == "affirmed" and v.origins]
    sides = {origin.id: origin.side for origin in origins}
    telling = telling_origins(versions, origins)
    accepted = any(
        sides.get(origin) and any(claimed == sides[origin] for claimed in _ids(version))
        for version in named
        for origin in version.origins
    )
    return {
        "accepted": accepted,
        "denied": bool(denials.reports),
        "perpetrators": len({frozenset(version.origins) for version in named}),
        "origins": len(telling),
        "neutral": sum(sides.get(key) is None for key in telling),
        "withdrawn": any(version.certainty == "denied" for version in versions),
    }


def _ids(version: Version) -> tuple[str, ...]:
    return tuple(version.value.split())


def _said(facts: Mapping[str, bool | int]) -> tuple[str, ...]:
    return (
        f"{facts['origins']} origins, {facts['neutral']} of them no party to the conflict",
        "somebody denies" if facts["denied"] else "nobody denies",
    )

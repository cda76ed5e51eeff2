"""One frozen object with every setting, read once from a file and the environment; all mistakes are reported at once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from rawi.errors import SettingsError


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user can set; every field has a default that works on a laptop without a network."""

    model: bool = True
    """Read with the shipped model; False is rules alone."""
    threads: int = 1
    """Threads of the model."""
    workers: int = 1
    """Processes that read documents."""
    offline: bool = False
    """Refuse every address."""
    fetch_seconds: float = 20.0
    """Time-out of one request."""
    fetch_bytes: int = 20_000_000
    """Largest page taken from an address."""
    max_bytes: int = 200_000_000
    """Largest input file."""
    max_characters: int = 200_000
    """Longest text of one document; a longer one is refused."""
    parse_seconds: float = 20.0
    """Longest time for parsing one hostile page."""
    parse_megabytes: int = 1500
    """Most memory for parsing one hostile page."""
    store: str = ""
    """Address of the default store; empty is the user's data folder."""
    cache: str = ""
    """Folder for compiled tables; empty is the user's cache folder."""


def read_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from a TOML file (`RAWI_SETTINGS` or `path`) with `RAWI_*` variables over it.

    Raises SettingsError that lists every mistake.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, object] = {}
    mistakes: list[str] = []
    file = path or (Path(environment["RAWI_SETTINGS"]) if environment.get("RAWI_SETTINGS") else None)
    if file is not None:
        try:
            values.update(tomllib.loads(file.read_text("utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            mistakes.append(f"{file}: cannot be read: {error}")
    fields = {field.name: field for field in msgspec.structs.fields(Settings)}
    for name in fields:
        if f"RAWI_{name.upper()}" in environment:
            values[name] = environment[f"RAWI_{name.upper()}"]
    accepted: dict[str, object] = {}
    for name, value in values.items():
        if name not in fields:
            mistakes.append(f"{name}: no such setting; the settings are {', '.join(sorted(fields))}")
            continue
        try:
            accepted[name] = msgspec.convert(value, fields[name].type, strict=False)
        except msgspec.ValidationError as error:
            mistakes.append(f"{name} = {value!r}: {error}")
    if mistakes:
        raise SettingsError("settings:\n  " + "\n  ".join(mistakes))
    return msgspec.convert(accepted, Settings)

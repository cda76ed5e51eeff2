"""Compiles the gazetteer into the wheel, so that the first report on a fresh machine is read at once."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Adds `rawi/knowledge/gazetteer/geonames.sqlite`; an editable install compiles it at first use instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the wheel is packed."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from rawi.knowledge.gazetteer.compiled import write

        self._folder = tempfile.TemporaryDirectory()
        target = Path(self._folder.name) / "geonames.sqlite"
        write(target)
        build_data["force_include"][str(target)] = "rawi/knowledge/gazetteer/geonames.sqlite"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was only needed for packing."""
        if version != "editable":
            self._folder.cleanup()

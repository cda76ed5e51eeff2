"""The engine that settings ask for: rules alone, or rules with the shipped model."""

from __future__ import annotations

from functools import lru_cache

from rawi.settings import Settings
from rawi.understand.tagger import RuleTagger
from rawi.understand.tools import Tagger


def build_tagger(settings: Settings) -> Tagger:
    """One tagger a process for the same settings; raises BrokenPackage where the model's file is missing."""
    return _built(settings.model, settings.threads)


@lru_cache(maxsize=4)
def _built(model: bool, threads: int) -> Tagger:
    if not model:
        return RuleTagger()
    from rawi.understand.neural import load_reader

    return RuleTagger(load_reader(threads=threads))

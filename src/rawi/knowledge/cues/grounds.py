"""Words that weaken a claim, and words that say what it rests on."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from rawi.errors import BrokenPackage
from rawi.words.phrases import Phrases

KINDS = ("hedge", "condition", "witnessed", "footage", "document", "inference", "unnamed", "refused")


STANCES = ("denies", "claims")


@lru_cache(maxsize=8)
def load_grounds(language: str) -> Phrases[str]:
    """Phrases of the language, each with its kinds; languages other than French and Arabic read as English."""
    return _phrases("grounds.tsv", language, KINDS)


@lru_cache(maxsize=8)
def load_stances(language: str) -> Phrases[str]:
    """Words of a content that deny or claim a deed whatever verb says it."""
    return _phrases("stances.tsv", language, STANCES)


def _phrases(name: str, language: str, kinds: tuple[str, ...]) -> Phrases[str]:
    wanted = language if language in ("fr", "ar") else "en"
    phrases: Phrases[str] = Phrases()
    text = resources.files("rawi.knowledge.cues").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != 3 or fields[2] not in kinds:
            raise BrokenPackage(f"{name}: a row is phrase, language and one of {', '.join(kinds)}, not {line!r}")
        if fields[1] == wanted:
            phrases.add(fields[0], fields[2])
    return phrases

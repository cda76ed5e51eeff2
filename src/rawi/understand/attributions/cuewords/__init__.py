"""Cues as groups of words: the verb with its auxiliaries, clitics and negation."""

from rawi.understand.attributions.cuewords.find import find_cues
from rawi.understand.attributions.cuewords.groups import CueGroup, known_forms

__all__ = ["CueGroup", "find_cues", "known_forms"]

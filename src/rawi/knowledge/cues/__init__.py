"""Words that make somebody a source, with their grammar, in three languages."""

from rawi.knowledge.cues.grammar import Grammar, anonymous_kinds, load_grammar, phrase_words
from rawi.knowledge.cues.grounds import load_grounds, load_stances
from rawi.knowledge.cues.lexicon import Cue, CueForm, Cues, load_cues, spelling

__all__ = [
    "Cue",
    "CueForm",
    "Cues",
    "Grammar",
    "anonymous_kinds",
    "load_cues",
    "load_grammar",
    "load_grounds",
    "load_stances",
    "phrase_words",
    "spelling",
]

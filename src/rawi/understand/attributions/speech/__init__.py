"""Verbs of saying: who speaks, and the words on the right or on the left."""

from rawi.understand.attributions.speech.read import read_verb
from rawi.understand.attributions.speech.right import words_on_the_right

__all__ = ["read_verb", "words_on_the_right"]

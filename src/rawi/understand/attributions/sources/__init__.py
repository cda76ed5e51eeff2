"""The noun phrase that speaks."""

from rawi.understand.attributions.sources.adverbials import skip_adverbials
from rawi.understand.attributions.sources.left import subject_left
from rawi.understand.attributions.sources.marks import looks_finite
from rawi.understand.attributions.sources.right import noun_phrase_right

__all__ = ["looks_finite", "noun_phrase_right", "skip_adverbials", "subject_left"]

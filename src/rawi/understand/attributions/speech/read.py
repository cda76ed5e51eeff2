"""One verb of saying, by its shape."""

from __future__ import annotations

from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Draft
from rawi.understand.attributions.layout import Layout, Unit
from rawi.understand.attributions.speech.arabic import read_arabic_verb
from rawi.understand.attributions.speech.dependent import read_coordinated, read_gerund, read_infinitive, read_passive
from rawi.understand.attributions.speech.incise import read_incise
from rawi.understand.attributions.speech.subject import read_subject_first


def read_verb(layout: Layout, unit: Unit, cues: list[CueGroup], at: int, before: list[Draft]) -> Draft | None:
    """The act of saying of the verb `cues[at]`; `before` are those of the unit already read."""
    cue = cues[at]
    number = layout.inside[cue.first]
    if number >= 0 and layout.quotations[number].last - layout.quotations[number].first > 9:
        return None
    if cue.shape == "gerund":
        return read_gerund(layout, unit, cues, cue, before)
    if cue.shape == "infinitive":
        return read_infinitive(layout, unit, cues, cue, before)
    if cue.shape == "participle":
        return read_coordinated(layout, unit, cues, cue, before)
    if cue.shape == "passive":
        return read_passive(layout, unit, cues, cue)
    if layout.language == "ar":
        return read_arabic_verb(layout, unit, cues, cue, before)
    return read_incise(layout, unit, cues, cue) or read_subject_first(layout, unit, cues, cue, before)

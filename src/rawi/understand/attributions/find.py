"""All attributions of a document: each unit read by its cues, then tied into chains."""

from __future__ import annotations

from rawi.model import Attribution, Document
from rawi.understand.attributions.bare import read_bare_quotation
from rawi.understand.attributions.candidates import candidates_of
from rawi.understand.attributions.chains import link
from rawi.understand.attributions.credits import find_credits, proposed_credits
from rawi.understand.attributions.cuewords import CueGroup, find_cues
from rawi.understand.attributions.drafts import Draft
from rawi.understand.attributions.headlines import read_headline
from rawi.understand.attributions.judge import join
from rawi.understand.attributions.layout import Layout, Unit, lay_out
from rawi.understand.attributions.pronouns import inherit_sources
from rawi.understand.attributions.relays import read_frame, read_hearsay, read_relay, read_silence
from rawi.understand.attributions.speech import read_verb
from rawi.understand.named import Named
from rawi.understand.tools import Tags


def find_attributions(document: Document, tags: Tags, named: Named) -> tuple[Attribution, ...]:
    """Every act of saying, showing or relaying, outer links before inner ones."""
    layout = lay_out(document, tags, named)
    drafts: list[Draft] = []
    for unit in layout.units:
        found = _read_unit(layout, unit)
        if not found and drafts:
            found = read_bare_quotation(layout, unit, drafts[-1])
        drafts += found
    inherit_sources(layout, drafts)
    candidates = candidates_of(layout, drafts)
    credits = find_credits(document, named)
    if tags.frames is not None:
        candidates = join(layout, candidates, tags.frames.attributions)
        credits = credits or proposed_credits(document, tags.frames.attributions)
    return link(layout, candidates, credits, named)


def _read_unit(layout: Layout, unit: Unit) -> list[Draft]:
    cues = find_cues(layout, unit)
    drafts: list[Draft] = []
    relays: list[CueGroup] = []
    for at, cue in enumerate(cues):
        draft: Draft | None = None
        if cue.cue.kind == "verb":
            draft = read_verb(layout, unit, cues, at, drafts)
        elif cue.cue.kind == "silence":
            draft = read_silence(layout, unit, cues, cue)
        elif cue.cue.kind == "hearsay":
            draft = read_hearsay(layout, unit, cues, cue)
        else:
            relays.append(cue)
        if draft is not None:
            drafts.append(draft)
            if draft.inner is not None:
                drafts.append(draft.inner)
    if not drafts:
        headline = read_headline(layout, unit)
        drafts += [headline] if headline is not None else []
    for cue in relays:
        reader = read_frame if cue.cue.kind == "frame" else read_relay
        draft = reader(layout, unit, cues, cue, drafts)
        if draft is not None:
            drafts.append(draft)
            drafts.sort(key=lambda known: known.at)
    return drafts

"""What the readers of verbs share."""

from __future__ import annotations

from rawi.understand.attributions.cuewords import CueGroup
from rawi.understand.attributions.drafts import Draft, Range
from rawi.understand.attributions.stances import stance_of

OPENERS = frozenset('«“"„‘”»')


CLOSERS = frozenset('»”"’«')


HEARERS = frozenset(["tell", "inform", "brief", "urge", "deny", "accuse", "blame"])


ENDS = frozenset(",،.;؛:!?؟…)]–—")


def make_draft(cue: CueGroup, content: list[Range], source: Range | None, *, inherits: bool = False) -> Draft | None:
    """The act of saying, unless it has neither words nor a stance of its own, or nobody says it."""
    stance = stance_of(cue)
    if not content and (stance in ("states", "accuses") or (source is None and not inherits)):
        return None
    if source is None and not inherits and not cue.unnamed:
        return None
    return Draft(cue=cue, content=content, source=source, stance=stance, inherits=inherits, unnamed=cue.unnamed)

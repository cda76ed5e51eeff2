"""All cues of a unit, from left to right."""

from __future__ import annotations

from rawi.knowledge.cues import CueForm
from rawi.understand.attributions.cuewords.arabic import arabic_group
from rawi.understand.attributions.cuewords.english import english_group
from rawi.understand.attributions.cuewords.french import french_group
from rawi.understand.attributions.cuewords.groups import CueGroup, known_forms
from rawi.understand.attributions.layout import Layout, Unit


def find_cues(layout: Layout, unit: Unit) -> list[CueGroup]:
    """Cue groups of the unit from left to right, none overlapping; mediums are left out."""
    found: list[CueGroup] = []
    index = unit.first
    while index < unit.last:
        token = layout.tokens[index]
        group = None
        if token.kind == "word" and index not in layout.named and not _is_quoted(layout, index):
            known = known_forms(layout.language, token.text, token.folded)
            if known:
                group = _best(layout, unit, index, known)
        if group is None:
            index += 1
            continue
        if found and group.first < found[-1].last:
            group = group._replace(first=found[-1].last)
        found.append(group)
        index = max(group.last, index + 1)
    return found


def _is_quoted(layout: Layout, index: int) -> bool:
    """Inside a quotation a verb is the speaker's own word, unless the quotation is the whole of a long passage."""
    number = layout.inside[index]
    return number >= 0 and layout.quotations[number].closed


def _best(layout: Layout, unit: Unit, index: int, known: tuple[tuple[CueForm, int], ...]) -> CueGroup | None:
    """The longest reading that the words around allow."""
    ordered = sorted(known, key=lambda entry: (-len(entry[0].rest), entry[0].cue.kind == "verb"))
    for form, skipped in ordered:
        if form.cue.kind in ("medium", "credit"):
            continue
        last = _follow(layout, unit, index, form)
        if last is None:
            continue
        if form.cue.kind != "verb":
            last = _past_what(layout, unit, last) if layout.language == "ar" and form.cue.kind == "frame" else last
            return CueGroup(index, last, index, form.cue, "fixed", skipped=skipped, linked=skipped > 0)
        group = _verb(layout, unit, index, last, form, skipped)
        if group is not None:
            return group
    return None


def _past_what(layout: Layout, unit: Unit, last: int) -> int:
    """وفق ما كشف عنه: a frame goes on with "what" and a verb."""
    tokens = layout.tokens
    at = last
    if at < unit.last and tokens[at].folded in ("ما", "لما"):
        at += 1
    elif not tokens[last - 1].folded.endswith("ما"):
        return last
    if at < unit.last and any(
        form.cue.kind == "verb" for form, _ in known_forms("ar", tokens[at].text, tokens[at].folded)
    ):
        at += 1
        if at < unit.last and tokens[at].folded in ("عنه", "به", "عليه", "اليه", "فيه", "في"):
            at += 1
        return at
    return last


def _follow(layout: Layout, unit: Unit, index: int, form: CueForm) -> int | None:
    position = index + 1
    for word in form.rest:
        if layout.language == "fr" and position < unit.last and layout.tokens[position].folded in ("pas", "plus"):
            position += 1
        if position >= unit.last or layout.tokens[position].folded != word:
            return None
        position += 1
    return position


def _verb(layout: Layout, unit: Unit, index: int, last: int, form: CueForm, skipped: int) -> CueGroup | None:
    if layout.language == "fr":
        return french_group(layout, unit, index, last, form)
    if layout.language == "ar":
        return arabic_group(layout, unit, index, last, form, skipped)
    return english_group(layout, unit, index, last, form)

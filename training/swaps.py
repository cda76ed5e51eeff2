"""Variety without writing: names exchanged between reports, quotation marks, line ends and spellings varied."""

import dataclasses
import random
from dataclasses import dataclass

from training.examples import DoneFrame, Example, Place, SaidFrame

QUOTES = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"))
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "one",
        "two",
        "some",
        "several",
        "le",
        "la",
        "les",
        "l’un",
        "un",
        "une",
        "des",
        "deux",
        "plusieurs",
        "certains",
    ]
)
LOOSE_ARABIC = str.maketrans("أإآ", "ااا")


@dataclass(frozen=True)
class Slot:
    """A span whose words may be exchanged for those of the same kind in another report."""

    place: Place
    kind: str


Donors = dict[tuple[str, str], list[str]]  # (language, kind) -> words


def slots_of(example: Example) -> list[Slot]:
    """Sources and roles, where no other span begins or ends inside them."""
    slots = [Slot(f.source, "unnamed" if f.anonymous else "named") for f in example.said if f.source]
    slots += [
        Slot(place, role)
        for f in example.done
        for role, place in f.roles.items()
        if role in ("actor", "target", "place", "time", "weapon")
    ]
    every = places_of(example)
    return [slot for slot in slots if not any(_cuts(place, slot.place) for place in every)]


def places_of(example: Example) -> set[Place]:
    """All spans of a report."""
    places = {f.cue for f in example.said} | {f.source for f in example.said if f.source}
    places |= {place for f in example.said for place in f.content}
    places |= {f.trigger for f in example.done} | {place for f in example.done for place in f.roles.values()}
    return places


def _cuts(place: Place, inner: Place) -> bool:
    """`place` has an edge strictly within `inner`."""
    return place != inner and (inner[0] < place[0] < inner[1] or inner[0] < place[1] < inner[1])


def gather_donors(examples: list[Example]) -> Donors:
    """The words of every slot, by language and kind."""
    donors: Donors = {}
    for example in examples:
        for slot in slots_of(example):
            donors.setdefault((example.language, slot.kind), []).append(example.text[slot.place[0] : slot.place[1]])
    return donors


def varied(example: Example, donors: Donors, chance: random.Random) -> Example:
    """The same report with some names of other reports, and other typographic habits."""
    taken: list[tuple[Place, str]] = []
    for slot in slots_of(example):
        words = donors[example.language, slot.kind]
        free = all(slot.place[1] <= a or slot.place[0] >= b for (a, b), _ in taken)
        if free and chance.random() < 0.3:
            taken.append((slot.place, _cased(chance.choice(words), example.text[slot.place[0] : slot.place[1]])))
    return _typeset(_replaced(example, sorted(taken)), chance)


def _cased(words: str, before: str) -> str:
    """The first letter as large as it was, where only a determiner tells."""
    if before[:1].isupper() and words[:1].islower() and before.split(" ")[0].lower() in DETERMINERS:
        return words[:1].upper() + words[1:]
    if before[:1].islower() and words.split(" ")[0].lower() in DETERMINERS:
        return words[:1].lower() + words[1:]
    return words


def _replaced(example: Example, taken: list[tuple[Place, str]]) -> Example:
    text, at, moves = "", 0, []
    for (start, end), words in taken:
        text += example.text[at:start] + words
        moves.append((start, end, len(words) - (end - start)))
        at = end
    text += example.text[at:]

    def moved(place: Place) -> Place:
        shift_start = sum(by for _, end, by in moves if end <= place[0])
        shift_end = sum(by for _, end, by in moves if end <= place[1])
        return place[0] + shift_start, place[1] + shift_end

    said = tuple(
        _moved_said(f, moved(f.cue), f.source and moved(f.source), [moved(c) for c in f.content]) for f in example.said
    )
    done = tuple(
        DoneFrame(moved(f.trigger), f.kind, f.status, f.main, {r: moved(p) for r, p in f.roles.items()})
        for f in example.done
    )
    return dataclasses.replace(example, text=text, said=said, done=done)


def _moved_said(frame: SaidFrame, cue: Place, source: Place | None, content: list[Place]) -> SaidFrame:
    return dataclasses.replace(frame, cue=cue, source=source, content=tuple(content))


def _typeset(example: Example, chance: random.Random) -> Example:
    """Changes that keep every character in its place."""
    text = example.text
    if chance.random() < 0.3:
        old, new = chance.choice(QUOTES), chance.choice(QUOTES)
        text = text.replace(old[0], new[0]).replace(old[1], new[1])
    if chance.random() < 0.25:
        text = text.replace("\n", " ")
    if chance.random() < 0.2:
        text = text.translate(LOOSE_ARABIC)
    if chance.random() < 0.2:
        text = text.replace("’", "'") if "’" in text else text.replace("'", "’")
    return dataclasses.replace(example, text=text)

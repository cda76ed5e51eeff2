"""Examples as token indices: what the model is trained on."""

import hashlib
from dataclasses import dataclass

from tokenizers import Encoding, Tokenizer

from rawi.understand.neural import labels
from training.examples import DoneFrame, Example, Place, SaidFrame

WINDOW = 440  # tokens, without <s> and </s>
NONE = -1
Tokens = tuple[int, int]  # first and last token, both inside


@dataclass(frozen=True)
class Said:
    cue: Tokens
    source: Tokens | None
    content: list[int]
    whole: bool
    stance: int
    voice: int
    anonymous: bool
    parent: int  # index in the window, NONE for the outside
    labelled: bool  # stance, voice and parent are known


@dataclass(frozen=True)
class Done:
    trigger: Tokens
    kind: int
    status: int
    main: bool
    roles: list[Tokens | None]


@dataclass(frozen=True)
class Window:
    """One window of one text; index 0 is <s>."""

    id: str
    own: bool
    ids: list[int]
    said: list[Said]
    done: list[Done]
    flat: list[int]


def windows_of(example: Example, tokenizer: Tokenizer) -> list[Window]:
    """One window for most texts; overlapping ones for long ones."""
    encoding = tokenizer.encode(example.text, add_special_tokens=False)
    length = len(encoding.ids)
    starts = [0] if length <= WINDOW else [*range(0, length - WINDOW, WINDOW // 2), length - WINDOW]
    return [_window(example, encoding, start, min(length, start + WINDOW)) for start in starts]


def _window(example: Example, encoding: Encoding, start: int, end: int) -> Window:
    ids = [0, *encoding.ids[start:end], 2]
    edges = [_edges(example.text, pair) for pair in encoding.offsets[start:end]]
    said_at = [(frame, tokens_of(frame.cue, edges)) for frame in example.said]
    kept = [index for index, (_, cue) in enumerate(said_at) if cue is not None]
    said = [_said(example, frame, cue, edges, kept) for frame, cue in said_at if cue is not None]
    done_at = [(frame, tokens_of(frame.trigger, edges)) for frame in example.done]
    done = [_done(frame, trigger, edges) for frame, trigger in done_at if trigger is not None]
    return Window(example.id, example.own, ids, said, done, _flat(example, edges))


def _edges(text: str, pair: tuple[int, int]) -> Place:
    start, end = pair
    while start < end and text[start].isspace():
        start += 1
    return start, end


def tokens_of(place: Place | None, edges: list[Place]) -> Tokens | None:
    """The tokens that a span touches, counted with <s> in front; None where it is not wholly within the window."""
    if place is None or not edges or place[0] < edges[0][0] or place[1] > edges[-1][1] + 1:
        return None
    touched = [index for index, (a, b) in enumerate(edges) if a < place[1] and b > place[0]]
    return (touched[0] + 1, touched[-1] + 1) if touched else None


def _said(example: Example, frame: SaidFrame, cue: Tokens, edges: list[Place], kept: list[int]) -> Said:
    content = [0] * (len(edges) + 2)
    for a, b in frame.content:
        touched = [index + 1 for index, (x, y) in enumerate(edges) if x < b and y > a]
        for index in touched:
            content[index] = 1 if index == touched[0] else 2
    parent = kept.index(frame.parent) if frame.parent in kept and frame.parent is not None else NONE
    source = tokens_of(frame.source, edges)
    stance, voice = labels.STANCES.index(frame.stance), labels.VOICES.index(frame.voice)
    return Said(cue, source, content, frame.whole, stance, voice, frame.anonymous, parent, example.own)


def _done(frame: DoneFrame, trigger: Tokens, edges: list[Place]) -> Done:
    kind = labels.KINDS.index(frame.kind if frame.kind in labels.KINDS else frame.kind.split("/")[0])
    status = labels.STATUSES.index(frame.status)
    roles = [tokens_of(frame.roles.get(role), edges) for role in labels.ROLES]
    return Done(trigger, kind, status, frame.main, roles)


def _flat(example: Example, edges: list[Place]) -> list[int]:
    tags = [0] * (len(edges) + 2)
    for a, b, kind in example.flat:
        touched = [index + 1 for index, (x, y) in enumerate(edges) if x < b and y > a]
        for index in touched:
            tags[index] = labels.FLAT.index(("B-" if index == touched[0] else "I-") + kind)
    return tags


def spans_as_tags(spans: list[Tokens], length: int) -> list[int]:
    """O, B, I as 0, 1, 2."""
    tags = [0] * length
    for first, last in spans:
        for index in range(first, last + 1):
            tags[index] = 1 if index == first else 2
    return tags


def hash_of(text: str) -> int:
    """A number from a name, the same on every machine."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)

"""The forms of an English verb."""

from __future__ import annotations

from collections.abc import Iterator

Form = tuple[str, str]
"""A spelling and its shape: finite, base, past (finite or participle), perfect (participle only) or gerund."""

_IRREGULAR = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "speak": ("spoke", "spoken"),
    "hold": ("held", "held"),
    "withhold": ("withheld", "withheld"),
    "give": ("gave", "given"),
    "take": ("took", "taken"),
    "make": ("made", "made"),
    "see": ("saw", "seen"),
    "hear": ("heard", "heard"),
    "find": ("found", "found"),
    "put": ("put", "put"),
    "think": ("thought", "thought"),
    "understand": ("understood", "understood"),
    "swear": ("swore", "sworn"),
    "stand": ("stood", "stood"),
    "set": ("set", "set"),
    "lay": ("laid", "laid"),
    "go": ("went", "gone"),
    "forecast": ("forecast", "forecast"),
    "broadcast": ("broadcast", "broadcast"),
    "keep": ("kept", "kept"),
    "read": ("read", "read"),
    "cast": ("cast", "cast"),
    "show": ("showed", "shown"),
    "stay": ("stayed", "stayed"),
    "have": ("had", "had"),
    "be": ("was", "been"),
}
_PRESENT = {"have": ("has",), "be": ("is", "are", "were"), "go": ("goes",)}
_DOUBLED = frozenset(
    ("admit", "concur", "refer", "snap", "slam", "brag", "quip", "shrug", "rebut", "dub", "tag", "chat", "blab", "nod")
)


def conjugate(verb: str) -> Iterator[Form]:
    """Every form of the verb; a fixed rest ("claim responsibility") follows its first word."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    for form, shape in _forms(head):
        yield form + tail, shape


def _forms(head: str) -> Iterator[Form]:
    yield head, "base"
    for present in _PRESENT.get(head, (_third_person(head),)):
        yield present, "finite"
    past, participle = _IRREGULAR.get(head) or (_stem(head) + "ed",) * 2
    yield past, "past"
    if participle != past:
        yield participle, "perfect"
    gerund = head if head.endswith("ee") or head == "be" else _stem(head)
    if not head.endswith("y") or head in _IRREGULAR:
        yield gerund + "ing", "gerund"
    else:
        yield head + "ing", "gerund"


def _third_person(head: str) -> str:
    if head.endswith("y") and head[-2] not in "aeou":
        return head[:-1] + "ies"
    return head + ("es" if head.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _stem(head: str) -> str:
    if head in _DOUBLED:
        return head + head[-1]
    if head.endswith("e"):
        return head[:-1]
    if head.endswith("y") and head[-2] not in "aeou" and head not in _IRREGULAR:
        return head[:-1] + "i"
    return head

"""The forms of an Arabic verb that the press uses, in folded spelling, with object pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.words.fold import fold

Form = tuple[str, str]
"""A spelling and its shape: finite or gerund (the adverbial participle: مؤكدا)."""

_PRONOUNS = ("ه", "ها", "هم", "هما", "ني", "نا")


def conjugate(entry: str) -> Iterator[Form]:
    """Every form of a verb given as past, present and participle; `-` stands for a form that is not used."""
    words = entry.split()
    width = len(words) // 3
    past, present, participle = (words[at * width : (at + 1) * width] for at in range(3))
    for head, forms, shape in (
        (past, _past, "finite"),
        (present, _present, "finite"),
        (participle, _participle, "gerund"),
    ):
        if head[0] != "-":
            tail = "".join(f" {fold(word)}" for word in head[1:])
            yield from ((form + tail, shape) for form in dict.fromkeys(forms(fold(head[0]))))


def _past(base: str) -> Iterator[str]:
    weak = base.endswith(("ي", "ا"))
    stem = base[:-1] if weak else base
    plain = [base, stem + "ت", stem + "وا", base + "ا", stem + "تا", stem + ("ينا" if weak else "نا")]
    yield from plain
    if not weak:
        yield from (base + "ن", base + "ني")
    for pronoun in _PRONOUNS:
        yield (stem + "ا" if weak else base) + pronoun
        yield stem + "ت" + pronoun
        yield stem + "و" + pronoun


def _present(base: str) -> Iterator[str]:
    body = base[1:]
    weak = body.endswith(("ي", "و", "ا"))
    stem = body[:-1] if weak else body
    for prefix in "يتن":
        yield prefix + body
        if weak:
            yield prefix + stem  # after لم
    if len(body) > 2 and body[-2] in "ويا" and not weak:
        yield from (prefix + body[:-2] + body[-1] for prefix in "يت")  # hollow verbs after لم: يقل
    for prefix in "يت":
        yield from (prefix + stem + "ون", prefix + stem + "وا", prefix + body + "ان", prefix + body + "ا")
        yield from (prefix + body + pronoun for pronoun in _PRONOUNS[:4])


def _participle(base: str) -> Iterator[str]:
    stem = base.removesuffix("ا")
    yield from (base, stem + "ه", stem + "ين", stem + "تين", stem + "ات")

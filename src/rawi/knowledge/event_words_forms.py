"""The written forms of event words: what a verb or noun of the lists can look like in a text.

Grammars of the three languages (Bescherelle's verb tables; Huddleston & Pullum ch. 3; Ryding 2005 ch. 21-35), cut down
to the persons and tenses of the press. Accents are kept: `tue` and `tué` differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

Form = tuple[str, str]
"""A written form and what it is: finite, participle, infinitive, gerund or noun."""


@lru_cache
def _rows(sort: str) -> tuple[list[str], ...]:
    text = files("rawi.knowledge").joinpath("event_words_irregular.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(columns[1:] for columns in lines if columns[0] == sort)


@lru_cache
def _irregular() -> dict[str, list[str]]:
    return {columns[0]: columns[1:] for columns in _rows("en")}


@lru_cache
def _doubled() -> frozenset[str]:
    return frozenset(columns[0] for columns in _rows("en-doubled"))


def french_verb(infinitive: str) -> Iterator[Form]:
    """Forms of a French verb by its ending; words after the verb stay as they are."""
    verb, _, rest = infinitive.partition(" ")
    tail = f" {rest}" if rest else ""
    for form, name in _french_forms(verb):
        yield form + tail, name


_FR_IMPERFECT = ("ais", "ait", "ions", "iez", "aient")
_FR_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", *_FR_IMPERFECT)


def _french_forms(verb: str) -> Iterator[Form]:
    for ending, present, imperfect, future, participle, past in _rows("fr"):
        if verb.endswith(ending):
            head = verb[: len(verb) - len(ending)]
            yield from _french_irregular(verb, head, present, imperfect, future, participle)
            if past:
                yield from ((head + past + end, "finite") for end in ("t", "rent"))
            return
    if verb.endswith("er"):
        yield from _french_first(verb)
    elif verb.endswith("ir"):
        yield from _french_second(verb)
    else:
        yield verb, "infinitive"


def _french_irregular(
    verb: str, head: str, present: str, imperfect: str, future: str, participle: str
) -> Iterator[Form]:
    yield verb, "infinitive"
    yield head + imperfect + "ant", "gerund"
    for form in present.split():
        yield head + form, "finite"
    for end in _FR_IMPERFECT:
        yield head + imperfect + end, "finite"
    for end in _FR_FUTURE:
        yield head + future + end, "finite"
    yield head + present.split()[-1][:-2], "finite"
    yield from _participles(head + participle)


def _participles(form: str) -> Iterator[Form]:
    plural = form if form.endswith("s") else form + "s"
    for each in (form, form + "e", plural, form + "es"):
        yield each, "participle"


def _french_first(verb: str) -> Iterator[Form]:
    stem = verb[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    strong = _strong(stem)
    yield verb, "infinitive"
    yield soft + "ant", "gerund"
    for base in dict.fromkeys([strong, stem]):
        for end in ("e", "es", "ent"):
            yield base + end, "finite"
        for end in _FR_FUTURE:
            yield base + "er" + end, "finite"
    for end in ("ais", "ait", "aient", "a", "ons"):
        yield soft + end, "finite"
    for end in ("ez", "ions", "èrent"):
        yield stem + end, "finite"
    yield from _participles(stem + "é")


def _strong(stem: str) -> str:
    """enlev -> enlèv, libér -> libèr, jet -> jett: the stem before a silent e."""
    if stem.endswith(("oy", "uy", "ay")):
        return stem[:-1] + "i"
    if stem.endswith(("jet", "appel", "el")) and not stem.endswith(("gel", "cel", "del", "êl", "eel")):
        return stem + stem[-1]
    if len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouéy":
        return stem[:-2] + "è" + stem[-1]
    return stem


def _french_second(verb: str) -> Iterator[Form]:
    stem = verb[:-1]
    yield verb, "infinitive"
    yield stem + "ssant", "gerund"
    for end in ("s", "t", "ssons", "ssez", "ssent", "ssait", "ssaient", "sse", "rent"):
        yield stem + end, "finite"
    for end in _FR_FUTURE:
        yield verb + end, "finite"
    yield from _participles(stem)


_FR_STOP = frozenset(
    [
        "de",
        "d'",
        "du",
        "des",
        "à",
        "au",
        "aux",
        "en",
        "par",
        "sur",
        "contre",
        "la",
        "le",
        "les",
        "l'",
        "sa",
        "son",
        "croisé",
    ]
)


def french_noun(phrase: str) -> Iterator[Form]:
    """Singular and plural; the plural reaches to the first preposition or article."""
    yield phrase, "noun"
    words = phrase.split(" ")
    first = [_french_plural(words[0]), *words[1:]]
    plural = list(words)
    for position, word in enumerate(words):
        if word in _FR_STOP or word.startswith("d'"):
            break
        plural[position] = _french_plural(word)
    for form in dict.fromkeys([" ".join(first), " ".join(plural)]):
        yield form, "noun"


def _french_plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("eau", "eu")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def english_verb(base: str) -> Iterator[Form]:
    """Forms of an English verb; words after the verb stay as they are."""
    verb, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    past, participle = _english_past(verb)
    yield verb + tail, "infinitive"
    yield ("is" if verb == "be" else _english_s(verb)) + tail, "finite"
    yield _english_ing(verb) + tail, "gerund"
    if verb == "be":
        yield from ((form + tail, "finite") for form in ("are", "was", "were", "being"))
    for form in past:
        yield form + tail, "finite"
    for form in participle:
        yield form + tail, "participle"


def _english_past(verb: str) -> tuple[list[str], list[str]]:
    listed = _irregular().get(verb)
    if listed is not None:
        return listed[0].split("|"), listed[1].split("|")
    if verb.endswith("e"):
        form = verb + "d"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        form = verb[:-1] + "ied"
    else:
        form = verb + "ed"
    return [form], [form]


def _english_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + ("ses" if verb == "gas" else "es")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb == "go" else "s")


def _english_ing(verb: str) -> str:
    if verb in _doubled():
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "be")):
        return verb[:-1] + "ing"
    return verb + "ing"


_EN_STOP = frozenset(["of", "on", "by", "to", "with", "for", "in"])


def english_noun(phrase: str) -> Iterator[Form]:
    """Singular and plural, of the last word before a preposition."""
    yield phrase, "noun"
    words = phrase.split(" ")
    head = next((i for i, word in enumerate(words) if word in _EN_STOP), len(words)) - 1
    words[head] = _english_s(words[head])
    yield " ".join(words), "noun"


_AR_PAST = ("", "ت", "وا", "ا", "تا", "ن", "نا", "ته", "ه", "ها", "هم", "تها", "تهم", "وه", "وها", "وهم", "هما", "تهما")
_AR_PRESENT = ("", "ون", "وا", "ان", "ه", "ها", "هم", "ونه", "ونها", "ونهم", "هما")


def arabic_verb(entry: str) -> Iterator[Form]:
    """Past and present of `past/present rest`, by person and with object pronouns, active and passive alike."""
    pair, _, rest = entry.partition(" ")
    past, present = pair.split("/")
    tail = f" {rest}" if rest else ""
    for form in _arabic_past(past):
        yield form + tail, "finite"
    for form in _arabic_present(present):
        yield form + tail, "finite"


def _arabic_past(past: str) -> Iterator[str]:
    weak = past.endswith(("ى", "ا")) and len(past) > 2
    if weak:
        stem = past[:-1]
        yield past
        yield from (stem + end for end in ("ت", "وا", "يا", "تا", "ينا", "اه", "اها", "اهم", "ته", "تها", "تهم"))
        return
    yield from (past + end for end in _AR_PAST)
    if len(past) > 3 and past[-2] == "ا":  # hollow: أصاب gives أصبنا
        yield past[:-2] + past[-1] + "نا"
        yield past[:-2] + past[-1] + "ت"
    if len(past) > 3 and past[-2] == "ا" and past[0] in "اأ":  # its passive: أصيب, اغتيل
        yield from (past[:-2] + "ي" + past[-1] + end for end in ("", "ت", "وا", "ا", "تا"))
    if past.startswith("ا") and len(past) == 5 and past[3] == "ا":
        yield past[:3] + "ي" + past[4]


def _arabic_present(present: str) -> Iterator[str]:
    body = present[1:]
    endings: tuple[str, ...] = _AR_PRESENT
    if body.endswith(("ي", "و", "ى")):
        bodies = {end: (body[:-1] if end.startswith("و") else body) for end in endings}
        body_ends = [bodies[end] + end for end in endings]
    else:
        body_ends = [body + end for end in endings]
    yield from (head + form for head in "يتنأ" for form in body_ends)


def arabic_noun(phrase: str) -> Iterator[Form]:
    """Bare and with article (on every word), tanwin, dual, sound plural and possessive pronouns."""
    words = phrase.split(" ")
    yield phrase, "noun"
    if len(words) > 1:
        yield from ((form, "noun") for form in _arabic_phrase(words))
        return
    word = words[0]
    if word.endswith("ة"):
        stem = word[:-1]
        ends = ("ات", "تان", "تين", "ته", "تها", "تهم", "تنا", "تي")
        yield from ((stem + end, "noun") for end in ends)
        return
    if word.endswith(("ان", "ات")) and len(word) > 4:
        yield from ((word + end, "noun") for end in ("ه", "ها", "هم", "ا"))
    else:
        yield from ((word + end, "noun") for end in ("ا", "ه", "ها", "هم", "هما", "نا", "ان", "ين", "ات", "ون"))


def _arabic_phrase(words: list[str]) -> Iterator[str]:
    yield " ".join("ال" + word if word[:2] != "ال" and len(word) > 2 and _plain(word) else word for word in words)
    yield " ".join([words[0], *("ال" + w if w[:2] != "ال" and len(w) > 2 and _plain(w) else w for w in words[1:])])
    if not words[0].endswith(("ة", "ى")):
        yield " ".join([words[0] + "ا", *words[1:]])
        yield " ".join([words[0] + "ا", words[1] + "ا", *words[2:]])


_AR_PARTICLES = frozenset(["على", "من", "في", "إلى", "عن", "بدون", "دون", "حتى", "أن", "كان", "لم"])


def _plain(word: str) -> bool:
    return word not in _AR_PARTICLES and not word.startswith(("بال", "لل"))

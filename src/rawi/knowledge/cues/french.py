"""The forms of a French verb that the press uses: third persons, first persons, participles, infinitive."""

from __future__ import annotations

from collections.abc import Iterator

Form = tuple[str, str]
"""A spelling and its shape: finite, base (infinitive), perfect (past participle) or gerund (present participle)."""

# base: present third persons singular and plural, imperfect stem, future stem, past participle, simple past
_IRREGULAR: dict[str, tuple[str, str, str, str, str, str]] = {
    "dire": ("dit", "disent", "dis", "dir", "dit", "dit"),
    "redire": ("redit", "redisent", "redis", "redir", "redit", "redit"),
    "prédire": ("prédit", "prédisent", "prédis", "prédir", "prédit", "prédit"),
    "contredire": ("contredit", "contredisent", "contredis", "contredir", "contredit", "contredit"),
    "écrire": ("écrit", "écrivent", "écriv", "écrir", "écrit", "écrivit"),
    "décrire": ("décrit", "décrivent", "décriv", "décrir", "décrit", "décrivit"),
    "inscrire": ("inscrit", "inscrivent", "inscriv", "inscrir", "inscrit", "inscrivit"),
    "faire": ("fait", "font", "fais", "fer", "fait", "fit"),
    "croire": ("croit", "croient", "croy", "croir", "cru", "crut"),
    "craindre": ("craint", "craignent", "craign", "craindr", "craint", "craignit"),
    "plaindre": ("plaint", "plaignent", "plaign", "plaindr", "plaint", "plaignit"),
    "dépeindre": ("dépeint", "dépeignent", "dépeign", "dépeindr", "dépeint", "dépeignit"),
    "enjoindre": ("enjoint", "enjoignent", "enjoign", "enjoindr", "enjoint", "enjoignit"),
    "voir": ("voit", "voient", "voy", "verr", "vu", "vit"),
    "pouvoir": ("peut", "peuvent", "pouv", "pourr", "pu", "put"),
    "vouloir": ("veut", "veulent", "voul", "voudr", "voulu", "voulut"),
    "prévoir": ("prévoit", "prévoient", "prévoy", "prévoir", "prévu", "prévit"),
    "démentir": ("dément", "démentent", "dément", "démentir", "démenti", "démentit"),
    "reconnaître": ("reconnaît", "reconnaissent", "reconnaiss", "reconnaîtr", "reconnu", "reconnut"),
    "conclure": ("conclut", "concluent", "conclu", "conclur", "conclu", "conclut"),
    "exclure": ("exclut", "excluent", "exclu", "exclur", "exclu", "exclut"),
    "être": ("est", "sont", "ét", "ser", "été", "fut"),
    "rendre": ("rend", "rendent", "rend", "rendr", "rendu", "rendit"),
    "émouvoir": ("émeut", "émeuvent", "émouv", "émouvr", "ému", "émut"),
    "vanter": ("vante", "vantent", "vant", "vanter", "vanté", "vanta"),
}
_FAMILIES = (
    ("mettre", ("met", "mettent", "mett", "mettr", "mis", "mit")),
    ("venir", ("vient", "viennent", "ven", "viendr", "venu", "vint")),
    ("tenir", ("tient", "tiennent", "ten", "tiendr", "tenu", "tint")),
    ("prendre", ("prend", "prennent", "pren", "prendr", "pris", "prit")),
)
_ADJECTIVES = ("convaincu", "persuadé", "certain", "sceptique", "prudent", "responsable", "muet", "silencieux")


def conjugate(verb: str) -> Iterator[Form]:
    """Every form of the verb; a fixed rest ("faire savoir") follows its first word."""
    head, _, rest = verb.partition(" ")
    tails = [f" {variant}" for variant in _agree(rest)] if rest else [""]
    for form, shape in _forms(head):
        for tail in tails:
            yield form + tail, shape


def _agree(rest: str) -> Iterator[str]:
    yield rest
    if rest in _ADJECTIVES and not rest.endswith("e"):
        yield from (rest + "e", rest + "s", rest + "es")
    elif rest in _ADJECTIVES:
        yield rest + "s"


def _forms(head: str) -> Iterator[Form]:
    yield head, "base"
    singular, plural, imperfect, future, participle, simple = _table(head)
    for form in (singular, plural, simple, *_first_persons(head, imperfect)):
        yield form, "finite"
    for ending in ("ait", "aient", "ais"):
        yield _soft(imperfect, ending) + ending, "finite"
    for ending in ("a", "ont", "ait", "aient"):
        yield future + ending, "finite"
    yield _third_plural(simple), "finite"
    gerund = "étant" if head == "être" else _soft(imperfect, "ant") + "ant"
    yield gerund, "gerund"
    for ending in ("", "e", "s", "es"):
        if not (participle.endswith("s") and ending == "s"):
            yield participle + ending, "perfect"


def _first_persons(head: str, imperfect: str) -> tuple[str, ...]:
    if head.endswith("er"):
        return _soft(imperfect, "ons") + "ons", head[:-1] + "z"
    return (imperfect + "ons",) if head != "être" else ("sommes",)


def _third_plural(simple: str) -> str:
    if simple.endswith("a"):
        return simple[:-1].removesuffix("e") + "èrent" if simple.endswith("gea") else simple[:-1] + "èrent"
    return simple[:-1] + "rent"


def _soft(stem: str, ending: str) -> str:
    """annonc- and jug- keep their sound before a and o."""
    if ending[0] in "ao":
        if stem.endswith("c"):
            return stem[:-1] + "ç"
        if stem.endswith("g"):
            return stem + "e"
    return stem


def _table(head: str) -> tuple[str, str, str, str, str, str]:
    if head in _IRREGULAR:
        return _IRREGULAR[head]
    for family, (singular, plural, imperfect, future, participle, simple) in _FAMILIES:
        if head.endswith(family):
            prefix = head.removesuffix(family)
            return (
                prefix + singular,
                prefix + plural,
                prefix + imperfect,
                prefix + future,
                prefix + participle,
                prefix + simple,
            )
    if head.endswith("er"):
        return _first_group(head)
    if head.endswith("ir"):
        stem = head[:-2]
        return stem + "it", stem + "issent", stem + "iss", head, stem + "i", stem + "it"
    stem = head[:-2]
    return stem, stem + "ent", stem, head[:-1], stem + "u", stem + "it"


def _first_group(head: str) -> tuple[str, str, str, str, str, str]:
    stem = head[:-2]
    strong = stem
    if stem.endswith(("ppel", "nouvel", "jet")):
        strong = stem + stem[-1]
    elif len(stem) > 2 and stem[-2] in "éeè" and stem[-1] not in "aeiouyé":
        strong = stem[:-2] + "è" + stem[-1]
    elif stem.endswith("oy"):
        strong = stem[:-1] + "i"
    future = strong + "er" if stem[-2:-1] != "é" else head
    return strong + "e", strong + "ent", stem, future, stem + "é", _soft(stem, "a") + "a"

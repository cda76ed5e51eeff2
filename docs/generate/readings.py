"""Examples that are read anew each time the documentation is made, so that what a page shows is what rawi finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from docs.generate.markdown import apart, table

import rawi
from rawi.model import Event, Reading, Span
from rawi.settings import Settings

RULES = Settings(model=False)


class Example(NamedTuple):
    """A text, what is shown of it, and what a reader says it means."""

    text: str
    kinds: tuple[str, ...]
    language: str = "en"
    reader: str = ""


EXAMPLES: dict[str, tuple[Example, ...]] = {
    "mentions": (
        Example("Washington denied it. The Pentagon said the coalition had struck al-Hashd al-Shaabi.", ("mentions",)),
        Example(
            "Le colonel Karim Haddad, porte-parole de l'armée irakienne, a parlé de deux blessés.", ("mentions",), "fr"
        ),
    ),
    "times": (
        Example("The convoy was hit on Monday night and again two days later.", ("times",)),
        Example("وقع الهجوم في 14 أيلول، بعد يوم من غارة مماثلة.", ("times",), "ar"),
    ),
    "places": (
        Example(
            "La frappe a visé un village au sud-est de Deir ez-Zor, près de la frontière syro-irakienne.",
            ("places",),
            "fr",
        ),
        Example("A rocket landed 10 km from Erbil International Airport.", ("places",)),
    ),
    "quantities": (
        Example("At least 12 people were killed and dozens wounded; three vehicles were destroyed.", ("quantities",)),
        Example("Quatre missiles ont été tirés, sans faire de victime.", ("quantities",), "fr"),
        Example("أسفر القصف عن مقتل جنديين وإصابة نحو عشرين آخرين.", ("quantities",), "ar"),
    ),
    "attributions": (
        Example(
            '"We lost two men," a commander told Reuters, adding that the army had fired first.', ("attributions",)
        ),
        Example("Selon un responsable militaire cité par l'AFP, le poste a été attaqué.", ("attributions",), "fr"),
        Example("نفى المتحدث باسم التحالف أي صلة بالهجوم.", ("attributions",), "ar"),
    ),
    "events": (
        Example("A drone strike on the depot killed two soldiers on Tuesday.", ("events",)),
        Example("L'attaque contre le barrage a été repoussée.", ("events",), "fr"),
    ),
    "claims": (
        Example("L'armée aurait tiré quatre missiles sur le dépôt.", ("claims",), "fr"),
        Example("Witnesses said they saw gunmen attack the market.", ("claims",)),
    ),
    "loaded": (Example("Les terroristes ont été neutralisés, selon l'agence.", ("loaded",), "fr"),),
    "misread": (
        Example(
            "The strike on the port authority entered its third day on Monday as dockers demanded higher pay.",
            ("events",),
            reader="Dockers are on strike. Nobody was attacked.",
        ),
        Example(
            "It rained fire over the village, and by morning nobody who had slept in the school was left alive.",
            ("events",),
            reader="A bombardment; all who slept in the school are dead. No figure is given.",
        ),
        Example(
            "Residents of Victoria said gunmen had attacked the market on Friday.",
            ("places",),
            reader="Which Victoria is meant cannot be told from this sentence.",
        ),
        Example(
            'The spokesman laughed at the claim of 40 dead. "Four, and all of them theirs," he said.',
            ("attributions", "events"),
            reader="The spokesman denies 40 dead and speaks of four on the other side.",
        ),
        Example(
            "L'armée aurait perdu une trentaine d'hommes, selon des sources locales, ce que dément le ministère.",
            ("attributions", "events"),
            "fr",
            "Local sources speak of about thirty dead soldiers. The ministry denies that.",
        ),
        Example(
            "قالت مصادر محلية إن القصف أوقع ضحايا بين المدنيين، فيما نفى الجيش مسؤوليته عن الهجوم.",
            ("attributions",),
            "ar",
            "Local sources say that there are civilian casualties. The army denies that it is responsible.",
        ),
    ),
}


def examples_block(name: str) -> Callable[[], str]:
    """The generated block of one group of examples."""

    def made() -> str:
        rows = [row for example in EXAMPLES[name] for row in _rows(example)]
        head = ("text", "what a reader understands", "what rawi finds, by rules")
        return table(head if name == "misread" else (head[0], "found"), rows)

    return made


def _rows(example: Example) -> Iterator[tuple[str, ...]]:
    reading = rawi.read_string(
        example.text, language=example.language, published="2024-05-15", outlet="Gazette X", settings=RULES
    )
    found = "<br>".join(line for kind in example.kinds for line in _SHOWN[kind](reading)) or "nothing"
    yield (apart(example.text), example.reader, found) if example.reader else (apart(example.text), found)


def _quote(reading: Reading, span: Span | None) -> str:
    return "nobody named" if span is None else f"“{apart(reading.document.quote(span))}”"


def _mentions(reading: Reading) -> Iterator[str]:
    names = {actor.id: f"{actor.name} ({actor.kind})" for actor in reading.account.actors}
    for mention in reading.account.mentions:
        yield f"{_quote(reading, mention.span)} → {names.get(mention.actor or '', 'nobody known')}"


def _times(reading: Reading) -> Iterator[str]:
    for time in reading.account.times:
        yield f"{_quote(reading, time.span)} → {time.start or '?'} to {time.end or '?'}"


def _places(reading: Reading) -> Iterator[str]:
    for place in reading.account.places:
        point = f"{place.latitude:.2f}, {place.longitude:.2f}" if place.latitude and place.longitude else "unresolved"
        radius = f" ± {place.radius_km:.0f} km" if place.radius_km is not None else ""
        sector = f", sector towards {place.bearing:.0f}°" if place.bearing is not None else ""
        yield f"{_quote(reading, place.span)} → {place.name} ({point}{radius}{sector})"


def _quantities(reading: Reading) -> Iterator[str]:
    for quantity in reading.account.quantities:
        yield f"{_quote(reading, quantity.span)} → {quantity.unit} {_range(quantity.low, quantity.high)}"


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low}"
    return f"{low} and more" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def _attributions(reading: Reading) -> Iterator[str]:
    for attribution in reading.account.attributions:
        said = " … ".join(_quote(reading, span) for span in attribution.content) or "nothing quoted"
        hidden = f", {attribution.anonymous_kind or 'unnamed'}, anonymous" if attribution.anonymous else ""
        inside = (
            ""
            if attribution.within is None
            else f", inside the link of {_quote(reading, _source(reading, attribution.within))}"
        )
        yield f"{_quote(reading, attribution.source)} {attribution.stance}{hidden}{inside}: {said}"


def _source(reading: Reading, index: int) -> Span | None:
    return reading.account.attributions[index].source


def _events(reading: Reading) -> Iterator[str]:
    for event in reading.account.events:
        yield f"{_quote(reading, event.trigger)} → {event.kind}, {event.status}{''.join(_roles(reading, event))}"


def _roles(reading: Reading, event: Event) -> Iterator[str]:
    for name in ("actor", "target", "place", "time", "weapon"):
        span: Span | None = getattr(event, name)
        if span is not None:
            yield f"; {name} {_quote(reading, span)}"
    for toll in (event.killed, event.injured, event.munitions, event.vehicles):
        if toll is not None:
            yield f"; {toll.unit} {_range(toll.low, toll.high)}"


def _claims(reading: Reading) -> Iterator[str]:
    for claim in reading.account.claims:
        chain = reading.account.chain(claim.attribution)
        word = _quote(reading, chain[0].source) if chain else "the report's own voice"
        yield f"{claim.field} {_quote(reading, claim.span)}, {claim.certainty}, basis {claim.basis}, on the word of {word}"


def _loaded(reading: Reading) -> Iterator[str]:
    for word in reading.account.loaded:
        yield f"{_quote(reading, word.span)} (in place of a plain word of the field: {word.sense})"


_SHOWN: dict[str, Callable[[Reading], Iterator[str]]] = {
    "mentions": _mentions,
    "times": _times,
    "places": _places,
    "quantities": _quantities,
    "attributions": _attributions,
    "events": _events,
    "claims": _claims,
    "loaded": _loaded,
}

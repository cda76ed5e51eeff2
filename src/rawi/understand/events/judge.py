"""Whether a word that may name a happening does name one here.

A logistic model over what stands around the word; its weights are a readable file, fitted by `training/event_judge.py`
on our own annotated reports. Words that it never met are judged by their type, form and neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from rawi.understand.events.triggers import Trigger
from rawi.words.tokens import Token


def judge_triggers(triggers: Sequence[Trigger], tokens: Sequence[Token], language: str) -> list[float]:
    """For each trigger the probability that it describes a happening."""
    weights = _weights()
    return [
        1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights.get(reason, 0.0) for reason in reasons)))))
        for reasons in reasons_of(triggers, tokens, language)
    ]


def reasons_of(triggers: Sequence[Trigger], tokens: Sequence[Token], language: str) -> Iterator[list[str]]:
    """What is weighed for each trigger, as words."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_sentence.setdefault(trigger.sentence, []).append(trigger)
    for trigger in triggers:
        yield [
            *_of_word(trigger, language),
            *_of_neighbours(trigger, tokens, language),
            *_of_sentence(trigger, by_sentence),
        ]


def _of_word(trigger: Trigger, language: str) -> Iterator[str]:
    word = trigger.word
    mark = f"{trigger.type} {word.form}"
    yield "bias"
    yield f"{language} type {trigger.type}"
    yield f"form {mark}"
    yield f"{language} form {mark} {'helped' if trigger.helped else 'bare'}"
    yield f"{language} word {word.base} {trigger.type}"
    yield f"{language} word {word.base} {trigger.type} {word.form} {'helped' if trigger.helped else 'bare'}"
    yield f"{language} written {word.written} {trigger.type}"
    if word.weak:
        yield f"weak {word.form}"
    if word.counts:
        yield f"counts {word.counts} {word.form}"
    if trigger.last - trigger.first > 1:
        yield f"phrase {trigger.type}"


def _of_neighbours(trigger: Trigger, tokens: Sequence[Token], language: str) -> Iterator[str]:
    group = "noun" if trigger.word.form in {"noun", "phrase"} else "verb"
    for offset in (-3, -2, -1, 1, 2, 3):
        at = trigger.first + offset if offset < 0 else trigger.last - 1 + offset
        folded = tokens[at].folded if 0 <= at < len(tokens) else "edge"
        if 0 <= at < len(tokens) and tokens[at].kind == "number":
            folded = "number"
        yield f"{language} {group} {offset} {folded}"
        if abs(offset) == 1:
            yield f"{language} {trigger.type} {group} {offset} {folded}"
    token = tokens[trigger.first]
    if trigger.span.start > token.start:
        yield f"{language} {group} clitic {token.folded[: trigger.span.start - token.start]}"
    if token.text[:1].isupper() and trigger.first:
        yield f"{language} {group} capital"


def _of_sentence(trigger: Trigger, by_sentence: dict[int, list[Trigger]]) -> Iterator[str]:
    others = [other for other in by_sentence[trigger.sentence] if other.first != trigger.first]
    counts = trigger.word.counts
    assaults = [other for other in others if other.type == "ASSAULT"]
    strong = [other for other in assaults if not other.word.weak and not other.word.counts]
    sort = f"{trigger.type} {counts} {'weak' if trigger.word.weak else ''}"
    before = any(other.first < trigger.first for other in strong)
    yield f"with {sort} {'strong before' if before else 'strong after' if strong else 'no strong'}"
    dead = [other for other in assaults if other.word.counts]
    if dead:
        yield f"with {sort} {'count before' if any(o.first < trigger.first for o in dead) else 'count after'}"
    if any(other.type == trigger.type and abs(other.first - trigger.first) <= 3 for other in others):
        yield f"with {sort} close alike"
    yield f"crowd {min(4, len(others))}"
    yield f"sentence {min(3, trigger.sentence)} {trigger.word.form}"


@lru_cache
def _weights() -> dict[str, float]:
    text = files("rawi.knowledge").joinpath("event_words_weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {reason: float(weight) for reason, weight in rows}

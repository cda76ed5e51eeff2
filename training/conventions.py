"""Brings annotated reports to the benchmark's two habits, in place; a second run changes nothing.

python -m training conventions training/corpus/*.jsonl

- One description for each clause and speaker: in the benchmark 97 of 100 groups of assaults of one sentence, attribution, kind and
  status hold one trigger, the deed rather than its effect (`a strike killed three` is `strike` with its toll). Writers tend to mark
  every word; what the others add goes to the one that stays.
- Target, place and time that a description of the main incident lacks are those of the nearest description of the same kind, at
  most two sentences away (the guidelines' "nearest description of the same happening").
"""

from __future__ import annotations

import argparse
import json
import pathlib
from typing import Any

from rawi.evaluate.gold import locate
from rawi.knowledge.event_words import count_words
from rawi.words.sentences import find_sentences
from rawi.words.tokens import find_tokens

Report = dict[str, Any]
TOLLS = ("killed", "injured", "munitions", "vehicles")
ROLES = ("actor", "target", "place", "time", "weapon")
FILLED = ("target", "place", "time")
REACH = 2


def conform(report: Report) -> Report:
    """The report with both habits."""
    return filled(merged(report))


def merged(report: Report) -> Report:
    """One description for each clause: the first that is a deed, else the first."""
    events = report["events"]
    groups: dict[tuple[Any, ...], list[int]] = {}
    for index, (event, sentence) in enumerate(zip(events, sentences_of(report), strict=True)):
        if sentence is not None and event["kind"].startswith("ASSAULT"):
            key = (sentence, event.get("attribution"), event["kind"], event["main"], event["status"])
            groups.setdefault(key, []).append(index)
    gone = set()
    for indices in groups.values():
        first, *others = sorted(indices, key=lambda i: (is_effect(events[i]["trigger"], report["lang"]), i))
        for other in others:
            if tolls_agree(events[first], events[other]):
                events[first] |= {k: events[first][k] or events[other][k] for k in (*TOLLS, *ROLES)}
                gone.add(other)
    return {**report, "events": [event for index, event in enumerate(events) if index not in gone]}


def filled(report: Report) -> Report:
    """Target, place and time of the nearest description of the same kind where one of the main incident has none."""
    told = list(zip(report["events"], sentences_of(report), strict=True))
    events = []
    for event, sentence in told:
        event = dict(event)
        if sentence is not None and event["main"] and event["kind"].startswith("ASSAULT"):
            for role in FILLED:
                near = [
                    (abs(at - sentence), other[role])
                    for other, at in told
                    if at is not None and other["main"] and other["kind"] == event["kind"] and other[role]
                ]
                if event[role] is None and near and min(near)[0] <= REACH:
                    event[role] = min(near)[1]
        events.append(event)
    return {**report, "events": events}


def sentences_of(report: Report) -> list[int | None]:
    """The number of the sentence of each trigger; None where the trigger is not found."""
    text = report["text"]
    ends = [sentence.end for sentence in find_sentences(text)]
    places = [locate(text, event["trigger"]) for event in report["events"]]
    return [None if place is None else sum(end <= place.start for end in ends) for place in places]


def is_effect(trigger: str, language: str) -> bool:
    """The words count victims: `killed`, `blessés`, مقتل."""
    tokens, words = find_tokens(trigger), count_words(language)
    return any(words.match_at(tokens, at) is not None for at in range(len(tokens)))


def tolls_agree(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """No field of victims has two different numbers."""
    pairs = [(left[name], right[name]) for name in ("killed", "injured")]
    return all(not a or not b or (a["low"], a["high"]) == (b["low"], b["high"]) for a, b in pairs)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training conventions", description=__doc__)
    parser.add_argument("files", type=pathlib.Path, nargs="+")
    for path in parser.parse_args(arguments).files:
        reports = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        path.write_text("".join(json.dumps(conform(r), ensure_ascii=False) + "\n" for r in reports), "utf-8")

"""Which of the words that may name a happening are taken to name one."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.knowledge.event_words_grammar import closed_classes
from rawi.understand.events.deeds import deed_parties, names_party
from rawi.understand.events.page import Page
from rawi.understand.events.triggers import Trigger

# F1 of triggers on our own reports in four folds is flat from 0.30 to 0.45 (training/event_judge.py).
SURE_ENOUGH = 0.4
SURE_OF_COUNTS = 0.6
SURE_OF_EFFECTS = 0.8
EFFECT_REACH = 14
SURE_OF_TOLLS = 0.15
SURE_OF_PHRASES = 0.2
SURE_OF_PAIRS = 0.12
SURE_OF_PARTIES = 0.05


def best_of_each(proposed: Sequence[Trigger], scores: Sequence[float], least: float) -> list[tuple[Trigger, float]]:
    """The likeliest type of each word that reaches `least`."""
    best: dict[int, tuple[Trigger, float]] = {}
    for trigger, score in zip(proposed, scores, strict=True):
        if score >= least and (trigger.first not in best or score > best[trigger.first][1]):
            best[trigger.first] = (trigger, score)
    return [best[first] for first in sorted(best)]


def likely_triggers(page: Page, proposed: Sequence[Trigger], scores: Sequence[float]) -> list[tuple[Trigger, float]]:
    """The likeliest type of each word, where it is likely enough; a count of the dead beside the deed needs more."""
    best: dict[int, tuple[Trigger, float]] = {}
    for trigger, score in zip(proposed, scores, strict=True):
        enough = SURE_OF_PHRASES if trigger.word.context or _is_done(page, trigger) else SURE_ENOUGH
        if score < enough and not (score >= SURE_OF_PARTIES and _between_parties(page, trigger, score)):
            continue
        if trigger.first not in best or score > best[trigger.first][1]:
            best[trigger.first] = (trigger, score)
    kept = _without_carriers([best[first] for first in sorted(best)], proposed)
    kept = _with_counts(page, kept, best_of_each(proposed, scores, SURE_OF_TOLLS))
    deeds = [trigger for trigger, _ in kept if trigger.type == "ASSAULT" and not trigger.word.counts]
    return [
        (trigger, score)
        for trigger, score in kept
        if not trigger.word.counts or score >= _of_counts(page, trigger, deeds)
    ]


_DOING = {language: tuple(sorted(stems)) for language, stems in closed_classes("doing").items()}


def _is_done(page: Page, trigger: Trigger) -> bool:
    """The noun of a light verb right before it: `lancé une attaque`, `carried out three raids`, شنت هجوما."""
    if trigger.word.form != "noun" or trigger.type != "ASSAULT":
        return False
    before = page.tokens[max(0, trigger.first - 3) : trigger.first]
    stems = _DOING[page.language]
    return any(token.kind == "word" and token.folded.startswith(stems) for token in before)


def _of_counts(page: Page, trigger: Trigger, deeds: Sequence[Trigger]) -> float:
    """What a word that counts the dead must score: beside the deed, and most where it says itself that the deed did it."""
    beside = [deed for deed in deeds if deed.sentence == trigger.sentence]
    if any(_says_by_what(page, trigger, deed) for deed in beside):
        return SURE_OF_EFFECTS
    return SURE_OF_COUNTS if beside else 0.0


def _says_by_what(page: Page, trigger: Trigger, deed: Trigger) -> bool:
    """`Killed 12 in a strike`, `مقتل 12 في غارة`: the gold describes the strike, which has the dead."""
    if deed.word.form != "noun" or not 0 < deed.first - trigger.last <= EFFECT_REACH:
        return False
    if page.language == "ar" and page.tokens[deed.first].folded.startswith("ب"):
        return True
    links = _BY_WHAT.get(page.language, frozenset())
    return any(page.tokens[at].folded in links for at in range(max(trigger.last, deed.first - 3), deed.first))


_BY_WHAT = {
    "fr": frozenset(["dans", "par", "lors"]),
    "en": frozenset(["in", "by", "from", "during"]),
    "ar": frozenset(["في", "جراء", "اثر", "نتيجة", "نتيجه", "خلال"]),
}


def _with_counts(
    page: Page, kept: list[tuple[Trigger, float]], likely: list[tuple[Trigger, float]]
) -> list[tuple[Trigger, float]]:
    """A sentence that counts the dead tells of a deed, though no word of it was sure enough."""
    told = {trigger.sentence for trigger, _ in kept if trigger.type == "ASSAULT"}
    counted = {page.sentence_of(q.span) for q in page.quantities if q.unit == "killed" and q.low} - told
    if not counted:
        return kept
    added: dict[int, tuple[Trigger, float]] = {}
    for trigger, score in likely:
        if trigger.sentence not in counted or trigger.type != "ASSAULT":
            continue
        if trigger.sentence not in added or score > added[trigger.sentence][1]:
            added[trigger.sentence] = (trigger, score)
    firsts = {trigger.first for trigger, _ in kept}
    more = [pair for pair in added.values() if pair[0].first not in firsts]
    return sorted([*kept, *more], key=lambda pair: pair[0].first)


def _without_carriers(kept: list[tuple[Trigger, float]], proposed: Sequence[Trigger]) -> list[tuple[Trigger, float]]:
    """`A lancé une attaque`: the noun names the deed, the verb only carries it."""
    nouns = {t.first: t for t in proposed if t.type == "ASSAULT" and t.word.form == "noun" and not t.word.counts}
    found: dict[int, tuple[Trigger, float]] = {}
    for trigger, score in kept:
        noun = next((nouns[at] for at in range(trigger.last, trigger.last + 3) if at in nouns), None)
        if trigger.word.weak and trigger.type == "ASSAULT" and trigger.word.form != "noun" and noun is not None:
            trigger = noun
        if trigger.first not in found or score > found[trigger.first][1]:
            found[trigger.first] = (trigger, score)
    return [found[first] for first in sorted(found)]


_OF_LANDS = frozenset(["occuper", "annexer", "coloniser", "occupy", "annex", "colonise", "احتل/يحتل", "ضم/يضم"])
_DEEDS_BETWEEN = frozenset(["SUPPORT", "COERCE", "COOPERATE"])


def _between_parties(page: Page, trigger: Trigger, score: float) -> bool:
    """A deed of one named party to another: `les USA ont soutenu les talibans`; the less sure, the plainer the names."""
    joined = trigger.type == "COOPERATE" and trigger.word.form == "noun" and score >= SURE_OF_PAIRS
    if (
        trigger.type not in _DEEDS_BETWEEN
        or (trigger.word.form in {"noun", "phrase"} and not joined)
        or (trigger.word.form == "participle" and not trigger.helped)
    ):
        return False
    parties = deed_parties(page, trigger)
    if (
        trigger.word.base in _OF_LANDS
        and parties.target is not None
        and names_party(page, parties.target, plainly=True)
    ):
        return True
    plainly = score < SURE_OF_PHRASES and not joined
    return all(
        span is not None and names_party(page, span, plainly=plainly) for span in (parties.actor, parties.target)
    )

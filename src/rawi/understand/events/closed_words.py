"""Closed classes of words that bound names and clauses, by language, in folded spelling."""

from __future__ import annotations

from rawi.knowledge.event_words_grammar import closed_classes

AUXILIARIES = closed_classes("auxiliaries")
STOPS = closed_classes("stops")
LEFT_BOUNDS = closed_classes("left_bounds")
RELATIVES = closed_classes("relatives")
ADVERBS = closed_classes("adverbs")
DETERMINERS = closed_classes("determiners")
BY = closed_classes("by")
AGAINST = closed_classes("against")
AGENTS = closed_classes("agents")
LOCATIVES = closed_classes("locatives")
SITES = closed_classes("sites")

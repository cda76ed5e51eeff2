"""The order of the steps: each sees the document and what the steps above it found."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.model import Account, Document
from rawi.understand.attributions import find_attributions
from rawi.understand.claims import find_claims
from rawi.understand.events import find_events
from rawi.understand.loaded import find_loaded_words
from rawi.understand.mentions import find_mentions
from rawi.understand.places import find_places
from rawi.understand.quantities import find_quantities
from rawi.understand.times import find_times
from rawi.understand.tools import Tagger, Tags
from rawi.version import VERSION


def understand(document: Document, tagger: Tagger) -> Account:
    """All that is understood in one document."""
    (account,) = understand_all([document], tagger)
    return account


def understand_all(documents: Sequence[Document], tagger: Tagger) -> list[Account]:
    """The same for many documents at once: a model reads them in batches."""
    engine = engine_of(tagger)
    return [_account(document, tags, engine) for document, tags in zip(documents, tagger.tag(documents), strict=True)]


def engine_of(tagger: Tagger) -> str:
    """The name that accounts read with this tagger carry: two readings of one engine are the same."""
    return f"rawi {VERSION} {tagger.name}"


def _account(document: Document, tags: Tags, engine: str) -> Account:
    named = find_mentions(document, tags)
    times = find_times(document, tags)
    places = find_places(document, tags, named)
    quantities = find_quantities(document, tags)
    attributions = find_attributions(document, tags, named)
    events = find_events(document, tags, named, places, times, quantities, attributions)
    claims = find_claims(document, tags, named, places, times, attributions, events)
    return Account(
        document=document.id,
        engine=engine,
        language=document.language,
        sentences=tags.sentences,
        mentions=named.mentions,
        actors=named.actors,
        places=places,
        times=times,
        quantities=quantities,
        loaded=find_loaded_words(document, tags),
        attributions=attributions,
        events=events,
        claims=claims,
    )

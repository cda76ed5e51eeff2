"""Reads many reports on one machine: in order, in batches, on as many processes as asked, refusals counted."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

import msgspec

from rawi.errors import Refusal
from rawi.model import Account, Document, Reading
from rawi.reading import read_documents
from rawi.run.engine import build_tagger
from rawi.settings import Settings
from rawi.understand.pipeline import understand_all
from rawi.understand.tools import Tagger

_BATCH = 32
"""Reports understood at once: enough for the model's batches, few enough to answer soon."""
Batch = list[Document | Refusal]


class Tally(msgspec.Struct):
    """What a run has done so far."""

    read: int = 0
    words: int = 0
    refused: Counter[str] = msgspec.field(default_factory=Counter)

    def count(self, outcome: Reading | Refusal) -> None:
        """Adds one outcome."""
        if isinstance(outcome, Refusal):
            self.refused[outcome.reason] += 1
        else:
            self.read += 1
            self.words += len(outcome.document.text.split())


def read_reports(paths: Iterable[str], settings: Settings) -> Iterator[Reading | Refusal]:
    """Every report under the paths, understood, or why it is refused, in the order of the paths.

    Raises InputError for a path that does not exist.
    """
    yield from understand_documents(read_documents(paths, settings), settings)


def understand_documents(documents: Iterator[Document | Refusal], settings: Settings) -> Iterator[Reading | Refusal]:
    """Each document understood, each refusal as it is, in order."""
    if settings.workers > 1:
        yield from _on_processes(documents, settings)
    else:
        tagger = build_tagger(settings)
        for batch in _batches(documents):
            yield from _understood(batch, tagger)


def _batches(documents: Iterator[Document | Refusal]) -> Iterator[Batch]:
    """The first report alone, so that something shows at once; then full batches."""
    batch: Batch = []
    size = 1
    for item in documents:
        batch.append(item)
        if len(batch) >= size:
            yield batch
            batch, size = [], _BATCH
    if batch:
        yield batch


def _understood(batch: Batch, tagger: Tagger) -> Iterator[Reading | Refusal]:
    accounts = iter(understand_all([item for item in batch if isinstance(item, Document)], tagger))
    for item in batch:
        yield Reading(document=item, account=next(accounts)) if isinstance(item, Document) else item


_worker: list[Tagger] = []


def _start_worker(settings: Settings) -> None:
    _worker[:] = [build_tagger(settings)]


def _work(documents: Sequence[Document]) -> list[Account]:
    return understand_all(documents, _worker[0])


def _on_processes(documents: Iterator[Document | Refusal], settings: Settings) -> Iterator[Reading | Refusal]:
    """Batches go to processes and come back in order; no more of them wait than the processes need."""
    context = get_context("spawn")
    with ProcessPoolExecutor(settings.workers, context, _start_worker, (settings,)) as pool:
        waiting: deque[tuple[Batch, Future[list[Account]]]] = deque()
        for batch in _batches(documents):
            waiting.append((batch, pool.submit(_work, [item for item in batch if isinstance(item, Document)])))
            while len(waiting) > 2 * settings.workers:
                yield from _joined(*waiting.popleft())
        while waiting:
            yield from _joined(*waiting.popleft())


def _joined(batch: Batch, accounts: Future[list[Account]]) -> Iterator[Reading | Refusal]:
    found = iter(accounts.result())
    for item in batch:
        yield Reading(document=item, account=next(found)) if isinstance(item, Document) else item

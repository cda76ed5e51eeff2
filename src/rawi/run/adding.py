"""Fills a store: reads, understands and saves report by report, so that a killed run goes on where it stopped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from rawi.connect.pipeline import connect
from rawi.errors import Refusal
from rawi.model import Connections, Document, Id, Reading
from rawi.reading import read_documents
from rawi.run.engine import build_tagger
from rawi.run.jobs import understand_documents
from rawi.settings import Settings
from rawi.store.protocol import Store
from rawi.understand.pipeline import engine_of


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is now in the store; `fresh` is False where it was there already and was not read again."""

    id: Id
    words: int = 0
    fresh: bool = True


def now() -> str:
    """The time in UTC, as the store writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def add_reports(
    paths: Iterable[str],
    settings: Settings,
    store: Store,
    *,
    again: bool = False,
    named: Callable[[str], str] | None = None,
) -> Iterator[Added | Refusal]:
    """Saves every report under the paths, each in a transaction of its own, and tells what became of each.

    Reports that this engine has read before are skipped, unless `again`; `named` turns where one came from into what
    the store says of it. Raises InputError for a path that does not
    exist, StoreError where the store cannot take more.
    """
    adding = _Adding(store, engine_of(build_tagger(settings)), again=again)
    unread = adding.unread(paths, settings, named or str)
    for outcome in understand_documents(unread, settings):
        yield from adding.skipped()
        if isinstance(outcome, Refusal):
            store.save(time=now(), refusals=[plain_refusal(outcome)])
            yield outcome
            continue
        page = adding.pages.pop(outcome.document.raw_sha256 or "", None)
        store.save([outcome], time=now(), raw=[] if page is None else [page])
        yield Added(id=outcome.document.id, words=len(outcome.document.text.split()))
    yield from adding.skipped()


def add_readings(readings: Iterable[Reading], store: Store) -> Iterator[Added]:
    """Saves what was read elsewhere, each in a transaction of its own; their pages' bytes are not at hand."""
    for reading in readings:
        kept = store.kept(reading.document.id)
        known = kept is not None and reading.account.engine in kept.engines and kept.document == reading.document
        store.save([reading], time=now())
        yield Added(id=reading.document.id, words=len(reading.document.text.split()), fresh=not known)


def plain_refusal(refusal: Refusal) -> Refusal:
    """The refusal in characters that every database takes: a file's name may hold others."""
    origin, detail = (_plain(text) for text in (refusal.origin, refusal.detail))
    return Refusal(refusal.reason, origin=origin, detail=detail)


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


class _Adding:
    """What is underway: pages whose documents are not saved yet, and reports that need no reading."""

    def __init__(self, store: Store, engine: str, *, again: bool) -> None:
        self.pages: dict[str, bytes] = {}
        self._store = store
        self._engine = engine
        self._again = again
        self._page = b""
        self._known: list[Id] = []

    def skipped(self) -> Iterator[Added]:
        """The reports found to be in the store since the last call."""
        known, self._known = self._known, []
        for key in known:
            yield Added(id=key, fresh=False)

    def unread(
        self, paths: Iterable[str], settings: Settings, named: Callable[[str], str]
    ) -> Iterator[Document | Refusal]:
        """Documents that must be read, and refusals."""
        for found in read_documents(paths, settings, keep=self._keep):
            item = _renamed(found, named)
            if isinstance(item, Refusal):
                yield item
                continue
            if "\x00" in item.id:
                yield Refusal("encoding", origin=item.origin or "", detail="its id holds a NUL character")
                continue
            kept = self._store.kept(item.id)
            if kept is not None and _is_other(kept.document, item):
                detail = f"another report with the id {item.id} is kept; give this one an id of its own"
                yield Refusal("duplicate", origin=item.origin or "", detail=detail)
            elif kept is not None and not self._again and self._engine in kept.engines and _same(kept.document, item):
                self._known.append(item.id)
            else:
                self.pages[hashlib.sha256(self._page).hexdigest()] = self._page
                yield item

    def _keep(self, page: bytes) -> None:
        self._page = page


def _renamed(item: Document | Refusal, named: Callable[[str], str]) -> Document | Refusal:
    if isinstance(item, Refusal):
        return Refusal(item.reason, origin=named(item.origin), detail=item.detail)
    return msgspec.structs.replace(item, origin=named(item.origin)) if item.origin else item


def _is_other(kept: Document, found: Document) -> bool:
    """The two share nothing but an id that their collections gave."""
    return kept.text != found.text and kept.url != found.url


def _same(kept: Document, found: Document) -> bool:
    """Nothing that a reader sees has changed; when and where it was fetched may."""
    blank = {"fetched": None, "origin": None, "raw_sha256": None, "encoding": None}
    return msgspec.structs.replace(kept, **blank) == msgspec.structs.replace(found, **blank)


def connect_store(store: Store) -> Connections:
    """Connects all reports of the store and saves what was found; incidents keep their ids where they can."""
    found = connect(list(store.readings()), previous=store.connections(judged=False))
    store.save_connections(found.links, found.incidents, time=now())
    return found

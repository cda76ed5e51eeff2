"""The seam between rawi and a database: every store keeps these promises, and one contract suite tests them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from rawi.errors import Refusal
from rawi.model import Connections, Id, Incident, Link, Reading
from rawi.store.records import (
    ActorLine,
    AuditEntry,
    Change,
    Facets,
    Fault,
    IncidentLine,
    IncidentQuery,
    Info,
    Judgement,
    Kept,
    Page,
    QueueItem,
    ReportLine,
    ReportQuery,
    Session,
    SourceLine,
    StoredIncident,
    StoredRefusal,
    StoredReport,
    StoredSource,
    User,
)


class Reports(Protocol):
    """Documents, what was understood in them, and the search over them."""

    def save(
        self,
        readings: Sequence[Reading] = (),
        *,
        time: str,
        raw: Iterable[bytes] = (),
        refusals: Sequence[Refusal] = (),
    ) -> None:
        """All of it or nothing, in one transaction; saving the same again changes nothing.

        An account of an engine that is new to the document becomes the current one; older ones are kept.
        """
        ...

    def kept(self, key: Id) -> Kept | None:
        """What is kept of a document, without its account: for deciding whether it must be read again."""
        ...

    def report(self, key: Id, *, engine: str | None = None) -> StoredReport | None:
        """One report with its current account, or that of the engine asked for."""
        ...

    def raw(self, sha256: str) -> bytes | None:
        """The bytes that a report was read from."""
        ...

    def readings(self, ids: Iterable[Id] | None = None) -> Iterator[Reading]:
        """Current accounts beside their documents: all of them in the order of saving, or those asked for."""
        ...

    def reports(self, query: ReportQuery, *, cursor: str | None = None, limit: int = 50) -> Page[ReportLine]:
        """Reports that meet the query, the newest published first; undated ones come last."""
        ...

    def facets(self, query: ReportQuery) -> Facets:
        """Counts for narrowing the query."""
        ...

    def refusals(self, *, cursor: str | None = None, limit: int = 50) -> Page[StoredRefusal]:
        """What could not be read, the latest first."""
        ...

    def actors(self, *, words: str = "", cursor: str | None = None, limit: int = 50) -> Page[ActorLine]:
        """Actors by how many reports mention them; `words` begin a word of the name."""
        ...

    def actor(self, key: Id) -> ActorLine | None:
        """One actor; its reports are `reports(ReportQuery(actor=key))`."""
        ...


class Ties(Protocol):
    """What holds between reports, and what people judged."""

    def save_connections(self, links: Sequence[Link], incidents: Sequence[Incident], *, time: str) -> None:
        """Replaces the engine's links and incidents, writes their history and replays the live judgements."""
        ...

    def links(
        self, *, documents: Collection[Id] | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[Link]:
        """Links of any of the documents, or all; judged as people judged them."""
        ...

    def connections(self, *, judged: bool = True) -> Connections:
        """All links and incidents: as people judged them, or as the engine last found them."""
        ...

    def link(self, key: Id) -> Link | None:
        """One link, judged as people judged it."""
        ...

    def incidents(self, query: IncidentQuery, *, cursor: str | None = None, limit: int = 50) -> Page[IncidentLine]:
        """Incidents that meet the query, the latest first; undated ones come last."""
        ...

    def incident(self, key: Id) -> StoredIncident | None:
        """The incident of that id, or the one that a former id was merged or renamed into."""
        ...

    def history(self, *, cursor: str | None = None, limit: int = 50) -> Page[Change]:
        """What happened to incidents, the latest first."""
        ...

    def sources(
        self, *, kind: str | None = None, words: str = "", cursor: str | None = None, limit: int = 50
    ) -> Page[SourceLine]:
        """Outlets (`kind="outlet"`), origins of a kind, or both, by how many reports they stand behind."""
        ...

    def source(self, key: str) -> StoredSource | None:
        """One outlet or origin; an outlet's reports are `reports(ReportQuery(outlet=key))`."""
        ...

    def judge(self, judgement: Judgement) -> Judgement:
        """Appends a judgement and an audit entry, applies it, and returns it as kept.

        Raises InputError where the target does not exist, the verdict does not fit it, or no reason is given.
        """
        ...

    def judgements(
        self,
        *,
        target: Id | None = None,
        person: str | None = None,
        live: bool = False,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Page[Judgement]:
        """Judgements, the latest first; `live` leaves out undone ones and undoings."""
        ...

    def queue(self, *, person: str | None = None, cursor: str | None = None, limit: int = 50) -> Page[QueueItem]:
        """What is most worth a look and not judged yet (by that person, where one is given)."""
        ...


class People(Protocol):
    """Who may do what, and who did what."""

    def save_user(self, user: User) -> None:
        """Adds or replaces the user of that name."""
        ...

    def user(self, name: str) -> User | None:
        """The user of that name."""
        ...

    def users(self) -> tuple[User, ...]:
        """All users by name."""
        ...

    def save_session(self, session: Session) -> None:
        """Adds or replaces a login or token."""
        ...

    def session(self, key_hash: str, *, now: str) -> Session | None:
        """The login or token of that hash, unless it has expired."""
        ...

    def sessions(self, user: str, *, kind: str | None = None) -> tuple[Session, ...]:
        """A user's logins and tokens, the oldest first."""
        ...

    def end_session(self, key_hash: str) -> None:
        """Forgets a login or token."""
        ...

    def audit(self, *, time: str, person: str, action: str, target: str = "", detail: str = "") -> AuditEntry:
        """Appends a line to the log."""
        ...

    def audit_log(self, *, cursor: str | None = None, limit: int = 50) -> Page[AuditEntry]:
        """The log, the latest line first."""
        ...


class Store(Reports, Ties, People, Protocol):
    """Where records rest."""

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        ...

    def info(self) -> Info:
        """What it holds; counts everything, so it may take a second."""
        ...

    def check(self) -> Iterator[Fault]:
        """Everything that is wrong: hashes, spans, quotes, references, search index, audit chain, the file itself."""
        ...

    def export(self) -> Iterator[bytes]:
        """All records as JSON lines; logins and tokens are left out."""
        ...

    def load(self, lines: Iterable[bytes]) -> int:
        """Takes in exported lines, in one transaction, and returns how many; raises InputError for a damaged one."""
        ...

    def backup(self, file: Path) -> None:
        """Writes a whole, consistent copy as one SQLite file; raises StoreError where the file exists."""
        ...

    def close(self) -> None:
        """Lets go of the database."""
        ...

    def __enter__(self) -> Store: ...

    def __exit__(self, *_: object) -> None: ...

"""The store over SQLAlchemy Core: each method one transaction, the work in functions over its connection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from rawi.errors import Refusal
from rawi.model import Connections, Id, Incident, Link, Reading
from rawi.store import audit as log
from rawi.store import (
    catalogue,
    checking,
    connecting,
    finding,
    judging,
    linking,
    moving,
    people,
    reports,
    saving,
    trail,
)
from rawi.store.faults import told_plainly
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
from rawi.store.replay import Regrade


class SqlStore:
    """A store in SQLite or PostgreSQL; may be shared by threads. Each method is told by `rawi.store.protocol`."""

    def __init__(self, engine: Engine, address: str, regrade: Regrade) -> None:
        self._regrade = regrade
        self._engine = engine
        self._writer = engine.execution_options(rawi_writes=True)
        self._address = address

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        return self._address

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_plainly(self._address), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_plainly(self._address), self._writer.begin() as connection:
            yield connection

    def save(
        self,
        readings: Sequence[Reading] = (),
        *,
        time: str,
        raw: Iterable[bytes] = (),
        refusals: Sequence[Refusal] = (),
    ) -> None:
        """All of it or nothing."""
        with self._writing() as connection:
            saving.save_raw(connection, raw)
            for reading in readings:
                saving.save_reading(connection, reading, time)
            saving.save_refusals(connection, refusals, time)

    def kept(self, key: Id) -> Kept | None:
        """What is kept of a document, without its account."""
        with self._reading() as connection:
            return reports.find_kept(connection, key)

    def report(self, key: Id, *, engine: str | None = None) -> StoredReport | None:
        """One report with all that is kept about it."""
        with self._reading() as connection:
            return reports.find_report(connection, key, engine)

    def raw(self, sha256: str) -> bytes | None:
        """The bytes that a report was read from."""
        with self._reading() as connection:
            return reports.find_raw(connection, sha256)

    def readings(self, ids: Iterable[Id] | None = None) -> Iterator[Reading]:
        """Current readings; no transaction stays open between them."""
        if ids is not None:
            with self._reading() as connection:
                for found in reports.readings_of(connection, ids):
                    yield from found
            return
        seq = 0
        while True:
            with self._reading() as connection:
                found, seq = reports.readings_after(connection, seq)
            if not found:
                return
            yield from found

    def reports(self, query: ReportQuery, *, cursor: str | None = None, limit: int = 50) -> Page[ReportLine]:
        """A page of reports that meet the query."""
        with self._reading() as connection:
            return finding.list_reports(connection, query, cursor, limit)

    def facets(self, query: ReportQuery) -> Facets:
        """Counts for narrowing the query."""
        with self._reading() as connection:
            return finding.count_facets(connection, query)

    def refusals(self, *, cursor: str | None = None, limit: int = 50) -> Page[StoredRefusal]:
        """What could not be read, the latest first."""
        with self._reading() as connection:
            return catalogue.list_refusals(connection, cursor, limit)

    def actors(self, *, words: str = "", cursor: str | None = None, limit: int = 50) -> Page[ActorLine]:
        """Actors by how many reports mention them."""
        with self._reading() as connection:
            return catalogue.list_actors(connection, words, cursor, limit)

    def actor(self, key: Id) -> ActorLine | None:
        """One actor."""
        with self._reading() as connection:
            return catalogue.find_actor(connection, key)

    def save_connections(self, links: Sequence[Link], incidents: Sequence[Incident], *, time: str) -> None:
        """Replaces the engine's links and incidents."""
        with self._writing() as connection:
            connecting.save_connections(connection, links, incidents, time, self._regrade)

    def links(
        self, *, documents: Collection[Id] | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[Link]:
        """Links of any of the documents, or all."""
        with self._reading() as connection:
            return linking.list_links(connection, documents, cursor, limit)

    def connections(self, *, judged: bool = True) -> Connections:
        """All links and incidents, judged or as the engine last found them."""
        with self._reading() as connection:
            return linking.all_connections(connection, judged=judged)

    def link(self, key: Id) -> Link | None:
        """One link."""
        with self._reading() as connection:
            return linking.find_link(connection, key)

    def incidents(self, query: IncidentQuery, *, cursor: str | None = None, limit: int = 50) -> Page[IncidentLine]:
        """A page of incidents that meet the query."""
        with self._reading() as connection:
            return linking.list_incidents(connection, query, cursor, limit)

    def incident(self, key: Id) -> StoredIncident | None:
        """The incident of that id, or the one that a former id leads to."""
        with self._reading() as connection:
            return linking.find_incident(connection, key)

    def history(self, *, cursor: str | None = None, limit: int = 50) -> Page[Change]:
        """What happened to incidents, the latest first."""
        with self._reading() as connection:
            return linking.list_changes(connection, cursor, limit)

    def sources(
        self, *, kind: str | None = None, words: str = "", cursor: str | None = None, limit: int = 50
    ) -> Page[SourceLine]:
        """Outlets and origins by how many reports they stand behind."""
        with self._reading() as connection:
            return catalogue.list_sources(connection, kind, words, cursor, limit)

    def source(self, key: str) -> StoredSource | None:
        """One outlet or origin."""
        with self._reading() as connection:
            return catalogue.find_source(connection, key)

    def judge(self, judgement: Judgement) -> Judgement:
        """Appends a judgement and applies it."""
        with self._writing() as connection:
            return judging.take_judgement(connection, judgement, self._regrade)

    def judgements(
        self,
        *,
        target: Id | None = None,
        person: str | None = None,
        live: bool = False,
        cursor: str | None = None,
        limit: int = 50,
    ) -> Page[Judgement]:
        """Judgements, the latest first."""
        conditions = trail.conditions_of(target=target, person=person, live=live)
        with self._reading() as connection:
            return trail.list_judgements(connection, conditions, cursor, limit)

    def queue(self, *, person: str | None = None, cursor: str | None = None, limit: int = 50) -> Page[QueueItem]:
        """What is most worth a look."""
        with self._reading() as connection:
            return judging.list_queue(connection, person, cursor, limit)

    def save_user(self, user: User) -> None:
        """Adds or replaces the user of that name."""
        with self._writing() as connection:
            people.save_user(connection, user)

    def user(self, name: str) -> User | None:
        """The user of that name."""
        with self._reading() as connection:
            return people.find_user(connection, name)

    def users(self) -> tuple[User, ...]:
        """All users by name."""
        with self._reading() as connection:
            return people.list_users(connection)

    def save_session(self, session: Session) -> None:
        """Adds or replaces a login or token."""
        with self._writing() as connection:
            people.save_session(connection, session)

    def session(self, key_hash: str, *, now: str) -> Session | None:
        """The login or token, unless it has expired."""
        with self._reading() as connection:
            return people.find_session(connection, key_hash, now)

    def sessions(self, user: str, *, kind: str | None = None) -> tuple[Session, ...]:
        """A user's logins and tokens."""
        with self._reading() as connection:
            return people.list_sessions(connection, user, kind)

    def end_session(self, key_hash: str) -> None:
        """Forgets a login or token."""
        with self._writing() as connection:
            people.end_session(connection, key_hash)

    def audit(self, *, time: str, person: str, action: str, target: str = "", detail: str = "") -> AuditEntry:
        """Appends a line to the log."""
        with self._writing() as connection:
            return log.append_entry(connection, time=time, person=person, action=action, target=target, detail=detail)

    def audit_log(self, *, cursor: str | None = None, limit: int = 50) -> Page[AuditEntry]:
        """The log, the latest line first."""
        with self._reading() as connection:
            return log.list_entries(connection, cursor, limit)

    def info(self) -> Info:
        """What it holds."""
        with self._reading() as connection:
            return checking.describe(connection, self._address)

    def check(self) -> Iterator[Fault]:
        """Everything that is wrong."""
        with self._reading() as connection:
            yield from checking.find_faults(connection)

    def export(self) -> Iterator[bytes]:
        """All records as JSON lines."""
        with self._reading() as connection:
            yield from moving.export_lines(connection)

    def load(self, lines: Iterable[bytes]) -> int:
        """Takes in exported lines."""
        with self._writing() as connection:
            return moving.load_lines(connection, lines, self._regrade)

    def backup(self, file: Path) -> None:
        """Writes a whole copy as one SQLite file."""
        from rawi.store.backups import write_backup  # which opens a store itself

        with told_plainly(self._address):
            write_backup(self, self._engine, file)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> SqlStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

"""The tables of a store: bodies are records as compressed JSON, the columns beside them are what is searched and sorted by."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0002"
"""The newest revision that this program knows; `migrations/versions/` leads to it."""

metadata = MetaData()

raws = Table(
    "raws",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("day", Integer, nullable=False),  # ordinal of the first day it can be published on; 0 is unknown
    Column("published", Text),  # the interval, as JSON
    Column("language", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("title", Text),
    Column("opening", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("raw_sha256", Text),
    Column("engine", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("documents_by_day", "day", "seq"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("document", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("seq", Integer, nullable=False),  # the largest of a document is its current account
    Column("saved_at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("document", "engine"),
)

terms = Table(
    "terms",
    metadata,
    # One inverted index for every filter: reports that have a value, already in the order in which they are listed.
    Column("kind", Text, nullable=False),  # actor, event, outlet, language, country, origin
    Column("value", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "value", "day", "seq"),
    Index("terms_by_report", "seq", "kind", "value"),
    sqlite_with_rowid=False,
)

term_counts = Table(
    "term_counts",
    metadata,
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "value"),
    Index("term_counts_by_size", "kind", "reports", "value"),
    sqlite_with_rowid=False,
)

points = Table(
    "points",
    metadata,
    Column("seq", Integer, nullable=False),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    PrimaryKeyConstraint("seq", "latitude", "longitude"),
    Index("points_by_place", "latitude", "longitude", "seq"),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("belongs_to", Text),
    Column("wikidata", Text),
)

refusals = Table(
    "refusals",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("origin", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("time", Text, nullable=False),
    UniqueConstraint("origin", "reason", "detail"),
)

links = Table(
    "links",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("judgement", Text, nullable=False),  # as people judged it; the body holds the engine's
    Column("judge", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("links_by_left", "left", "seq"),
    Index("links_by_right", "right", "seq"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False),
    Column("layer", Text, nullable=False),  # engine, or person: what judgements made of it
    Column("shown", Integer, nullable=False),  # 0 where a judgement's incident stands in its place
    Column("kind", Text, nullable=False),
    Column("day", Integer, nullable=False),  # ordinal of its first day; 0 is unknown
    Column("last_day", Integer, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("grade", Text),
    Column("folded", Text, nullable=False),
    Column("line", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("id", "layer"),
    Index("incidents_by_day", "shown", "day", "seq"),
    Index("incidents_by_kind", "shown", "kind", "day", "seq"),
    Index("incidents_by_grade", "shown", "grade", "day", "seq"),
    Index("incidents_by_place", "shown", "latitude", "longitude"),
)

incident_reports = Table(
    "incident_reports",
    metadata,
    Column("incident", Integer, nullable=False),  # seq of the incident's row
    Column("document", Text, nullable=False),
    Column("main", Integer, nullable=False),
    PrimaryKeyConstraint("incident", "document"),
    Index("incident_reports_by_document", "document", "main", "incident"),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("side", Text),
    Column("body", LargeBinary, nullable=False),
)

incident_origins = Table(
    "incident_origins",
    metadata,
    Column("origin", Text, nullable=False),
    Column("incident", Integer, nullable=False),
    PrimaryKeyConstraint("origin", "incident"),
    Index("incident_origins_by_incident", "incident"),
    sqlite_with_rowid=False,
)

drifts = Table(
    "drifts",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("incident", Integer, nullable=False),
    Column("outlet", Text),  # of the relay
    Column("body", LargeBinary, nullable=False),
    Index("drifts_by_outlet", "outlet", "seq"),
    Index("drifts_by_incident", "incident"),
)

changes = Table(
    "changes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("incident", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("into", Text),  # where a former id leads
    Column("body", LargeBinary, nullable=False),
    Index("changes_by_incident", "incident", "seq"),
    Index("changes_by_into", "into", "seq"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("target_kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("document", Text),
    Column("undoes", Text),
    Column("body", LargeBinary, nullable=False),
    Index("judgements_by_target", "target", "seq"),
    Index("judgements_by_document", "document", "seq"),
    Index("judgements_by_person", "person", "seq"),
    Index("judgements_by_undone", "undoes"),
)

review = Table(
    "review",
    metadata,
    Column("target", Text, primary_key=True),
    Column("target_kind", Text, nullable=False),
    Column("document", Text),
    Column("priority", Float, nullable=False),
    Column("judged", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("title", Text, nullable=False),
    Index("review_by_priority", "judged", "priority", "target"),
    Index("review_by_weight", "priority", "target"),
    Index("review_by_document", "document"),
)

users = Table(
    "users",
    metadata,
    Column("name", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("key_hash", Text, primary_key=True),
    Column("user", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("sessions_by_user", "user", "created"),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

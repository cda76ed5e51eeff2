"""The first tables: reports, ties, judgements, people, and the index of words."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes all tables, the text index, and the guards of what may only be appended to."""
    _make_tables()
    _make_text_index()
    _make_guards()


def _is_postgres() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _make_text_index() -> None:
    """FTS5 in SQLite, tsvector in PostgreSQL, both over folded words."""
    if _is_postgres():
        op.execute("CREATE TABLE report_text (seq integer PRIMARY KEY, search tsvector NOT NULL)")
        op.execute("CREATE INDEX report_text_by_word ON report_text USING gin (search)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE report_text USING fts5(words, inner_words, tokenize = 'unicode61 remove_diacritics 0')"
        )


def _make_guards() -> None:
    """The database itself refuses to change or remove judgements and lines of the log."""
    if _is_postgres():
        op.execute(
            "CREATE FUNCTION rawi_append_only() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'rawi - this table can only be appended to'; END $$"
        )
    for table in ("judgements", "audit"):
        for act in ("update", "delete"):
            if _is_postgres():
                then = "FOR EACH ROW EXECUTE FUNCTION rawi_append_only()"
            else:
                then = f"BEGIN SELECT RAISE(ABORT, 'rawi - {table} can only be appended to'); END"
            op.execute(f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} {then}")


def _make_tables() -> None:

    op.create_table(
        "accounts",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document", "engine"),
    )
    op.create_table(
        "actors",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("belongs_to", sa.Text(), nullable=True),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "changes",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("into", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("changes_by_incident", "changes", ["incident", "seq"], unique=False)
    op.create_index("changes_by_into", "changes", ["into", "seq"], unique=False)
    op.create_table(
        "documents",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=True),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("documents_by_day", "documents", ["day", "seq"], unique=False)
    op.create_table(
        "drifts",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("drifts_by_incident", "drifts", ["incident"], unique=False)
    op.create_index("drifts_by_outlet", "drifts", ["outlet", "seq"], unique=False)
    op.create_table(
        "incident_origins",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("origin", "incident"),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_origins_by_incident", "incident_origins", ["incident"], unique=False)
    op.create_table(
        "incident_reports",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("main", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("incident", "document"),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_reports_by_document", "incident_reports", ["document", "main", "incident"], unique=False)
    op.create_table(
        "incidents",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("line", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", "layer"),
    )
    op.create_index("incidents_by_day", "incidents", ["shown", "day", "seq"], unique=False)
    op.create_index("incidents_by_grade", "incidents", ["shown", "grade", "day", "seq"], unique=False)
    op.create_index("incidents_by_kind", "incidents", ["shown", "kind", "day", "seq"], unique=False)
    op.create_index("incidents_by_place", "incidents", ["shown", "latitude", "longitude"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("target_kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("judgements_by_document", "judgements", ["document", "seq"], unique=False)
    op.create_index("judgements_by_person", "judgements", ["person", "seq"], unique=False)
    op.create_index("judgements_by_target", "judgements", ["target", "seq"], unique=False)
    op.create_index("judgements_by_undone", "judgements", ["undoes"], unique=False)
    op.create_table(
        "links",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("judge", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("links_by_left", "links", ["left", "seq"], unique=False)
    op.create_index("links_by_right", "links", ["right", "seq"], unique=False)
    op.create_table(
        "origins",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "points",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("seq", "latitude", "longitude"),
        sqlite_with_rowid=False,
    )
    op.create_index("points_by_place", "points", ["latitude", "longitude", "seq"], unique=False)
    op.create_table(
        "raws",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "refusals",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("origin", "reason", "detail"),
    )
    op.create_table(
        "review",
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("target_kind", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("priority", sa.Float(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("target"),
    )
    op.create_index("review_by_document", "review", ["document"], unique=False)
    op.create_index("review_by_priority", "review", ["judged", "priority", "target"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("key_hash", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("expires", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key_hash"),
    )
    op.create_index("sessions_by_user", "sessions", ["user", "created"], unique=False)
    op.create_table(
        "term_counts",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "value"),
        sqlite_with_rowid=False,
    )
    op.create_index("term_counts_by_size", "term_counts", ["kind", "reports", "value"], unique=False)
    op.create_table(
        "terms",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "value", "day", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_index("terms_by_report", "terms", ["seq", "kind", "value"], unique=False)
    op.create_table(
        "users",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )

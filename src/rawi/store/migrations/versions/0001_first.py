"""The first tables."""

from alembic import op

from rawi.store.tables import metadata
from rawi.store.text_search import create_text_index, guard_what_only_grows

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes all tables, the text index, and the guards of what may only be appended to."""
    bind = op.get_bind()
    metadata.create_all(bind)
    create_text_index(bind)
    guard_what_only_grows(bind)

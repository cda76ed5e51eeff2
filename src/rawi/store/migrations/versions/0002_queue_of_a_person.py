"""An index for a person's own queue: without it, 300,000 items took 300 ms to sort."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the index."""
    op.create_index("review_by_weight", "review", ["priority", "target"], unique=False)

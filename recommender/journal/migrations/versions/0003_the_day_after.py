"""The pain of the day after a session.

The types are spelled out rather than taken from the code, as in the first migration.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column to the sessions; of earlier ones nobody was asked."""
    op.add_column("sessions", sa.Column("pain_next_day", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Drops it with all that it holds."""
    op.drop_column("sessions", "pain_next_day")

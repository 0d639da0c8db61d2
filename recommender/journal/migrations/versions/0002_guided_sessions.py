"""Guided sessions: what happened in them, how far they came, how they were.

The types are spelled out rather than taken from the code, as in the first migration.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the events, and three columns to the sessions; earlier sessions were completed."""
    op.add_column(
        "sessions", sa.Column("status", sa.Text(), nullable=False, server_default="completed")
    )
    op.add_column("sessions", sa.Column("feeling", sa.Text(), nullable=True))
    op.add_column("sessions", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "events",
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("session", "seq"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Drops them with all that they hold."""
    op.drop_table("events")
    op.drop_column("sessions", "note")
    op.drop_column("sessions", "feeling")
    op.drop_column("sessions", "status")

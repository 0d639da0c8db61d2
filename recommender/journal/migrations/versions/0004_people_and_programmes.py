"""People, each with rows of their own; programmes; a seal on every row.

The types and the seal are spelled out rather than taken from the code, as in the first migration.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
DAY = sa.Date().with_variant(sa.Text(), "sqlite")
FIRST = ["first", "Me", "me", 1, 1]
OLD = ("routines", "sessions", "events", "settings")
SESSIONS = (
    "key", "routine", "day", "zone", "finished_at", "seconds", "exercises", "region_seconds",
    "pain_before", "pain_after", "pain_next_day", "status", "feeling", "note",
)  # fmt: skip


def upgrade() -> None:
    """What was kept belongs to one first person."""
    op.drop_index("ix_sessions_day", table_name="sessions")
    for name in OLD:
        op.rename_table(name, f"old_{name}")
    _make_tables()
    _insert("people", ("id", "name", "folded", "added", "used"), [FIRST])
    _copy("routines", ("id", "created_at", "document", "digest"))
    _copy("sessions", SESSIONS)
    _copy("events", ("session", "seq", "body"))
    _copy("settings", ("name", "value"))
    for name in OLD:
        op.drop_table(f"old_{name}")


def downgrade() -> None:
    """There is no way back: an older journal has room for one person only."""
    raise NotImplementedError("Put back the backup that was made before the update.")


def _copy(table: str, columns: Sequence[str]) -> None:
    old = sa.table(f"old_{table}", *(sa.column(name) for name in columns))
    found = op.get_bind().execute(sa.select(old))
    _insert(table, ("person", *columns), [[FIRST[0], *row] for row in found])


def _insert(table: str, columns: Sequence[str], rows: list[list[Any]]) -> None:
    new = sa.table(table, *(sa.column(name) for name in (*columns, "seal")))
    told = [dict(zip((*columns, "seal"), (*row, _seal(row)), strict=True)) for row in rows]
    if told:
        op.get_bind().execute(new.insert(), told)


def _seal(row: list[Any]) -> str:
    written = json.dumps([_plain(value) for value in row], ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _make_tables() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("folded"),
        sqlite_strict=True,
    )
    op.create_table(
        "routines",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "id"),
        sa.UniqueConstraint("person", "digest"),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sqlite_strict=True,
    )
    op.create_table(
        "sessions",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("routine", sa.Text(), nullable=False),
        sa.Column("day", DAY, nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("finished_at", MOMENT, nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("exercises", sa.Text(), nullable=False),
        sa.Column("region_seconds", sa.Text(), nullable=False),
        sa.Column("pain_before", sa.Integer(), nullable=True),
        sa.Column("pain_after", sa.Integer(), nullable=True),
        sa.Column("pain_next_day", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("feeling", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "key"),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sqlite_strict=True,
    )
    op.create_index("ix_sessions_person_day", "sessions", ["person", "day"])
    _make_documents("events", sa.Column("session", sa.Text(), nullable=False),
                    sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False))
    _make_documents("settings", sa.Column("name", sa.Text(), nullable=False))
    _make_documents("programmes", sa.Column("key", sa.Text(), nullable=False))
    _make_documents("programme_days", sa.Column("programme", sa.Text(), nullable=False),
                    sa.Column("day", DAY, nullable=False))


def _make_documents(table: str, *key: sa.Column[Any]) -> None:
    body = {"events": "body", "settings": "value"}.get(table, "document")
    op.create_table(
        table,
        sa.Column("person", sa.Text(), nullable=False),
        *key,
        sa.Column(body, sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", *(column.name for column in key)),
        sa.ForeignKeyConstraint(["person"], ["people.id"]),
        sqlite_strict=True,
    )

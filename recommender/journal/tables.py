"""How does the journal lie in the database? Its tables and the types of their columns."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

REVISION = "0004"
"""The migration that makes exactly these tables; a test holds the two together."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC.

    SQLite forgets zones, so there it is text of a fixed width, which also sorts by time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, a timestamp with zone elsewhere."""
        return Text() if dialect.name == "sqlite" else DateTime(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """To the database, always in UTC."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.isoformat(timespec="microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the database, aware and in UTC."""
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if dialect.name == "sqlite" else value
        return moment.astimezone(UTC) if isinstance(moment, datetime) else None


class Day(TypeDecorator[date]):
    """A local day as stored with its session; never shifted by any zone."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, because a STRICT table has no dates."""
        return Text() if dialect.name == "sqlite" else Date()

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """To the database."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """From the database."""
        return date.fromisoformat(value) if dialect.name == "sqlite" else value


class Json(TypeDecorator[Any]):
    """A JSON document as text, its keys in the order given."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002
        """To the database."""
        return json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """From the database."""
        return None if value is None else json.loads(value)


METADATA = MetaData()


def _of_a_person() -> Column[str]:
    return Column("person", Text, ForeignKey("people.id"), primary_key=True)


def _seal() -> Column[str]:
    return Column("seal", Text, nullable=False)


# Numbers instead of moments: who was added and used last does not depend on any clock.
PEOPLE = Table(
    "people",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    Column("added", Integer, nullable=False),
    Column("used", Integer, nullable=False),
    _seal(),
    sqlite_strict=True,
)

ROUTINES = Table(
    "routines",
    METADATA,
    _of_a_person(),
    Column("id", Text, primary_key=True),
    Column("created_at", Moment, nullable=False),
    Column("document", Text, nullable=False),
    Column("digest", Text, nullable=False),
    _seal(),
    UniqueConstraint("person", "digest"),
    sqlite_strict=True,
)

# No foreign key to routines: a session is a record of what a body did, and must be kept
# even when another window has just erased or never stored the routine it followed.
SESSIONS = Table(
    "sessions",
    METADATA,
    _of_a_person(),
    Column("key", Text, primary_key=True),
    Column("routine", Text, nullable=False),
    Column("day", Day, nullable=False),
    Column("zone", Text, nullable=False),
    Column("finished_at", Moment, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("exercises", Json, nullable=False),
    Column("region_seconds", Json, nullable=False),
    Column("pain_before", Integer),
    Column("pain_after", Integer),
    Column("pain_next_day", Integer),
    Column("status", Text, nullable=False),
    Column("feeling", Text),
    Column("note", Text, nullable=False),
    _seal(),
    Index("ix_sessions_person_day", "person", "day"),
    sqlite_strict=True,
)

# What happened in a guided session, as it happened: rows are added and never changed.
EVENTS = Table(
    "events",
    METADATA,
    _of_a_person(),
    Column("session", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("body", Json, nullable=False),
    _seal(),
    sqlite_strict=True,
)

SETTINGS = Table(
    "settings",
    METADATA,
    _of_a_person(),
    Column("name", Text, primary_key=True),
    Column("value", Json, nullable=False),
    _seal(),
    sqlite_strict=True,
)

PROGRAMMES = Table(
    "programmes",
    METADATA,
    _of_a_person(),
    Column("key", Text, primary_key=True),
    Column("document", Json, nullable=False),
    _seal(),
    sqlite_strict=True,
)

PROGRAMME_DAYS = Table(
    "programme_days",
    METADATA,
    _of_a_person(),
    Column("programme", Text, primary_key=True),
    Column("day", Day, primary_key=True),
    Column("document", Json, nullable=False),
    _seal(),
    sqlite_strict=True,
)

OWN = (ROUTINES, SESSIONS, EVENTS, SETTINGS, PROGRAMMES, PROGRAMME_DAYS)
"""The tables whose rows each belong to one person."""

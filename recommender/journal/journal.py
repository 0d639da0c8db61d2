"""What can be asked of the journal, and what can be written into it?"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from recommender.journal.opening import open_engine, outside_transactions, writing
from recommender.journal.tables import METADATA, ROUTINES, SESSIONS, SETTINGS
from recommender.journal.unusable import JournalUnusable, plain_words
from recommender.session import History, Performed, Session

WEEKLY_GOALS = range(1, 15)
"""Sessions a week that a person may aim at: up to two a day."""

DEFAULT_WEEKLY_GOAL = 3
"""Within the two to three days a week or more that ACSM advises for stretching."""

WORST_PAIN = 10

_STILL_HELD = (
    "Everything is deleted, but another window still holds the old file; "
    "close it and erase once more."
)
_GOAL = "weekly-goal"
_BLOCKED = "blocked"


@dataclass(frozen=True)
class Kept:
    """A routine's document, and the moment in UTC when its answers were told."""

    document: str
    told_at: datetime


class Journal:
    """One person's memory. Safe to share between threads; every method is one transaction.

    Every method raises `JournalUnusable` when the database fails.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def remember(self, document: str, created_at: datetime) -> str:
        """Keeps a routine's document and gives its id, which says nothing about it.

        The same text again gives the same id; it counts as told at the later moment.

        Raises:
            ValueError: when `created_at` has no zone.
        """
        _refuse_naive(created_at)
        row = {
            "id": secrets.token_urlsafe(16),
            "created_at": created_at,
            "document": document,
            "digest": hashlib.sha256(document.encode()).hexdigest(),
        }
        same = ROUTINES.c.digest == row["digest"]
        insert = self._insert(ROUTINES).values(row)
        insert = insert.on_conflict_do_update(
            index_elements=[ROUTINES.c.digest], set_={"created_at": insert.excluded.created_at}
        )
        with self._writing() as connection:
            connection.execute(insert)
            return str(connection.execute(select(ROUTINES.c.id).where(same)).scalar_one())

    def routine(self, id: str) -> str | None:
        """The document of a routine, or None when it is not kept."""
        kept = self.told(id)
        return None if kept is None else kept.document

    def told(self, id: str) -> Kept | None:
        """A routine with the moment of its answers, or None when it is not kept."""
        return self._kept(select(ROUTINES).where(ROUTINES.c.id == id))

    def told_last(self) -> Kept | None:
        """The routine whose answers are the newest, or None before the first."""
        return self._kept(
            select(ROUTINES).order_by(ROUTINES.c.created_at.desc(), ROUTINES.c.id).limit(1)
        )

    def record(self, session: Session) -> bool:
        """Keeps a session; False when its key was recorded before, and then nothing changes.

        Raises:
            ValueError: when `finished_at` has no zone.
        """
        _refuse_naive(session.finished_at)
        statement = self._insert(SESSIONS).values(session.model_dump()).on_conflict_do_nothing()
        with self._writing() as connection:
            # PostgreSQL's driver does not count inserted rows; what comes back is countable.
            kept = connection.execute(statement.returning(SESSIONS.c.key))
            return kept.first() is not None

    def forget_session(self, key: str) -> bool:
        """Undoes a mistaken mark; False when there was none."""
        with self._writing() as connection:
            return connection.execute(delete(SESSIONS).where(SESSIONS.c.key == key)).rowcount == 1

    def rate(self, key: str, pain_before: int | None, pain_after: int | None) -> bool:
        """Sets both pains (0-10, None for unsaid) of a session; False when it is not recorded.

        Raises:
            ValueError: when a pain is outside 0-10.
        """
        for pain in (pain_before, pain_after):
            if pain is not None and pain not in range(WORST_PAIN + 1):
                raise ValueError("Choose a pain from 0 to 10.")
        pains = {"pain_before": pain_before, "pain_after": pain_after}
        with self._writing() as connection:
            rated = connection.execute(update(SESSIONS).where(SESSIONS.c.key == key).values(pains))
            return rated.rowcount == 1

    def session(self, key: str) -> Session | None:
        """The session of this key, or None."""
        with self._reading() as connection:
            row = (
                connection.execute(select(SESSIONS).where(SESSIONS.c.key == key)).mappings().first()
            )
            return None if row is None else _session(row)

    def sessions_since(self, day: date) -> tuple[Session, ...]:
        """The sessions on this local day and later, oldest first."""
        since = select(SESSIONS).where(SESSIONS.c.day >= day)
        with self._reading() as connection:
            rows = connection.execute(
                since.order_by(SESSIONS.c.day, SESSIONS.c.finished_at, SESSIONS.c.key)
            )
            return tuple(_session(row) for row in rows.mappings())

    def history(self, limit: int = 14) -> History:
        """What was performed in the last `limit` sessions, newest last."""
        newest = select(SESSIONS.c.day, SESSIONS.c.exercises).order_by(
            SESSIONS.c.day.desc(), SESSIONS.c.finished_at.desc(), SESSIONS.c.key.desc()
        )
        with self._reading() as connection:
            rows = connection.execute(newest.limit(max(0, limit))).mappings().all()
            return tuple(
                Performed.model_validate(dict(row), strict=False) for row in reversed(rows)
            )

    def weekly_goal(self) -> int:
        """Sessions a week the person aims at."""
        goal = self._setting(_GOAL)
        return goal if isinstance(goal, int) and goal in WEEKLY_GOALS else DEFAULT_WEEKLY_GOAL

    def set_weekly_goal(self, sessions: int) -> None:
        """Sets the sessions a week.

        Raises:
            ValueError: with a sentence, outside 1-14.
        """
        if sessions not in WEEKLY_GOALS:
            raise ValueError(
                f"Choose a weekly goal from {WEEKLY_GOALS[0]} to {WEEKLY_GOALS[-1]} sessions."
            )
        self._set(_GOAL, int(sessions))

    def blocked(self) -> bool:
        """Whether routines stay away until the safety questions are asked again."""
        return self._setting(_BLOCKED) is not None

    def block(self) -> None:
        """After a referral: no old routine may reappear. Nothing about the answers is kept."""
        self._set(_BLOCKED, True)

    def unblock(self) -> None:
        """The questions were asked again, and no answer needs care first."""
        with self._writing() as connection:
            connection.execute(delete(SETTINGS).where(SETTINGS.c.name == _BLOCKED))

    def erase(self) -> None:
        """Deletes everything, also from the free pages and the write-ahead log of SQLite.

        Raises:
            JournalUnusable: also when the rows are deleted but another process still reads,
                so that traces remain; erasing once more then removes them.
        """
        with self._writing() as connection:
            for table in METADATA.sorted_tables:
                connection.execute(delete(table))
        with plain_words(), outside_transactions(self._engine).connect() as connection:
            if self._engine.dialect.name == "sqlite":
                _scrub(connection)
            else:
                for table in METADATA.sorted_tables:
                    connection.exec_driver_sql(f"VACUUM FULL {table.name}")

    def _kept(self, question: Select[Any]) -> Kept | None:
        with self._reading() as connection:
            row = connection.execute(question).mappings().first()
            return None if row is None else Kept(row["document"], row["created_at"])

    def _setting(self, name: str) -> Any:
        with self._reading() as connection:
            return connection.scalar(select(SETTINGS.c.value).where(SETTINGS.c.name == name))

    def _set(self, name: str, value: Any) -> None:
        statement = self._insert(SETTINGS).values(name=name, value=value)
        statement = statement.on_conflict_do_update(
            index_elements=[SETTINGS.c.name], set_={"value": statement.excluded.value}
        )
        with self._writing() as connection:
            connection.execute(statement)

    def _insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        # Both know ON CONFLICT, in the same words; SQLAlchemy's common insert does not.
        is_sqlite = self._engine.dialect.name == "sqlite"
        return sqlite.insert(table) if is_sqlite else postgresql.insert(table)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_words(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_words(), writing(self._engine).begin() as connection:
            yield connection


def open_journal(url: str | None = None) -> Journal:
    """The journal at `url`, else at LIMBER_DATABASE_URL, else in the person's own folder.

    Raises:
        JournalUnusable: with one sentence that says what to do.
    """
    return Journal(open_engine(url))


def _session(row: RowMapping) -> Session:
    return Session.model_validate(dict(row))


def _refuse_naive(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("Give the moment with its zone, best in UTC.")


def _scrub(connection: Connection) -> None:
    connection.exec_driver_sql("VACUUM")
    busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if busy:
        raise JournalUnusable(_STILL_HELD)

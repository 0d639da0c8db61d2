"""What can be asked of the journal, and what can be written into it?"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from recommender.journal.opening import open_engine, outside_transactions
from recommender.journal.performances import Performances, refuse_naive
from recommender.journal.tables import METADATA, ROUTINES, SETTINGS
from recommender.journal.unusable import JournalUnusable, plain_words

WEEKLY_GOALS = range(1, 15)
"""Sessions a week that a person may aim at: up to two a day."""

DEFAULT_WEEKLY_GOAL = 3
"""Within the two to three days a week or more that ACSM advises for stretching."""

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


class Journal(Performances):
    """One person's memory. Safe to share between threads; every method is one transaction.

    Every method raises `JournalUnusable` when the database fails.
    """

    def remember(self, document: str, created_at: datetime) -> str:
        """Keeps a routine's document and gives its id, which says nothing about it.

        The same text again gives the same id; it counts as told at the later moment.

        Raises:
            ValueError: when `created_at` has no zone.
        """
        refuse_naive(created_at)
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


def open_journal(url: str | None = None) -> Journal:
    """The journal at `url`, else at LIMBER_DATABASE_URL, else in the person's own folder.

    Raises:
        JournalUnusable: with one sentence that says what to do.
    """
    return Journal(open_engine(url))


def _scrub(connection: Connection) -> None:
    connection.exec_driver_sql("VACUUM")
    busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if busy:
        raise JournalUnusable(_STILL_HELD)

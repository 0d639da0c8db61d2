"""What can be asked of the journal, and what can be written into it?"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select

from recommender.journal.archiving import Archivable
from recommender.journal.copied import Copied
from recommender.journal.erasing import Erasable
from recommender.journal.exporting import GOAL
from recommender.journal.opening import open_engine
from recommender.journal.people import used_last
from recommender.journal.performances import refuse_naive
from recommender.journal.tables import ROUTINES, SETTINGS

WEEKLY_GOALS = range(1, 15)
"""Sessions a week that a person may aim at: up to two a day."""

DEFAULT_WEEKLY_GOAL = 3
"""Within the two to three days a week or more that ACSM advises for stretching."""

_BLOCKED = "blocked"


@dataclass(frozen=True)
class Kept:
    """A routine's document, and the moment in UTC when its answers were told."""

    document: str
    told_at: datetime


class Journal(Archivable, Copied, Erasable):
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
        digest = hashlib.sha256(document.encode()).hexdigest()
        row = {"created_at": created_at, "document": document, "digest": digest}
        with self._writing() as connection:
            same = self._row(connection, ROUTINES, digest=digest)
            id = str(same["id"]) if same else secrets.token_urlsafe(16)
            if same is None or same["created_at"] < created_at:
                self._put(connection, ROUTINES, [{"id": id, **row}])
            return id

    def routine(self, id: str) -> str | None:
        """The document of a routine, or None when it is not kept."""
        kept = self.told(id)
        return None if kept is None else kept.document

    def told(self, id: str) -> Kept | None:
        """A routine with the moment of its answers, or None when it is not kept."""
        return self._kept(self._asked(ROUTINES, id=id))

    def told_last(self) -> Kept | None:
        """The routine whose answers are the newest, or None before the first."""
        newest = self._asked(ROUTINES).order_by(ROUTINES.c.created_at.desc(), ROUTINES.c.id)
        return self._kept(newest.limit(1))

    def weekly_goal(self) -> int:
        """Sessions a week the person aims at."""
        goal = self._setting(GOAL)
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
        self._set(GOAL, int(sessions))

    def blocked(self) -> bool:
        """Whether routines stay away until the safety questions are asked again."""
        return self._setting(_BLOCKED) is not None

    def block(self) -> None:
        """After a referral: no old routine may reappear. Nothing about the answers is kept."""
        self._set(_BLOCKED, True)

    def unblock(self) -> None:
        """The questions were asked again, and no answer needs care first."""
        with self._writing() as connection:
            self._drop(connection, SETTINGS, name=_BLOCKED)

    def _kept(self, question: Select[Any]) -> Kept | None:
        with self._reading() as connection:
            found = self._rows(connection, ROUTINES, question)
            return Kept(found[0]["document"], found[0]["created_at"]) if found else None


def open_journal(url: str | None = None) -> Journal:
    """The journal at `url`, else at LIMBER_DATABASE_URL, else in the person's own folder.

    Raises:
        JournalUnusable: with one sentence that says what to do.
    """
    engine = open_engine(url)
    return Journal(engine, used_last(engine))

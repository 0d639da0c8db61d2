"""How does everything of a person go out into a file, and come back in? In one transaction each.

The mark that keeps routines away goes neither out nor in: it is only ever taken back by asking the
safety questions again.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from recommender.archive import Archive, KeptRoutine
from recommender.journal.connected import Row
from recommender.journal.exporting import GOAL, archive_of
from recommender.journal.merging import both
from recommender.journal.people import People
from recommender.journal.performances import Performances, event_row
from recommender.journal.programmes import Programmes, day_row
from recommender.journal.tables import (
    EVENTS,
    OWN,
    PROGRAMME_DAYS,
    ROUTINES,
    SESSIONS,
    SETTINGS,
)
from recommender.journal.wishes import CHECK_INS, FAVOURITES, LEFT_OUT, PREFS, SKIPPED, Wishes

KEYS: Mapping[str, Callable[[Any], Any]] = {
    "favourites": str,
    "skipped_weeks": lambda each: each,
    "check_ins": lambda each: each.day,
    "programmes": lambda each: each.key,
    "programme_days": lambda each: (each.programme, each.day),
    "routines": lambda each: each.id,
    "sessions": lambda each: each.key,
    "events": lambda each: each.session,
}
"""What names one row of each list of a file."""


@dataclass(frozen=True)
class Merged:
    """How many rows a file brought that were new, and how many that it changed, by their list.

    What else stands in the file was known here, or has no place beside what is here.
    """

    new: Mapping[str, int]
    changed: Mapping[str, int]


class Archivable(Performances, Programmes, Wishes, People):
    """What is kept of a person, as a whole."""

    def export(self) -> Archive:
        """Everything that is kept of this person, apart from the mark after a referral."""
        with self._reading() as connection:
            return self._whole(connection)

    def merge(self, archive: Archive) -> Merged:
        """Takes a file in, whole or not at all; the same file again changes nothing.

        docs/archive.md says what stands when both know the same thing.
        """
        with self._writing() as connection:
            here = self._whole(connection)
            after = both(here, archive, lambda: secrets.token_urlsafe(16))
            self._keep_choices(connection, here, after)
            self._keep_rows(connection, here, after)
            for each in _gone(here, after, "programme_days"):
                self._drop(connection, PROGRAMME_DAYS, programme=each.programme, day=each.day)
        return Merged(
            new={key: sum(1 for _ in _gone(after, here, key)) for key in KEYS},
            changed={key: sum(1 for _ in _changed(here, after, key)) for key in KEYS},
        )

    def _whole(self, connection: Connection) -> Archive:
        name = self._own_name(connection)
        asked = {table.name: (table, self._asked(table)) for table in OWN}
        return archive_of(
            name, {key: self._rows(connection, *question) for key, question in asked.items()}
        )

    def _keep_choices(self, connection: Connection, here: Archive, after: Archive) -> None:
        if after.name and here.name is None:
            self._take_name(connection, after.name)
        before = _settings(here)
        told = {name: value for name, value in _settings(after).items() if value != before[name]}
        rows = [{"name": name, "value": value} for name, value in told.items()]
        self._put(connection, SETTINGS, rows)

    def _keep_rows(self, connection: Connection, here: Archive, after: Archive) -> None:
        """Rows that are new or changed; events are only ever added."""
        fresh = {key: [*_gone(after, here, key), *_changed(here, after, key)] for key in KEYS}
        self._put(connection, ROUTINES, map(_routine_row, fresh["routines"]))
        self._put(connection, SESSIONS, (each.model_dump() for each in fresh["sessions"]))
        self._put(connection, PROGRAMME_DAYS, map(day_row, fresh["programme_days"]))
        for each in fresh["programmes"]:
            self._keep_programme(connection, each)
        known = {(each.session, event.seq) for each in here.events for event in each.events}
        added = (
            event_row(each.session, event)
            for each in fresh["events"]
            for event in each.events
            if (each.session, event.seq) not in known
        )
        self._put(connection, EVENTS, added)


def _gone(before: Archive, after: Archive, key: str) -> Iterator[Any]:
    """The rows of a list that are there before and not after."""
    kept = {KEYS[key](each) for each in getattr(after, key)}
    return (each for each in getattr(before, key) if KEYS[key](each) not in kept)


def _changed(before: Archive, after: Archive, key: str) -> Iterator[Any]:
    """The rows of a list as they are after, when they were another before."""
    was = {KEYS[key](each): each for each in getattr(before, key)}
    return (each for each in getattr(after, key) if was.get(KEYS[key](each), each) != each)


def _routine_row(routine: KeptRoutine) -> Row:
    return {
        "id": routine.id,
        "created_at": routine.told_at,
        "document": routine.document,
        "digest": hashlib.sha256(routine.document.encode()).hexdigest(),
    }


def _settings(archive: Archive) -> dict[str, Any]:
    """The choices as the journal keeps them; favourites and weeks as keys, in their order."""
    return {
        GOAL: archive.weekly_goal,
        PREFS: archive.guidance.model_dump(),
        LEFT_OUT: {name: wish.model_dump() for name, wish in archive.left_out.items()},
        FAVOURITES: dict.fromkeys(archive.favourites, True),
        SKIPPED: {day.isoformat(): True for day in archive.skipped_weeks},
        CHECK_INS: {each.day.isoformat(): each.course for each in archive.check_ins},
    }

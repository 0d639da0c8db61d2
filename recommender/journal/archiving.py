"""How does everything of a person go out into a file, and come back in? In one transaction each.

The mark that keeps routines away goes neither out nor in: it is only ever taken back by asking the
safety questions again.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from recommender.archive import Archive, Happened, KeptRoutine
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

Named = Mapping[str, Mapping[Any, Any]]
"""The rows of a file by its key and then by what names each."""


@dataclass(frozen=True)
class Merged:
    """How many rows a file brought that were new, and how many that it changed, by their key.

    `choices` are the name, the weekly goal and how to be guided. What else stands in the file was
    known here, or has no place beside what is here.
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
            if here.name is None and after.name and not self._take_name(connection, after.name):
                after = after.model_copy(update={"name": None})
            self._keep_choices(connection, here, after)
            self._keep_rows(connection, here, after)
            return _counted(_named(here), _named(after))

    def _whole(self, connection: Connection) -> Archive:
        name = self._own_name(connection)
        rows = {each.name: self._rows(connection, each, self._asked(each)) for each in OWN}
        return archive_of(name, rows)

    def _keep_choices(self, connection: Connection, here: Archive, after: Archive) -> None:
        before, now = _settings(here), _settings(after)
        rows = [{"name": name, "value": now[name]} for name in now if now[name] != before[name]]
        self._put(connection, SETTINGS, rows)

    def _keep_rows(self, connection: Connection, here: Archive, after: Archive) -> None:
        """What is new or changed. Events are only ever added; days end with their programme."""
        was, now = _named(here), _named(after)
        self._put(connection, ROUTINES, map(_routine_row, _fresh(was, now, "routines")))
        sessions = (each.model_dump() for each in _fresh(was, now, "sessions"))
        self._put(connection, SESSIONS, sessions)
        for each in _fresh(was, now, "programmes"):
            self._keep_programme(connection, each)
        self._put(connection, PROGRAMME_DAYS, map(day_row, _fresh(was, now, "programme_days")))
        for programme, day in was["programme_days"].keys() - now["programme_days"].keys():
            self._drop(connection, PROGRAMME_DAYS, programme=programme, day=day)
        for each in _fresh(was, now, "events"):
            self._put(connection, EVENTS, _added(was["events"].get(each.session), each))


def _named(archive: Archive) -> Named:
    choices = {
        "name": archive.name,
        "weekly_goal": archive.weekly_goal,
        "guidance": archive.guidance.model_dump(),
    }
    return {
        "choices": {name: value for name, value in choices.items() if value},
        "left_out": archive.left_out,
        "favourites": dict.fromkeys(archive.favourites),
        "skipped_weeks": dict.fromkeys(archive.skipped_weeks),
        "check_ins": {each.day: each for each in archive.check_ins},
        "programmes": {each.key: each for each in archive.programmes},
        "programme_days": {(each.programme, each.day): each for each in archive.programme_days},
        "routines": {each.id: each for each in archive.routines},
        "sessions": {each.key: each for each in archive.sessions},
        "events": {each.session: each for each in archive.events},
    }


def _fresh(was: Named, now: Named, key: str) -> Iterator[Any]:
    """The rows that are new, or another than they were."""
    return (row for name, row in now[key].items() if was[key].get(name) != row)


def _counted(was: Named, now: Named) -> Merged:
    new = {key: len(now[key].keys() - was[key].keys()) for key in now}
    both = {key: now[key].keys() & was[key].keys() for key in now}
    changed = {key: sum(now[key][n] != was[key][n] for n in both[key]) for key in now}
    return Merged(new=new, changed=changed)


def _added(was: Happened | None, now: Happened) -> Iterator[Row]:
    known = {event.seq for event in was.events} if was else set()
    return (event_row(now.session, each) for each in now.events if each.seq not in known)


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

"""What does the journal know of what was done? Sessions, and what happened in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from recommender.journal.connected import Connected
from recommender.journal.tables import EVENTS, SESSIONS
from recommender.session import (
    LONGEST_NOTE,
    Event,
    Feeling,
    History,
    Performed,
    Session,
    read_events,
)

WORST_PAIN = 10
GOES_ON = ("finished_at", "seconds", "exercises", "region_seconds", "status")
"""What changes while a guided session goes on."""


class Performances(Connected):
    """The sessions of one person; every method is one transaction."""

    def record(self, session: Session) -> bool:
        """Keeps a session; False when its key was recorded before, and then nothing changes.

        A session that was only started may still be marked as done.

        Raises:
            ValueError: when `finished_at` has no zone.
        """
        refuse_naive(session.finished_at)
        with self._writing() as connection:
            before = self._session(connection, session.key)
            free = before is None or before.status == "started"
            if free:
                self._keep_session(connection, session)
            return free

    def forget_session(self, key: str) -> bool:
        """Undoes a mistaken mark, with all that happened in it; False when there was none."""
        with self._writing() as connection:
            self._drop(connection, EVENTS, session=key)
            return self._drop(connection, SESSIONS, key=key) == 1

    def rate(self, key: str, pain_before: int | None, pain_after: int | None) -> bool:
        """Sets both pains (0-10, None for unsaid) of a session; False when it is not recorded.

        Raises:
            ValueError: when a pain is outside 0-10.
        """
        _refuse_pain(pain_before, pain_after)
        return self._say(key, pain_before=pain_before, pain_after=pain_after)

    def rate_next_day(self, session_key: str, pain: int | None) -> bool:
        """Sets the pain of the day after a session; False when the session is not recorded.

        Raises:
            ValueError: when the pain is outside 0-10.
        """
        _refuse_pain(pain)
        return self._say(session_key, pain_next_day=pain)

    def session(self, key: str) -> Session | None:
        """The session of this key, or None."""
        with self._reading() as connection:
            return self._session(connection, key)

    def sessions_since(self, day: date) -> tuple[Session, ...]:
        """The sessions on this local day and later, oldest first."""
        since = self._asked(SESSIONS).where(SESSIONS.c.day >= day)
        ordered = since.order_by(SESSIONS.c.day, SESSIONS.c.finished_at, SESSIONS.c.key)
        with self._reading() as connection:
            return tuple(map(Session.model_validate, self._rows(connection, SESSIONS, ordered)))

    def history(self, limit: int = 14) -> History:
        """What was performed in the last `limit` sessions, newest last."""
        newest = self._asked(SESSIONS).order_by(
            SESSIONS.c.day.desc(), SESSIONS.c.finished_at.desc(), SESSIONS.c.key.desc()
        )
        with self._reading() as connection:
            rows = self._rows(connection, SESSIONS, newest.limit(max(0, limit)))
            performed = [Performed.model_validate(row, strict=False) for row in reversed(rows)]
            return History(performed=tuple(performed))

    def events(self, key: str) -> tuple[Event, ...]:
        """What happened in a guided session, in order."""
        with self._reading() as connection:
            return self._happened(connection, session=key).get(key, ())

    def all_events(self) -> Mapping[str, tuple[Event, ...]]:
        """What happened in every guided session, by its key."""
        with self._reading() as connection:
            return self._happened(connection)

    def go_on(self, session: Session, events: Sequence[Event]) -> tuple[Event, ...]:
        """Adds what happened in a guided session, and how far it has come; gives what was new.

        The same event again changes nothing. What the person said of the session is left alone.

        Raises:
            ValueError: when `finished_at` has no zone.
        """
        refuse_naive(session.finished_at)
        with self._writing() as connection:
            happened = self._happened(connection, session=session.key)
            seen = {event.seq for event in happened.get(session.key, ())}
            fresh = [event for event in events if event.seq not in seen]
            self._put(connection, EVENTS, [event_row(session.key, each) for each in fresh])
            before = self._session(connection, session.key)
            self._keep_session(connection, session if before is None else _further(before, session))
            return tuple(fresh)

    def tell(self, key: str, feeling: Feeling | None, note: str) -> bool:
        """Sets how a session was, and a note; False when it is not recorded.

        Raises:
            ValueError: when the note is too long.
        """
        if len(note) > LONGEST_NOTE:
            raise ValueError(f"A note has room for {LONGEST_NOTE} characters.")
        return self._say(key, feeling=feeling, note=note)

    def _say(self, key: str, **said: Any) -> bool:
        with self._writing() as connection:
            session = self._session(connection, key)
            if session is not None:
                self._keep_session(connection, session.model_copy(update=said))
            return session is not None

    def _session(self, connection: Connection, key: str) -> Session | None:
        row = self._row(connection, SESSIONS, key=key)
        return None if row is None else Session.model_validate(row)

    def _keep_session(self, connection: Connection, session: Session) -> None:
        self._put(connection, SESSIONS, [session.model_dump()])

    def _happened(self, connection: Connection, **key: str) -> dict[str, tuple[Event, ...]]:
        asked = self._asked(EVENTS, **key).order_by(EVENTS.c.session, EVENTS.c.seq)
        told: dict[str, list[Any]] = {}
        for row in self._rows(connection, EVENTS, asked):
            told.setdefault(row["session"], []).append(row["body"])
        return {session: read_events(bodies) for session, bodies in told.items()}


def refuse_naive(moment: datetime) -> None:
    """Raises ValueError when a moment has no zone."""
    if moment.utcoffset() is None:
        raise ValueError("Give the moment with its zone, best in UTC.")


def _refuse_pain(*pains: int | None) -> None:
    if any(pain is not None and pain not in range(WORST_PAIN + 1) for pain in pains):
        raise ValueError("Choose a pain from 0 to 10.")


def _further(before: Session, session: Session) -> Session:
    return before.model_copy(update={name: getattr(session, name) for name in GOES_ON})


def event_row(session: str, event: Event) -> dict[str, Any]:
    """An event of a session as the journal keeps it."""
    return {"session": session, "seq": event.seq, "body": event.model_dump(mode="json")}

"""What does the journal know of what was done? Sessions, what happened in them, and wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, delete, select, update

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
_LEFT_OUT = "left-out"
_PREFS = "session-prefs"
GOES_ON = ("finished_at", "seconds", "exercises", "region_seconds", "status")
"""What changes while a guided session goes on."""


@dataclass(frozen=True)
class Wish:
    """Why an exercise is left out: for good, or until a day because it hurt, and how often."""

    until: str = ""
    hurt: int = 0


class Performances(Connected):
    """The sessions of one person; every method is one transaction."""

    def record(self, session: Session) -> bool:
        """Keeps a session; False when its key was recorded before, and then nothing changes.

        A session that was only started may still be marked as done.

        Raises:
            ValueError: when `finished_at` has no zone.
        """
        refuse_naive(session.finished_at)
        statement = self._insert(SESSIONS).values(session.model_dump())
        statement = statement.on_conflict_do_update(
            index_elements=[SESSIONS.c.key],
            set_={name: statement.excluded[name] for name in session.model_dump() if name != "key"},
            where=SESSIONS.c.status == "started",
        )
        with self._writing() as connection:
            # PostgreSQL's driver does not count inserted rows; what comes back is countable.
            kept = connection.execute(statement.returning(SESSIONS.c.key))
            return kept.first() is not None

    def forget_session(self, key: str) -> bool:
        """Undoes a mistaken mark, with all that happened in it; False when there was none."""
        with self._writing() as connection:
            connection.execute(delete(EVENTS).where(EVENTS.c.session == key))
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
            performed = [
                Performed.model_validate(dict(row), strict=False) for row in reversed(rows)
            ]
            return History(performed=tuple(performed))

    def events(self, key: str) -> tuple[Event, ...]:
        """What happened in a guided session, in order."""
        asked = select(EVENTS.c.body).where(EVENTS.c.session == key).order_by(EVENTS.c.seq)
        with self._reading() as connection:
            return read_events(list(connection.scalars(asked)))

    def go_on(self, session: Session, events: Sequence[Event]) -> tuple[Event, ...]:
        """Adds what happened in a guided session, and how far it has come; gives what was new.

        The same event again changes nothing. What the person said of the session is left alone.

        Raises:
            ValueError: when `finished_at` has no zone.
        """
        refuse_naive(session.finished_at)
        rows = [
            {"session": session.key, "seq": event.seq, "body": event.model_dump(mode="json")}
            for event in events
        ]
        upsert = self._insert(SESSIONS).values(session.model_dump())
        own = {name: upsert.excluded[name] for name in GOES_ON}
        upsert = upsert.on_conflict_do_update(index_elements=[SESSIONS.c.key], set_=own)
        with self._writing() as connection:
            seen = set(
                connection.scalars(select(EVENTS.c.seq).where(EVENTS.c.session == session.key))
            )
            for row in rows:
                connection.execute(self._insert(EVENTS).values(row).on_conflict_do_nothing())
            connection.execute(upsert)
            return tuple(event for event in events if event.seq not in seen)

    def tell(self, key: str, feeling: Feeling | None, note: str) -> bool:
        """Sets how a session was, and a note; False when it is not recorded.

        Raises:
            ValueError: when the note is too long.
        """
        if len(note) > LONGEST_NOTE:
            raise ValueError(f"A note has room for {LONGEST_NOTE} characters.")
        said = {"feeling": feeling, "note": note}
        with self._writing() as connection:
            told = connection.execute(update(SESSIONS).where(SESSIONS.c.key == key).values(said))
            return told.rowcount == 1

    def prefs(self) -> dict[str, Any]:
        """How the person wants to be guided: sound, voice, and which voice."""
        kept = self._setting(_PREFS)
        return kept if isinstance(kept, dict) else {}

    def set_prefs(self, prefs: Mapping[str, Any]) -> None:
        """Remembers how the person wants to be guided."""
        self._set(_PREFS, dict(prefs))

    def left_out(self) -> dict[str, Wish]:
        """What the person wants to be left out: for good, or until a day."""
        kept = self._setting(_LEFT_OUT)
        return {name: Wish(**wish) for name, wish in kept.items()} if isinstance(kept, dict) else {}

    def leave_out(self, exercise: str, wish: Wish) -> None:
        """Leaves an exercise out from now on."""
        told = {**self.left_out(), exercise: wish}
        self._set(_LEFT_OUT, {name: asdict(each) for name, each in told.items()})

    def offer_again(self, exercise: str) -> None:
        """Takes a wish to leave an exercise out back."""
        told = {name: asdict(w) for name, w in self.left_out().items() if name != exercise}
        self._set(_LEFT_OUT, told)


def refuse_naive(moment: datetime) -> None:
    """Raises ValueError when a moment has no zone."""
    if moment.utcoffset() is None:
        raise ValueError("Give the moment with its zone, best in UTC.")


def _session(row: RowMapping) -> Session:
    return Session.model_validate(dict(row))

"""Who said what of what they did? Journals for the pages that heed feedback."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from recommender.journal import Journal, Wish
from recommender.routine import Routine
from recommender.session import Event, Session

TODAY = date(2026, 11, 18)
"""A Wednesday."""


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def performed(journal: Journal, routine: Routine, day: date, **said: Any) -> Session:
    """A routine that was done in full on a day, kept with what was said of it."""
    moment = datetime.combine(day, time(9), UTC)
    parts: dict[str, Any] = {
        "key": f"session-{day}",
        "routine": journal.remember(routine.as_json(), moment),
        "day": day,
        "zone": "UTC",
        "finished_at": moment,
        "seconds": routine.seconds,
        "exercises": tuple(step.exercise for step in routine.steps),
        "region_seconds": {},
    }
    session = Session(**{**parts, **said})
    journal.record(session)
    return session


def hurting(
    journal: Journal, routine: Routine, day: date, pain: int, step: int = 0, **said: Any
) -> Session:
    """The same, guided, with pain in one step, which rests from 6 on."""
    session = performed(journal, routine, day, **said)
    event = Event(seq=1, at=session.finished_at, kind="hurt", step=step, pain=pain)
    journal.go_on(session, [event])
    if pain >= 6:
        until = (day + timedelta(days=14)).isoformat()
        journal.leave_out(routine.steps[step].exercise, Wish(until=until, hurt=1))
    return session


def done_already(journal: Journal, routine: Routine, day: date, step: int = 0) -> Session:
    """The same with one step that had been done before that day's session."""
    session = performed(journal, routine, day)
    skip = Event(seq=1, at=session.finished_at, kind="skip", step=step, why="done-already")
    journal.go_on(session, [skip])
    return session

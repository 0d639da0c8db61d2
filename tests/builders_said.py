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


def lived_through(journal: Journal, routine: Routine, today: date) -> str:
    """Two weeks of a routine; gives its id. The last time, yesterday, two steps hurt."""
    for days in (12, 10, 8, 3):
        performed(journal, routine, today - timedelta(days=days), pain_before=4, pain_after=3)
    yesterday = today - timedelta(days=1)
    session = hurting(journal, routine, yesterday, 6, step=1, pain_before=4, pain_after=4)
    eased = Event(seq=2, at=datetime.combine(yesterday, time(9), UTC), kind="hurt", step=2, pain=4)
    journal.go_on(session, [eased])
    journal.set_favourite(routine.steps[0].exercise, True)
    return session.routine


def done_already(journal: Journal, routine: Routine, day: date, step: int = 0) -> Session:
    """The same with one step that had been done before that day's session."""
    session = performed(journal, routine, day)
    skip = Event(seq=1, at=session.finished_at, kind="skip", step=step, why="done-already")
    journal.go_on(session, [skip])
    return session

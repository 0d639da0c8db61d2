"""Which thirty days do the tests of reports look back on?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from recommender.reporting import Record
from recommender.session import Event, Session
from tests.builders_documents import a_routine

UNTIL = date(2026, 3, 31)
FIRST = date(2026, 3, 2)
"""The first of the thirty days."""


@dataclass(frozen=True)
class AWeek:
    """A calendar week as a report needs it."""

    start: date
    done: int = 3
    goal: int = 4
    adherence: int | None = 75
    minutes: int = 36


def a_session(day: date = UNTIL, **changes: Any) -> Session:
    """A completed session on a day, in the morning."""
    parts: dict[str, Any] = {
        "key": f"session-{day.isoformat()}",
        "routine": "routine-1",
        "day": day,
        "zone": "Europe/Berlin",
        "finished_at": datetime.combine(day, time(8), UTC),
        "seconds": 300,
        "exercises": ("walking", "cat-cow"),
        "region_seconds": {},
    }
    return Session(**{**parts, **changes})


def a_hurt(seq: int = 1, **changes: Any) -> Event:
    """Something hurt in the third step, the cat-cow."""
    parts: dict[str, Any] = {
        "seq": seq,
        "at": datetime(2026, 3, 31, 8, tzinfo=UTC),
        "kind": "hurt",
        "step": 2,
        "pain": 5,
    }
    return Event(**{**parts, **changes})


def a_record(*sessions: Session, **changes: Any) -> Record:
    """What is known of a person who does one routine."""
    parts: dict[str, Any] = {
        "sessions": sessions,
        "routines": {"routine-1": a_routine()},
        "routine": a_routine(),
        "weeks": [AWeek(FIRST + at * timedelta(weeks=1)) for at in range(5)],
    }
    return Record(**{**parts, **changes})

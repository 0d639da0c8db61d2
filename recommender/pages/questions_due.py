"""Which question about the days before is it time for? One at a time, and none twice a day."""

from __future__ import annotations

from datetime import date

from recommender.pages.feedback_today import Said
from recommender.session import Session

NEXT_DAY, WEEK = "next-day", "week"
"""The names under which a question is set aside."""
LATEST_DAYS = 2
"""So many days after a session its pain is asked for: yesterday's, or that of the day before."""
WEEK_DAYS = 7


def next_day(said: Said) -> Session | None:
    """The session whose pain of the day after is asked for today: the last one before today.

    None when that is known, when no pain before it was told to compare with, or when another
    session is already over today.
    """
    before = [each for each in said.sessions if each.day < said.today]
    if not before or _is_set_aside(said, NEXT_DAY, 1) or _done_today(said):
        return None
    last = before[-1]
    lately = (said.today - last.day).days <= LATEST_DAYS
    open_still = last.pain_before is not None and last.pain_next_day is None
    return last if lately and open_still else None


def is_week_due(said: Said) -> bool:
    """Whether a week has passed since the last answer, and since a session to compare with."""
    answered = [each.day for each in said.check_ins if each.day <= said.today]
    if answered and _days(said, answered[-1]) < WEEK_DAYS:
        return False
    began = any(_days(said, each.day) >= WEEK_DAYS for each in said.sessions)
    return began and not _is_set_aside(said, WEEK, WEEK_DAYS)


def _is_set_aside(said: Said, name: str, days: int) -> bool:
    day = (said.hushed or {}).get(name)
    return day is not None and _days(said, day) < days


def _done_today(said: Said) -> bool:
    return any(each.day == said.today and each.status != "started" for each in said.sessions)


def _days(said: Said, day: date) -> int:
    return (said.today - day).days

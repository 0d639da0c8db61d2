"""Does it last? Weeks in a row, and a strength that builds up slowly and forgives a miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from recommender.adherence.aim import ONE_WEEK, Aim, week_of
from recommender.adherence.weeks import completed
from recommender.session import Session

HALF_LIFE_WEEKS = 4
"""After so many weeks a week counts half as much; derived.

Smoothed as in the Loop Habit Tracker (Álinson Santos Xavier,
https://github.com/iSoron/uhabits), where a day loses half its weight after 13 days, divided by the
root of the wished days in one: 13 days for every day, 20 for three times a week, 34 for once a
week. Four weeks lies among these, and does not depend on the goal, so that another goal does not
change how fast the past fades.
"""
KEPT = 0.5 ** (1 / HALF_LIFE_WEEKS)
"""What a week leaves of the strength before it."""
LONGEST_MEMORY = 104
"""Weeks; what is older weighs less than a millionth."""


def streak_weeks(sessions: Iterable[Session], aim: Aim, today: date) -> int:
    """Weeks in a row that reached what was recommended, up to the last full week.

    The current week adds one as soon as it does, and breaks nothing before. A week off neither
    breaks the row nor adds to it.
    """
    done = _by_week(sessions)
    monday, _ = week_of(today)
    streak = int(monday not in aim.skipped and _reached(done, aim, monday))
    while (monday := monday - ONE_WEEK) in aim.skipped or _reached(done, aim, monday):
        streak += monday not in aim.skipped
    return streak


def strength(sessions: Iterable[Session], aim: Aim, today: date) -> int:
    """How firm the habit is, from 0 to 100, rounded down; derived.

    Each week moves the strength a little towards the part of its recommended sessions that was
    done: strength = KEPT x strength + (1 - KEPT) x part, from 0 in the week before the first
    session. The current week and a week off count only when they raise it.
    """
    done, (this_monday, _) = _by_week(sessions), week_of(today)
    first = max(min(done, default=this_monday), this_monday - LONGEST_MEMORY * ONE_WEEK)
    firm = 0.0
    for at in range((this_monday - first).days // 7 + 1):
        monday = first + at * ONE_WEEK
        moved = KEPT * firm + (1 - KEPT) * min(1.0, done[monday] / aim.week(monday))
        only_up = monday == this_monday or monday in aim.skipped
        firm = max(firm, moved) if only_up else moved
    return int(100 * firm + 1e-9)


def _by_week(sessions: Iterable[Session]) -> Counter[date]:
    return Counter(week_of(session.day)[0] for session in completed(sessions))


def _reached(done: Mapping[date, int], aim: Aim, monday: date) -> bool:
    return done[monday] >= aim.week(monday)
